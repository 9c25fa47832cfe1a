from types import CodeType

import pytest

from qreport.compose.language.grammar import Access
from qreport.compose.language.template import read

from .samples import composition, names, place, said

PLACE = place("chapters/one.md", 10)
KNOWN_TO_JINJA = {
    "LoopContext", "Macro", "Markup", "Namespace", "TemplateNotFound", "TemplateReference",
    "TemplateRuntimeError", "Undefined", "escape", "identity", "internalcode", "markup_join", "missing",
    "str_join", "jinja2.runtime", "name", "root", "blocks", "debug_info", "environment", "filters",
    "resolve_or_missing", "undefined", "concat", "KeyError", "Ellipsis",
}  # fmt: skip
"""What compiled code of Jinja names whatever the template says, and what stands for a thing refused."""


def named_in(code: CodeType) -> set[str]:
    """Every name and attribute that compiled code looks up."""
    inner = (each for each in code.co_consts if isinstance(each, CodeType))
    return set(code.co_names).union(*map(named_in, inner))


@pytest.mark.parametrize(
    "source",
    [
        "{{ 值.x }}", '{{ 值["全日制 在校生数"] }}', "{{ 上年.x|带单位 }}", "{{ 值.x|万(2)|带单位 }}",
        "{% if 值.x > 5 and not 值.y is 有值 or 学校.name == '甲' %}a{% endif %}",
        "{% if 值.x == 1 %}a{% elif 值.x <= -1 %}b{% else %}c{% endif %}",
        "{% for 行 in 记录.p if 行.level in ['国家级', '省级'] %}{{ 行.x }}{% else %}无{% endfor %}",
        "{{ 值.x if 值.x is 有值 else '若干' }}", "{# 注释 #}", "{% raw %}{{ x }}{% endraw %}", "",
    ],
)  # fmt: skip
def test_the_language_of_chapters_is_read_without_fault(source: str) -> None:
    template = read(source, PLACE)
    assert template.faults == ()


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' * 10 ** 10 }}", "{{ 值.x + 1 }}", "{{ 1 % 2 }}", "{{ 'a' ~ 'b' }}",
        "{{ range(10) }}", "{{ cycler('a') }}", "{{ lipsum() }}", "{{ '{0.__class__}'.format(值) }}",
        "{{ ().__class__.__bases__ }}", "{{ 值.__init__ }}", "{{ 值._scene }}", "{{ 值['__class__'] }}",
        "{{ 值|attr('composition') }}", "{{ 值|map('upper') }}", "{{ self }}", "{{ 学校.name[:4] }}",
        "{{ {'a': 1} }}",
        "{% set x = 1 %}", "{% set x %}a{% endset %}", "{% include 'a' %}", "{% import 'a' as b %}",
        "{% from 'a' import b %}", "{% extends 'a' %}", "{% macro a() %}{% endmacro %}",
        "{% block a %}{% endblock %}",
        "{% call 值() %}{% endcall %}", "{% filter upper %}a{% endfilter %}", "{% with a = 1 %}{% endwith %}",
        "{% for a, b in 记录.x %}{% endfor %}", "{% for 值 in 记录.x %}{% endfor %}",
        "{% for a in 记录.x recursive %}{% endfor %}", "{{ 值.x is defined }}", "{{ 值.x|小数(places=1) }}",
        "{{ -值.x }}", "{{ 值.x|带单位(1) }}", "{{ 行.x }}", "{{ loop.index }}",
    ],
)  # fmt: skip
def test_everything_else_is_refused_at_its_line(source: str) -> None:
    template = read(f"第一行\n\n{source}", PLACE)
    assert said(source, composition()) == "不能生成"
    assert template.program.code is not None
    assert named_in(template.program.code) <= KNOWN_TO_JINJA
    assert {str(finding.locations[0]) for finding in template.faults} == {"chapters/one.md:12"}
    assert all(finding.is_open_error for finding in template.faults)
    assert {finding.code for finding in template.faults} <= {"QR402", "QR405"}


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a\n{{ 值.x", 11, "没有结束"),
        ("{{ 值.x }", 10, "“}”多余"),
        ("{% foo %}", 10, "没有 {% foo %} 这个写法"),
        ("a\n{% if 值.x > 1 %}\nb", 11, "{% if %} 没有结束"),
        ("{% endfor %}", 10, "多出一个 {% endfor %}"),
        ("{% for 行 in 记录.x %}{% if 行.a %}{% endfor %}", 10, "不配对"),
        ("{{ 值.“a” }}", 10, "“ 这个字"),
        ("{{ }}", 10, "前面还没有写内容"),
        ("{{ 值. }}", 10, "点号后面缺少名称"),
        ("{# 注释", 10, "{# 没有结束"),
    ],
)
def test_broken_notation_is_told_in_chinese_at_its_line(source: str, line: int, words: str) -> None:
    (finding,) = read(source, PLACE).faults
    assert finding.locations[0].line == line
    assert words in finding.message
    assert finding.name == "template-syntax"


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 5000 + ")" * 5000 + " }}",
        "{{ " + "9" * 5000 + " }}",
        "{{ " + "not " * 5000 + "1 }}",
        "{{ " + " and ".join(["值.x"] * 5000) + " }}",
        "{{ 值" + ".a" * 5000 + " }}",
        "{% if 值.x %}" * 200 + "{% endif %}" * 200,
    ],
    ids=["brackets", "digits", "not", "and", "dots", "blocks"],
)
def test_what_is_nested_beyond_all_need_is_refused(source: str) -> None:
    assert set(names(read(source, PLACE).faults)) == {"too-much-work"}


def test_all_faults_of_a_text_are_found_at_once() -> None:
    faults = read("{{ a }}\n{{ 1 + 1 }}\n{{ 值.x|没有 }}", PLACE).faults
    assert [finding.locations[0].line for finding in faults] == [10, 11, 12]


def test_a_wrong_name_gets_the_nearest_right_one() -> None:
    (fault,) = read("{{ 值.x|带单 }}", PLACE).faults
    assert "是否为“带单位”" in fault.message


def test_every_value_that_is_named_is_known_beforehand() -> None:
    source = "{{ 值.a }}{% for 行 in 记录.p %}\n{{ 行.b }}{{ 值[行.c] }}{% endfor %}{{ 见['t'] }}"
    assert read(source, PLACE).accesses == (
        Access("值", "a", 1),
        Access("记录", "p", 1),
        Access("行", "b", 2, "p"),
        Access("行", "c", 2, "p"),
        Access("见", "t", 2),
    )


def test_control_characters_and_forged_placeholders_are_taken_out() -> None:
    template = read("a\ufdd00\ufdd1b\x00\x07c\r\nd\re", PLACE)
    assert template.source == ("a0bc", "d", "e")
