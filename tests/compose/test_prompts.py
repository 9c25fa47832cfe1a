from msgspec.structs import replace

from qreport.compose import compose, unwritten

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
