import pytest
from msgspec.structs import replace

from qreport.compose import compose, unwritten
from qreport.model.finding import Finding

from .samples import FACTS, chapter, filing, pack

TEXT = """\
正文

::: 待写 写明**做法**

{% if 值.students is 有值 %}
::: 待写 有值时
{% endif %}
{% for 行 in 记录.专业设置 %}
{% if loop.last %}
::: 待写 最后
{% endif %}
::: 待写 每次
{% endfor %}

::: 待写 {{ 学校.name }}的做法

::: 待写

::: 待写 结尾
"""


def test_what_comes_whatever_the_data_are_is_told_alike_with_and_without_them() -> None:
    source = chapter(TEXT)
    own = replace(filing(), chapters={"one": source})
    told = unwritten(own, pack([source]))
    assert [(finding.message, finding.locations[0].line) for finding in told] == [
        ("还没有写：写明**做法**", 3 + source.first_line - 1),
        ("还没有写：结尾", 19 + source.first_line - 1),
    ]
    composed = [each for each in compose(own, FACTS, pack([source]))[1] if each.code == "QR421"]
    assert set(told) <= set(composed)


def test_a_chapter_that_is_written_has_no_prompts() -> None:
    assert unwritten(filing(), pack([chapter("正文")])) == ()


def unwritten_in(text: str) -> list[Finding]:
    source = chapter(f"\n{text}\n")
    return list(unwritten(replace(filing(), chapters={"one": source}), pack([source])))


@pytest.mark.parametrize("text", ["略。", "（从略）", "无。", "暂无。", "本年度无。", "同上年", "**略**"])
def test_a_chapter_of_a_word_is_told_as_not_written(text: str) -> None:
    (finding,) = [each for each in unwritten_in(text) if each.code == "QR454"]
    assert str(finding.locations[0]) == "chapters/one.md:6"
    assert "一章只写了" in finding.message


def test_a_section_of_a_word_is_told_and_a_short_one_that_says_something_is_not() -> None:
    told = unwritten_in("## 合作\n\n略。\n\n## 交流\n\n无。\n\n## 培训\n\n学校开展了培训。")
    assert [(each.code, str(each.locations[0])) for each in told] == [("QR454", "chapters/one.md:8")]


@pytest.mark.parametrize(
    "text",
    ["本年度学校没有国际合作项目。", "{{ 值.students }}人。", "::: 表 conditions", "## 甲\n\n::: 待写 甲"],
)
def test_a_chapter_with_a_sentence_a_value_or_a_table_is_written(text: str) -> None:
    assert not [each for each in unwritten_in(text) if each.code == "QR454"]
