from typing import Literal

import pytest
from msgspec.structs import replace

from qreport.compose import compose
from qreport.compose.chapters.numbering import Numbers
from qreport.compose.values.wording import Counter
from qreport.model.document import Chart, Heading, Table, Toc, plain_text
from qreport.model.layout import Wording

from .samples import FACTS, chapter, filing, pack, table
from .test_charts import spec


@pytest.mark.parametrize(
    ("system", "numbers"),
    [
        ("gongwen", ["三、", "（一）", "1.", "（1）", "（2）", "2.", "（1）", "（二）", "1."]),
        ("decimal", ["3 ", "3.1 ", "3.1.1 ", "3.1.1.1 ", "3.1.1.2 ", "3.1.2 ", "3.1.2.1 ", "3.2 ", "3.2.1 "]),
    ],
)
def test_headings_count_within_the_one_above(
    system: Literal["gongwen", "decimal"], numbers: list[str]
) -> None:
    counter = Numbers(3, "body", system)
    assert [counter.chapter(), *map(counter.below, (2, 3, 4, 4, 3, 4, 2, 3))] == numbers


def test_a_chapter_without_number_has_no_numbers() -> None:
    counter = Numbers(None, "annex", "gongwen")
    assert (counter.chapter(), counter.below(2)) == ("", "")


@pytest.mark.parametrize(
    ("system", "numbers"),
    [("gongwen", ["", "一、", "（一）", "1.", "二、"]), ("decimal", ["", "1 ", "1.1 ", "1.1.1 ", "2 "])],
)
def test_a_case_counts_its_parts_like_chapters(
    system: Literal["gongwen", "decimal"], numbers: list[str]
) -> None:
    counter = Numbers(9, "case", system)
    assert [counter.chapter(), *map(counter.below, (2, 3, 4, 2))] == numbers


def test_labels_follow_the_words_of_the_layout() -> None:
    counter = Counter(Wording(table="表 {chapter}.{number}", annex_figure="附图", case="【案例{number}】"))
    label = counter.captioned("a", "table", 2)
    assert (label.text, label.prefix, label.number) == ("表 2.1", "表 2.", 1)
    assert counter.captioned("b", "table", 2).number == 2
    assert counter.captioned("c", "figure", 2).text == "图2-1"
    assert counter.captioned("d", "figure", None).text == "附图"
    assert counter.case("e").text == "【案例1】"


def test_braces_in_the_words_of_a_layout_reach_nothing() -> None:
    counter = Counter(Wording(table="{chapter.__class__}{0}{number}"))
    assert counter.captioned("a", "table", 1).text == "{chapter.__class__}{0}1"


def test_numbers_run_by_chapter_a_case_counts_on_and_annexes_count_by_themselves() -> None:
    ids = ("a", "b", "f", "d", "e")
    tables = [table(kind="indicators", id=each, caption="表", rows=["students"]) for each in ids]
    chapters = [
        chapter("## 节\n\n::: 表 a\n\n::: 图 c", "one", "学校概况"),
        chapter("## 背景\n\n::: 表 b", "story", "案例：甲", "case"),
        chapter("::: 表 f", "two", "学生发展"),
        chapter("::: 表 d\n\n::: 表 e", "data", "{{ 学校.name }}数据表", "annex"),
    ]
    document, _ = compose(filing(), FACTS, pack(chapters, tables, [spec(indicators=["students"])]))
    blocks = document.blocks[3:]
    heads = [(block.number, plain_text(block.text)) for block in blocks if isinstance(block, Heading)]
    assert heads == [
        ("一、", "学校概况"), ("（一）", "节"), ("", "案例：甲"), ("一、", "背景"),
        ("二、", "学生发展"), ("", "某*职业*学校数据表"),
    ]  # fmt: skip
    labels = [block.caption.label for block in blocks if isinstance(block, Table | Chart) and block.caption]
    assert labels == ["表1-1", "图1-1", "表3-1", "表2-1", "附表1", "附表2"]
    toc = document.blocks[1]
    assert isinstance(toc, Toc)
    assert [(entry.level, entry.text, entry.target) for entry in toc.entries] == [
        (1, "一、学校概况", "chapter-one"),
        (2, "（一）节", "chapter-one-1"),
        (1, "案例：甲", "chapter-story"),
        (1, "二、学生发展", "chapter-two"),
        (1, "某*职业*学校数据表", "chapter-data"),
    ]
    assert all(block.page_break for block in blocks if isinstance(block, Heading) and block.level == 1)


def test_a_chapter_of_which_the_values_leave_nothing_is_left_out_and_not_counted() -> None:
    chapters = [
        chapter("{% if 值.students > 99999 %}\n## 节\n\n甲\n{% endif %}", "one", "学校概况"),
        chapter("乙", "two", "学生发展"),
    ]
    document, findings = compose(filing(), FACTS, pack(chapters))
    heads = [(each.number, plain_text(each.text)) for each in document.blocks if isinstance(each, Heading)]
    assert heads == [("一、", "学生发展")]
    assert findings == ()
    assert isinstance(document.blocks[1], Toc)
    assert [entry.text for entry in document.blocks[1].entries] == ["一、学生发展"]


def test_a_report_of_empty_chapters_keeps_their_headings() -> None:
    document, _ = compose(filing(), FACTS, pack([chapter("", "one", "学校概况")]))
    assert [each.number for each in document.blocks if isinstance(each, Heading)] == ["一、"]


def test_body_chapters_follow_each_other_where_the_layout_says_so() -> None:
    chapters = [
        chapter("甲", "one"),
        chapter("乙", "story", "案例", "case"),
        chapter("丙", "data", "表", "annex"),
    ]
    whole = pack(chapters)
    whole = replace(whole, layout=whole.layout.model_copy(update={"chapters_on_new_page": False}))
    document, _ = compose(filing(), FACTS, whole)
    heads = [block for block in document.blocks if isinstance(block, Heading)]
    assert [block.page_break for block in heads] == [False, True, True]
