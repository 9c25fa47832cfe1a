"""Long tables: measured, cut where pages end, and left alone."""

from collections.abc import Callable, Mapping

import msgspec
import pytest

from qreport.model.document import Cell, Row, Run, Table
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.render.docx.bookmarks import Bookmarks, row_mark
from qreport.render.docx.cuts import UNCUT, Cut, Cuts, find_cuts, until_moved
from qreport.render.docx.purpose import FINAL
from qreport.render.writers.docx import Drafts

from .departments import DEPARTMENTS, SIZE, department_table, report
from .docx_check import Docx
from .written import docx_with

TABLE = department_table()
ROWS = len(TABLE.rows)
LAST = ROWS - 1
FIRST_CUT, SECOND_CUT = 11, 30


def written(layout: Layout, cuts: Cuts, table: Table = TABLE) -> Docx:
    return Docx(docx_with(report(table), layout, {}, cuts))


@pytest.fixture(scope="module")
def cut(layout: Layout) -> Docx:
    return written(layout, Cuts({TABLE.id: Cut((FIRST_CUT, SECOND_CUT))}))


@pytest.fixture(scope="module")
def measured(layout: Layout) -> Docx:
    return written(layout, Cuts(measuring=True))


def rows_of(docx: Docx, table: int) -> list[list[str]]:
    rows = docx.find(f"(//w:tbl)[{table + 1}]/w:tr")
    return [[docx.text(cell) for cell in docx.find("w:tc", row)] for row in rows]


def pages(*starts: int, table: Table = TABLE, before: int = 1) -> dict[str, int]:
    """Return the page of each row when a new page begins at each row of `starts`."""
    fell = {row_mark(table.id, row): 1 + sum(row >= each for each in starts) for row in range(1, LAST + 1)}
    return fell | {row_mark(table.id, "before"): before}


def test_each_piece_has_the_header_and_together_they_have_all_rows_once(cut: Docx, layout: Layout) -> None:
    pieces = [rows_of(cut, number) for number in range(3)]
    whole = rows_of(written(layout, UNCUT), 0)
    assert [piece[0] for piece in pieces] == [whole[0]] * 3
    names = [row[1] for piece in pieces for row in piece[1:]]
    assert names == [row[1] for row in whole[1:]]
    assert [len(piece) for piece in pieces] == [FIRST_CUT, 1 + SECOND_CUT - FIRST_CUT, 1 + ROWS - SECOND_CUT]
    assert len(cut.find("//w:tbl/w:tr[1]/w:trPr/w:tblHeader")) == len(cut.find("//w:tbl")) == 3


