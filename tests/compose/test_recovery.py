"""One broken tag hides no other fault of its chapter."""

import pytest

from qreport.compose.language.tags import MOST_TAGS
from qreport.compose.language.template import read

from .samples import composition, names, place, said
from .test_static_check import found

PLACE = place("chapters/one.md", 1)


def told(text: str) -> list[tuple[int | None, str]]:
    """The line and the words of each fault that is found without data."""
    return sorted((fault.locations[0].line, fault.message) for fault in read(text, PLACE).faults)


def test_a_block_without_end_is_told_where_it_begins_and_later_faults_too() -> None:
    text = "甲\n{% if 值.students > 5 %}\n乙\n{{ students }}\n{{ 1 + 1 }}\n{% foo %}\n{{ 值. }}\n"
    assert told(text) == [
        (2, "{% if %} 没有结束"),
        (4, "没有“students”这个名称"),
        (5, "章节里不做计算"),
        (6, "没有 {% foo %} 这个写法"),
        (7, "点号后面缺少名称"),
    ]


def test_unknown_tags_are_told_at_each_line_and_their_ends_are_no_faults() -> None:
    text = "{% foo %}\n{% endfoo %}\n{% bar 1 %}\n{% if 1 == 1 %}\n{% baz %}\n{% endif %}"
    assert told(text) == [
        (1, "没有 {% foo %} 这个写法"),
        (3, "没有 {% bar %} 这个写法"),
        (5, "没有 {% baz %} 这个写法"),
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{% endif %}\n{{ 值.“a” }}", [(1, "多出一个 {% endif %}"), (2, "{{ }} 里不能有 “ 这个字")]),
        ("{% else %}\n{% elif 1 %}", [(1, "多出一个 {% else %}"), (2, "多出一个 {% elif %}")]),
        ("{% if 1 == 1 %}\n{% if 1 == 2 %}\n甲", [(1, "{% if %} 没有结束"), (2, "{% if %} 没有结束")]),
        ("{% for 行 in 记录.p %}\n{% if 行.a == 1 %}\n{% endfor %}\n{% endif %}",
         [(3, "{% endfor %} 与前面的 {% if %} 不配对"), (4, "多出一个 {% endif %}")]),
        ("{% if 值.x > %}甲{% elif %}乙{% else %}丙{% endif %}\n{{ }}",
         [(1, "“%}”前面还没有写内容"), (1, "“%}”多余或不完整"),
          (2, "“}}”前面还没有写内容")]),
        ("{% for 行 记录.p %}{{ 行.a }}{% endfor %}\n{% endfor %}",
         [(1, "此处应为“in”，写的是“记录”"), (2, "多出一个 {% endfor %}")]),
        ("{{ 值.x\n{{ 值.y }}\n{{ z }}", [(1, "{{ 没有结束，后面又写了别的"), (3, "没有“z”这个名称")]),
        ("{{ 值.x }\n{% if 值.x\n{% endif %}", [(1, "“}”多余或不完整"), (2, "{% 没有结束，后面又写了别的")]),
        ("{{ 值['a }}\n{{ 值['b'] }}\n{{ c }}",
         [(1, "这一行的 {{ }} 或 {% %} 写法不对"), (3, "没有“c”这个名称")]),
        ("{{ 值[\"}}\"] }}{{ ('{%') }}\n{{ }}", [(2, "“}}”前面还没有写内容")]),
        ("{# 注释\n{{ a }}\n{{ 值. }}",
         [(1, "注释 {# 没有结束"), (2, "没有“a”这个名称"), (3, "点号后面缺少名称")]),
        ("{% raw %}{{ }}{% endraw %}\n{# {{ }} #}\n{{ a b }}", [(3, "此处应为“}}”，写的是“b”")]),
        ("{% raw %}{{ a }}\n{{ b }}",
         [(1, "没有“a”这个名称"), (1, "{% raw %} 没有结束，后面又写了别的"), (2, "没有“b”这个名称")]),
        ("{% macro a() %}{% endmacro %}\n{% set x = 1 %}\n{% include 'a' %}\n{{ }}",
         [(1, "章节里不能用 {% macro %}"), (2, "章节里不能用 {% set %} 另起名称"),
          (3, "章节里不能用 {% include %} 引入别的文件"), (4, "“}}”前面还没有写内容")]),
    ],
)  # fmt: skip
def test_every_fault_is_told_once_at_its_line(text: str, faults: list[tuple[int, str]]) -> None:
    assert told(text) == sorted(faults)


def test_lines_are_right_after_tags_and_comments_of_several_lines() -> None:
    text = (
        "{# a\nb #}{{ 值.students\n|带单位 }}\n{%- if 1 == 1\n and 2 ==\n 2 -%}\n{{ a }}\n{% endif %}\n{{ }}"
    )
    assert [line for line, _ in told(text)] == [7, 9]


def test_faults_of_values_are_found_in_a_chapter_that_has_others() -> None:
    stage = composition()
    assert (
        said("{{ 值.clubs }}\n{% if 值.students %}\n{{ a }}\n{% endif %}\n{{ 值. }}\n{{ 值 }}", stage)
        == "不能生成"
    )
    lines = {(finding.name, finding.locations[0].line) for finding in stage.findings}
    assert lines == {
        ("value-missing", 5), ("misused-value", 6), ("unknown-name", 7), ("template-syntax", 9),
        ("misused-value", 10),
    }  # fmt: skip


def test_a_fault_within_a_loop_is_told_once() -> None:
    stage = composition()
    said("{% for 行 in 记录.programmes %}\n{{ students }}{{ 1 + 1 }}\n{% endfor %}", stage)
    assert sorted(names(stage.findings)) == ["not-allowed-in-chapter", "unknown-name"]


def test_names_of_the_pack_are_looked_up_after_a_syntax_error() -> None:
    findings = found("{% if 1 == 1 %}\n{{ 值.student }}\n{{ 学校.nam }}")
    assert [(each.name, each.locations[0].line) for each in findings] == [
        ("template-syntax", 5), ("unknown-indicator", 6), ("unknown-name", 7),
    ]  # fmt: skip


def test_a_text_of_nothing_but_broken_tags_is_read_to_a_limit() -> None:
    assert len(told("{{ }}\n" * (MOST_TAGS + 10))) == MOST_TAGS
