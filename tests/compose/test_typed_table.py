"""Tables typed in a chapter: merged cells, a caption that counts with the rest, notes."""

from collections.abc import Sequence
from typing import Any

import pytest

from qreport.compose.chapters.markdown import ABOVE, _spans
from qreport.model.document import Caption, Cell, CrossReference, LineBreak, Paragraph, Run, Table, plain_text

from .samples import composed, names, table

CONDITIONS = table(kind="indicators", id="conditions", caption="办学条件", rows=["students"])
MERGED = """见{{ 见.by_department }}。

::: 表格 id=by_department 标题="各系{{ 值.students }}人" 表头=2
| 系部 | 人数 | << |
|---|---|---|
| ^^ | 男 | 女 |
| 机电系 | 1,203 | 98.5 |
| 信息系 | - | 7 |

注：不含**联办班**。

资料来源：教务处。
:::

::: 表 conditions
"""


def only_table(text: str) -> Table:
    (block,), findings = composed(text)
    assert findings == ()
    assert isinstance(block, Table)
    return block


def test_a_typed_table_has_a_caption_that_counts_with_the_rest_and_can_be_mentioned() -> None:
    (paragraph, first, second), findings = composed(MERGED, (CONDITIONS,))
    assert names(findings) == ["never-mentioned"]
    assert isinstance(paragraph, Paragraph)
    assert CrossReference("by_department", "表1-1") in paragraph.content
    assert isinstance(first, Table)
    assert first.caption
    assert (first.caption.label, plain_text(first.caption.text)) == ("表1-1", "各系9527人")
    assert isinstance(second, Table)
    assert isinstance(second.caption, Caption)
    assert second.caption.label == "表1-2"
    assert first.alt.startswith("表格：各系9527人，共2行")


def test_merged_cells_stand_once_and_numbers_below_each_other() -> None:
    _, made, _ = composed(MERGED, (CONDITIONS,))[0]
    assert isinstance(made, Table)
    assert [row.role for row in made.rows] == ["header", "header", "body", "body"]
    assert made.rows[0].cells == (
        Cell((Run("系部"),), "center", row_span=2), Cell((Run("人数"),), "center", column_span=2)
    )  # fmt: skip
    assert [plain_text(cell.content) for cell in made.rows[1].cells] == ["男", "女"]
    assert [cell.align for cell in made.rows[2].cells] == ["left", "decimal", "decimal"]
    assert made.notes == (
        (Run("注：不含"), Run("联办班", bold=True), Run("。")), (Run("资料来源：教务处。"),)
    )  # fmt: skip


def test_a_cell_merged_over_rows_and_columns_is_one() -> None:
    made = only_table("::: 表格\n| a | << | b |\n|--|--|--|\n| ^^ | ^^ | c |\n:::")
    assert [(cell.row_span, cell.column_span) for row in made.rows for cell in row.cells] == [
        (2, 2), (1, 1), (1, 1)
    ]  # fmt: skip
    assert made.caption is None


@pytest.mark.parametrize("rows", ["| << | a |\n|--|--|\n| b | c |", "| a | << |\n|--|--|\n| ^^ | c |"])
def test_a_mark_out_of_place_is_a_cell_and_every_row_stays_full(rows: str) -> None:
    made = only_table(f"::: 表格\n{rows}\n:::")
    assert [sum(cell.column_span for cell in row.cells) for row in made.rows] == [2, 2]


def test_a_row_of_totals_is_set_off() -> None:
    made = only_table("| 系 | 人 |\n|--|--|\n| 甲 | 3 |\n| 合　计 | 3 |")
    assert [row.role for row in made.rows] == ["header", "body", "total"]


def test_a_mark_that_was_escaped_is_text() -> None:
    made = only_table("::: 表格\n| a | \\<< |\n|--|--|\n| b | \\^^ |\n:::")
    assert [plain_text(cell.content) for row in made.rows for cell in row.cells] == ["a", "<<", "b", "^^"]


def test_a_table_without_a_heading_row_says_so() -> None:
    made = only_table("::: 表格 表头=0\n| a | b |\n|--|--|\n:::")
    assert [row.role for row in made.rows] == ["body"]


@pytest.mark.parametrize(("key", "across"), [("横排=是", True), ("横排=否", False), ("", False)])
def test_a_wide_table_may_stand_on_a_page_across(key: str, *, across: bool) -> None:
    assert only_table(f"::: 表格 {key}\n| a | b |\n|--|--|\n:::").landscape is across


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("::: 表格\n文字\n:::", "directive-arguments"),
        ("::: 表格\n:::", "directive-arguments"),
        ("::: 表格\n| a |\n|--|\n\n## 标题\n:::", "directive-arguments"),
        ("::: 表格 表头=二\n| a |\n|--|\n:::", "directive-arguments"),
        ("::: 表格 横排=横\n| a |\n|--|\n:::", "directive-arguments"),
        ("::: 表格 conditions", "directive-arguments"),
        ("::: 表格\n| a |\n|--|", "unclosed-directive"),
    ],
)
def test_a_typed_table_that_is_none_is_told(text: str, name: str) -> None:
    blocks, findings = composed(text, (CONDITIONS,))
    assert blocks == ()
    assert names(findings) == [name]


def test_the_name_of_a_table_of_the_pack_is_led_to_the_right_directive() -> None:
    _, (finding,) = composed("::: 表格 conditions", (CONDITIONS,))
    assert "写 ::: 表 conditions" in finding.message


def test_a_line_separator_is_a_new_line_in_text_and_cells() -> None:
    (paragraph, made), _ = composed("甲\u2028乙\n\n| a\u2028b |\n|--|")
    assert paragraph == Paragraph((Run("甲"), LineBreak(), Run("乙")))
    assert isinstance(made, Table)
    assert made.rows[0].cells[0].content == (Run("a"), LineBreak(), Run("b"))


class Counted(Sequence[Any]):
    """Rows that count how often one of them is looked up."""

    def __init__(self, rows: list[list[str]]) -> None:
        self.rows = rows
        self.looked_up = 0

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, at: Any) -> Any:
        self.looked_up += 1
        return self.rows[at]


@pytest.mark.parametrize("last", ["丙", ABOVE])
def test_a_long_table_takes_steps_in_proportion_to_its_rows(last: str) -> None:
    rows = Counted([["甲", "乙", last] for _ in range(2000)])
    spans = _spans(rows)
    assert len(spans) in (6000, 4001)
    # Each cell looks once at the row below, once the rows were gone through.
    assert rows.looked_up <= 5 * 2000