def test_a_department_that_is_cut_stands_again_after_the_cut(cut: Docx) -> None:
    for number, row in ((1, FIRST_CUT), (2, SECOND_CUT)):
        first = cut.find(f"(//w:tbl)[{number + 1}]/w:tr[2]/w:tc[1]")[0]
        assert cut.text(first) == DEPARTMENTS[(row - 1) // SIZE]
        assert cut.find("w:tcPr/w:vMerge/@w:val", first) == ["restart"]


def test_a_department_that_ends_at_the_cut_does_not_stand_again(layout: Layout) -> None:
    docx = written(layout, Cuts({TABLE.id: Cut((1 + SIZE,))}))
    assert [row[0] for row in rows_of(docx, 1)].count(DEPARTMENTS[0]) == 0
    assert rows_of(docx, 1)[1][0] == DEPARTMENTS[1]


def test_a_label_begins_the_page_of_each_further_piece(cut: Docx) -> None:
    label = "//w:p[w:pPr/w:pStyle/@w:val='Caption']"
    assert cut.paragraphs("Caption") == ["表3-1　学校专业设置一览表", "续表3-1", "续表3-1"]
    assert len(cut.find(f"{label}[w:pPr/w:pageBreakBefore and w:pPr/w:keepNext]")) == 2
    assert cut.find("//w:tblCaption/@w:val") == [
        f"{each} 学校专业设置一览表" for each in ("表3-1", "续表3-1", "续表3-1")
    ]
    assert cut.find("//w:tblDescription/@w:val") == ["专业设置"] * 3


def test_a_continued_table_is_counted_once(cut: Docx) -> None:
    codes = [each.text.split()[0] for each in cut.find("//w:instrText")]
    assert codes.count("SEQ") == 1
    assert codes.count("REF") == 2
    assert cut.problems() == []
    assert cut.paragraphs("TableNote") == ["注：数据截至9月1日。"]


def test_the_words_of_the_label_are_those_of_the_layout(layout: Layout) -> None:
    for words, shown in (("{label}（续）", "表3-1（续）"), ("续表", "续表")):
        wording = layout.wording.model_copy(update={"continued_table": words})
        other = layout.model_copy(update={"wording": wording})
        docx = written(other, Cuts({TABLE.id: Cut((FIRST_CUT,))}))
        assert docx.paragraphs("Caption")[1] == shown


def test_a_table_that_began_a_page_is_told_to(layout: Layout) -> None:
    docx = written(layout, Cuts({TABLE.id: Cut(new_page=True)}))
    caption = "//w:p[w:pPr/w:pStyle/@w:val='Caption' and w:pPr/w:pageBreakBefore]"
    assert [docx.text(each) for each in docx.find(caption)] == ["表3-1　学校专业设置一览表"]


def test_a_measured_table_reserves_label_header_and_last_row_on_every_page(measured: Docx) -> None:
    repeated = measured.find("//w:tr[w:trPr/w:tblHeader]")
    assert [measured.text(row) for row in repeated] == [
        "表3-1　学校专业设置一览表",
        "所属系部专业名称在校生数",
        "合　计9527",
    ]
    assert len(measured.find("//w:tr")) == ROWS + 1
    assert measured.problems() == []


def test_every_row_of_a_measured_table_is_marked_beside_its_own_text(measured: Docx) -> None:
    for row in range(1, LAST):
        mark = f"//w:bookmarkStart[@w:name='{row_mark(TABLE.id, row)}']"
        cell = measured.find(f"{mark}/ancestor::w:tc")[0]
        assert measured.text(cell).startswith("首")
    last = measured.find(f"//w:bookmarkStart[@w:name='{row_mark(TABLE.id, LAST)}']/ancestor::w:tc")[0]
    assert measured.text(last).startswith("首")


def test_a_last_row_below_a_merged_cell_is_measured_without_it(layout: Layout) -> None:
    table = msgspec.structs.replace(TABLE, rows=TABLE.rows[:-1])
    docx = written(layout, Cuts(measuring=True), table)
    (row,) = docx.find("//w:tr[w:trPr/w:tblHeader][3]")
    assert docx.find(".//w:vMerge", row) == []
    assert docx.text(docx.find("w:tc[1]", row)[0]) == ""
    assert docx.problems() == []


@pytest.mark.parametrize("change", [{"caption": None}, {"rows": TABLE.rows[:10]}])
def test_a_short_table_or_one_without_a_caption_is_never_measured(
    change: dict[str, object], layout: Layout
) -> None:
    table = msgspec.structs.replace(TABLE, **change)
    plain, measuring = written(layout, UNCUT, table), written(layout, Cuts(measuring=True), table)
    assert plain.parts["word/document.xml"] == measuring.parts["word/document.xml"]
    assert find_cuts(report(table), layout, {}) == {}


TALL = msgspec.structs.replace(
    TABLE,
    widths=(2, 4),
    rows=tuple(Row((Cell((Run(f"首{n}"),)), Cell((Run("长" * 900 + f"尾{n}"),)))) for n in range(4)),
    notes=(),
)
"""Few rows, but more than a page of them."""


def test_a_table_of_few_rows_that_are_higher_than_a_page_is_measured(layout: Layout) -> None:
    small = msgspec.structs.replace(TALL, rows=TALL.rows[:1])
    assert Cuts(measuring=True).measures(TALL, layout)
    assert not Cuts(measuring=True).measures(small, layout)
    assert list(find_cuts(report(TALL), layout, {})) == [TALL.id]
    assert find_cuts(report(small), layout, {}) == {}


def test_only_the_rows_of_a_table_that_stands_on_one_page_are_kept_together(layout: Layout) -> None:
    small = msgspec.structs.replace(TALL, rows=tuple(Row((Cell((Run("甲"),)), Cell(()))) for _ in range(4)))
    kept = [len(written(layout, UNCUT, each).find("//w:tbl//w:keepNext")) for each in (small, TALL)]
    assert kept == [6, 0]


def test_a_table_is_cut_where_the_page_changes(layout: Layout) -> None:
    document = report(TABLE)
    assert find_cuts(document, layout, pages()) == {TABLE.id: Cut()}
    assert find_cuts(document, layout, pages(FIRST_CUT, SECOND_CUT)) == {
        TABLE.id: Cut((FIRST_CUT, SECOND_CUT))
    }
    assert find_cuts(document, layout, pages(before=0)) == {TABLE.id: Cut(new_page=True)}
    assert find_cuts(document, layout, {}) == {TABLE.id: Cut()}


def test_tables_from_the_first_that_moved_are_cut_anew() -> None:
    tables = [department_table(f"表3-{number}") for number in (1, 2, 3)]
    cuts = {table.id: Cut() for table in tables}
    planned = pages(20, table=tables[0]) | pages(20, table=tables[1]) | pages(20, table=tables[2])
    moved = planned | pages(19, table=tables[1])
    assert until_moved(cuts, planned, planned) == cuts
    assert list(until_moved(cuts, planned, moved)) == [tables[0].id]


def labels(docx: bytes) -> list[str]:
    return [each for each in Docx(docx).paragraphs("Caption") if each.startswith("续")]


def drafts(layout: Layout) -> Callable[[Mapping[str, int] | None], bytes]:
    """Return the function that writes the next draft from the pages of the last one."""
    made = Drafts(report(TABLE), layout, Pictures({}))
    return lambda seen: made.next(seen, FINAL)


def test_drafts_measure_then_cut(layout: Layout) -> None:
    write = drafts(layout)
    first = Docx(write(None))
    assert len(first.find("//w:tr[w:trPr/w:tblHeader]")) == 3
    assert labels(write(pages(FIRST_CUT))) == ["续表3-1"]


def test_drafts_measure_again_when_a_table_fell_elsewhere(layout: Layout) -> None:
    write = drafts(layout)
    write(None)
    write(pages(FIRST_CUT))
    assert labels(write(pages(FIRST_CUT - 2))) == []
    assert labels(write(pages(FIRST_CUT, SECOND_CUT))) == ["续表3-1"] * 2


def test_drafts_keep_their_cuts_when_only_numbers_changed(layout: Layout) -> None:
    write = drafts(layout)
    write(None)
    fell = pages(FIRST_CUT)
    write(fell)
    heading = Bookmarks(report(TABLE)).name("h") or ""
    assert labels(write(fell | {heading: 2})) == ["续表3-1"]
    assert labels(write(pages(SECOND_CUT))) == ["续表3-1"]


def test_a_layout_may_ask_for_the_header_alone(layout: Layout) -> None:
    look = layout.table.model_copy(update={"continued": "header"})
    write = drafts(layout.model_copy(update={"table": look}))
    assert len(Docx(write(None)).find("//w:tr[w:trPr/w:tblHeader]")) == 1
    assert labels(write(pages(FIRST_CUT))) == []
