"""Tables over several pages, read back from the text of the PDF's pages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from programs import writer
from render import demo
from render.departments import DEPARTMENTS, department_table, report

from qreport.model.document import Cell, Document, Row, Run, Table
from qreport.model.layout import Layout

from .conftest import paged
from .pdf_text import printed_pages

HEADER = "所属系部专业名称在校生数"
Print = Callable[..., dict[int, str]]


@pytest.fixture
def printed(layout: Layout, tmp_path: Path) -> Print:
    """Return a function that makes the PDF of a document and returns the text of its pages by number."""
    writer()

    def made(document: Document, **table: object) -> dict[int, str]:
        look = layout.table.model_copy(update=table)
        done = paged(document, layout.model_copy(update={"table": look}), illustrated=False)
        assert done.exact
        return printed_pages(done.pdf, tmp_path)

    return made


def pages_with_rows(pages: dict[int, str]) -> list[str]:
    return [page for page in pages.values() if "首" in page]


@pytest.mark.parametrize(
    ("label", "landscape"),
    [("表3-1", False), ("表3-2", True), ("附表1", False)],
    ids=["up", "across", "annex"],
)
def test_a_page_on_which_a_table_goes_on_has_label_header_and_department(
    label: str, *, landscape: bool, printed: Print
) -> None:
    pages = pages_with_rows(printed(report(department_table(label, landscape=landscape))))
    assert len(pages) >= 2
    begun = False
    for page in pages[1:]:
        assert page.startswith(f"续{label}{HEADER}")
        department = int(re.search(r"首(\d)", page)[1])  # type: ignore[index]
        # A merged name is printed beside the middle of its rows.
        assert DEPARTMENTS[department - 1] in page
        begun = begun or f"首{department}0" not in page
    assert begun, "no department was cut, so the test shows nothing"


def test_every_row_stands_whole_on_one_page(printed: Print) -> None:
    pages = pages_with_rows(printed(report(department_table(size=9))))
    rows = [f"{department}{index}" for department in range(1, len(DEPARTMENTS) + 1) for index in range(9)]
    for row in rows:
        begins, ends = ([page.count(f"{mark}{row}") for page in pages] for mark in "首尾")
        assert begins == ends
        assert sum(begins) == 1


def test_the_total_is_never_alone(printed: Print) -> None:
    tables = [department_table(f"表3-{number}", size=5) for number in range(1, 7)]
    pages = printed(report(*tables, lines=(8, 9, 10, 11, 12, 13)))
    totals = [page for page in pages.values() if "合计" in page]
    assert len(totals) >= 5
    for page in totals:
        above = page[: page.index("合计")]
        assert "首" in above[above.rindex(HEADER) :]


def test_with_the_header_alone_there_is_no_label(printed: Print) -> None:
    pages = pages_with_rows(printed(report(department_table()), continued="header"))
    assert len(pages) >= 2
    for page in pages[1:]:
        assert page.startswith(HEADER)


def test_a_table_that_fits_its_page_is_not_cut(printed: Print) -> None:
    pages = pages_with_rows(printed(report(department_table(size=3), lines=(1,))))
    assert len(pages) == 1
    assert "续" not in pages[0]


def tall_table(rows: int) -> Table:
    """Few rows of many lines."""
    whole = department_table()
    words = [Row((Cell((Run(f"首{n}"),)), Cell((Run(f"{'说明文字' * 50}尾{n}"),)))) for n in range(rows)]
    return replace(whole, widths=(1, 4), rows=(demo.header("项目", "说明"), *words), notes=())


def test_few_rows_that_are_higher_than_a_page_go_on_below_a_label(printed: Print) -> None:
    pages = pages_with_rows(printed(report(tall_table(9))))
    assert len(pages) >= 2
    assert all(page.startswith("续表3-1项目说明") for page in pages[1:])
    for row in range(9):
        assert [f"首{row}" in page for page in pages] == [f"尾{row}" in page for page in pages]


def test_few_rows_that_fit_one_page_move_there_together(printed: Print) -> None:
    pages = printed(report(tall_table(4), lines=(24,)))
    (page,) = pages_with_rows(pages)
    assert "续表" not in page
    assert len(pages) > 1
