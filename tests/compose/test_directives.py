import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.notation.directives import closings, parse


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("::: 表 conditions", "表", "conditions"),
        (":::表conditions", "表", "conditions"),
        ("：：： 图 a_b", "图", "a_b"),
        ("  :::: 分页  ", "分页", ""),
        ("::: 待写 写明 做法", "待写", "写明 做法"),
        (":::", "", ""),
        ("::: 表格 x", "表格", "x"),
        ("::: table x", "table", "x"),
    ],
)
def test_a_directive_has_a_name_and_a_rest(line: str, name: str, rest: str) -> None:
    directive = parse(line)
    assert directive is not None
    assert (directive.name, directive.rest) == (name, rest)


@pytest.mark.parametrize("line", ["正文 ::: 表 x", ":: 表 x", "    ::: 表 x", "", "——"])
def test_another_line_is_no_directive(line: str) -> None:
    assert parse(line) is None


def test_a_container_has_keys_in_quotes_of_any_kind() -> None:
    directive = parse('::: 照片 id=club 标题="学校 “部分” 社团" 列＝3')
    assert directive is not None
    assert directive.fault is None
    assert directive.keys == {"id": "club", "标题": "学校 “部分” 社团", "列": "3"}
    quoted = parse("::: 案例 标题=“产教 融合”")
    assert quoted is not None
    assert quoted.keys == {"标题": "产教 融合"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("::: 照片 图标题=甲", "没有“图标题”这一项，是否为“标题”"),
        ("::: 照片 列=5", "列 应是 1 到 4"),
        ("::: 照片 id=图一", "id 只用小写字母"),
        ("::: 照片 社团活动", "读不懂“社团活动”"),
        ("::: 照片 列=1 列=2", "写了两次"),
        ("::: 案例 id=a", "缺少标题"),
        ("::: 表", "后面应写一个 id"),
        ("::: 表 a b", "后面应写一个 id"),
        ("::: 分页 x", "后面不写内容"),
        ("::: 待写", "应说明要写什么"),
    ],
)
def test_a_wrong_rest_is_told(line: str, words: str) -> None:
    directive = parse(line)
    assert directive is not None
    assert words in (directive.fault or "")


def test_each_container_knows_its_closing_line() -> None:
    lines = ["::: 案例 标题=a", "::: 照片", ":::", "::: 表 x", ":::", ":::", "::: 照片"]
    assert closings(lines) == {0: 4, 1: 2, 6: None}


@given(st.text(max_size=80))
def test_no_line_is_beyond_reading(text: str) -> None:
    parse(text)
    parse(f"::: 照片 {text}")
