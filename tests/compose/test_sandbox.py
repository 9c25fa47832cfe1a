"""Chapters come from strangers: nothing of them reaches Python, and no chapter runs for ever."""

import pytest

from qreport.compose.language.output import MOST_CHARACTERS
from qreport.compose.language.tags import MOST_TAGS

from .samples import ROWS, composition, names, said

LOOP, END = "{% for a in 记录.programmes %}", "{% endfor %}"


@pytest.mark.parametrize(
    "expression",
    [
        "().__class__.__bases__[0].__subclasses__()", "值.__class__", "值['__init__']['__globals__']",
        "值|attr('__class__')", "''.__class__.__mro__", "[].append(1)", "self.__init__", "loop.__class__",
        "'{0.__class__}'.format(值)", "'%s' % 值", "'{}'|format(值)", "'%(a)s'|format(a=值)",
        "值.students.composition",
        "学校.section", "学校.model_fields", "记录.composition", "记录.programmes.rows",
        "cycler.__init__",
        "lipsum.__globals__", "namespace(a=1)", "joiner()", "dict(a=1)", "range(10)", "debug()", "值|tojson",
        "值|map(attribute='composition')", "值|selectattr('x')", "request", "config", "environment",
        "Ellipsis",
        "context", "resolve", "t_1", "l_0_值", "missing", "__builtins__", "__import__('os')",
        "open('/etc/passwd')",
    ],
)  # fmt: skip
def test_nothing_of_python_is_reached(expression: str) -> None:
    stage = composition()
    text = said(f"{LOOP}{{{{ {expression} }}}}{END}{{{{ {expression} }}}}", stage)
    assert stage.findings
    assert "object" not in text
    assert "<" not in text
    assert {finding.name for finding in stage.findings} <= {
        "not-allowed-in-chapter", "unknown-name", "unknown-indicator", "misused-value", "template-syntax",
        "group-missing",
    }  # fmt: skip


def test_attributes_of_our_own_values_are_names_like_any_other() -> None:
    stage = composition()
    said(
        "{{ 值.composition }}{{ 值['period'] }}{{ 学校.section }}{{ 记录.item }}{{ 值.students.fact }}", stage
    )
    assert set(names(stage.findings)) == {"unknown-indicator", "unknown-name", "group-missing"}


def test_text_of_data_is_neither_template_nor_markdown() -> None:
    source = "{{ 学校.name }}" + LOOP + "{{ a.programme }}；" + END
    assert said(source, composition()) == "某*职业*学校机电*技术*；{{ 值.students }}；汽车维修；"


@pytest.mark.parametrize(
    "source",
    [
        LOOP * 5 + "{% if '甲' in '" + "乙" * 5000 + "' %}{% endif %}" + END * 5,
        "{% for a in [" + "1," * 1200 + "] %}{% for b in [" + "1," * 1200 + "] %}{{ loop.last }}" + END * 2,
        "{% for a in 记录.programmes if a.students > 0 %}" * 6 + END * 6,
        LOOP * 3 + "{{ '" + "长" * 2000 + "' }}" + END * 3,
        LOOP * 16 + END * 16,
        LOOP * 30 + END * 30,
        "{{ 值.students }}" * 26_000,
        "{% if 1 == 1 %}甲{% endif %}" * 12_000,
    ],
    ids=["long constants", "lists", "filtered", "long text", "16 loops", "30 loops", "values", "ifs"],
)
def test_a_bomb_stops_with_a_finding(source: str) -> None:
    stage = composition(rows=ROWS * 4)
    assert said(source, stage) == "不能生成"
    assert "too-much-work" in names(stage.findings)
    assert len(stage.findings) < 600


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' * 10 ** 10 }}", "{{ 'a' ~ 'b' }}", "{{ ['a']|join('b') }}", "{{ 'a'|center(10000000000) }}",
        "{% for a in range(10000000000) %}{% endfor %}", "{{ 10 ** 10 ** 10 }}", "{{ 1e999 }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "{% include 'one' %}", "{% import 'one' as one %}",
        "{% extends 'one' %}",
        "{% for a in 记录.programmes recursive %}{{ loop(记录.programmes) }}{% endfor %}",
        "{% set a = 'a' * 1000000000 %}", "{% set ns = namespace(a=1) %}", "{{ 'x'|indent(1000000000) }}",
        "{{ cycler('a').next() }}", "{{ '%1000000000d' % 1 }}", "{{ '{:1000000000}'.format(1) }}",
    ],
)  # fmt: skip
def test_what_could_repeat_itself_is_refused_before_it_runs(source: str) -> None:
    stage = composition()
    assert said(source, stage) == "不能生成"
    assert set(names(stage.findings)) <= {"not-allowed-in-chapter", "unknown-name", "too-much-work"}


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 10_000 + "1" + ")" * 10_000 + " }}",
        "{{ " + "[" * 10_000 + "]" * 10_000 + " }}",
        "{{ " + "[" * 10_000 + " }}",
        "{% if 1 == 1 %}" * 10_000 + "{% endif %}" * 10_000,
        "{% if 1 == 1 %}" * 10_000,
        "{% for a in 记录.programmes %}" * 10_000 + "{% endfor %}" * 10_000,
        "{% if 值.students > 1 %}" + "{% elif 1 == 2 %}" * 10_000 + "{% endif %}",
        "{{ 值.students" + "|带单位" * 10_000 + " }}",
        "{{ " + "- " * 10_000 + "1 }}",
        "{{ " + "1 if 1 == 1 else " * 10_000 + "1 }}",
    ],
    ids=[
        "brackets",
        "lists",
        "open lists",
        "ifs",
        "open ifs",
        "fors",
        "elifs",
        "filters",
        "signs",
        "choices",
    ],
)
def test_ten_thousand_within_each_other_are_a_finding(source: str) -> None:
    stage = composition()
    assert said(source, stage) == "不能生成"
    assert {"too-much-work", "template-syntax"} & set(names(stage.findings))


def test_forty_of_each_kind_within_each_other_compile() -> None:
    assert said("{% if 1 == 1 %}" * 38 + "x" + "{% endif %}" * 38, composition()) == "x"
    assert said("{% if " + "1 == 2 or (" * 18 + "1 == 1" + ")" * 18 + " %}x{% endif %}", composition()) == "x"
    assert said("{{ " + "('y' if 1 == 2 else " * 38 + "'x'" + ")" * 38 + " }}", composition()) == "x"
    assert said("{% for a in [1] %}" * 15 + "x" + "{% endfor %}" * 15, composition()) == "x"
    assert (
        said("{% for a in [1] if a == 1 %}" * 15 + "x" + "{% else %}{% endfor %}" * 15, composition()) == "x"
    )


@pytest.mark.parametrize("piece", ["甲", "\n", "{{ 值. }}", "{{ '", "{#", "{% raw %}", "{{ 值['\\'"])
def test_a_chapter_of_a_million_characters_is_read_or_refused(piece: str) -> None:
    stage = composition()
    text = said(piece * (MOST_CHARACTERS // len(piece) + 1), stage)
    assert text == "不能生成"
    assert 1 <= len(stage.findings) <= MOST_TAGS
