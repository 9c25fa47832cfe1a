"""Writing and converting until the numbers agree, with functions that pretend."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from qreport.errors import QreportError
from qreport.office import settle
from qreport.office.pages import bookmarks_in

from .paper import docx_with, pdf_with

START, LATER = "_Toc1", "_Toc2"


@dataclass
class Press:
    """Writes a document with two headings, and prints it with the second on a page that `move` tells."""

    move: Callable[[Mapping[str, int] | None], int]
    written: list[Mapping[str, int] | None] = field(default_factory=list)
    printed: list[bytes] = field(default_factory=list)

    def write(self, pages: Mapping[str, int] | None) -> bytes:
        self.written.append(pages)
        return docx_with([START, LATER], f"{pages}")

    def convert(self, docx: bytes) -> bytes:
        self.printed.append(docx)
        assert bookmarks_in(docx) == (START, LATER)
        return pdf_with({"5FToc1": 3, "5FToc2": 2 + self.move(self.written[-1])})


def test_a_document_whose_pages_stay_takes_two_runs() -> None:
    press = Press(lambda _pages: 7)
    done = settle(press.write, press.convert, START)
    assert press.written == [None, {START: 1, LATER: 7}]
    assert len(press.printed) == 2
    assert done.stable
    assert done.pages == {START: 1, LATER: 7}


def test_the_result_is_the_pair_that_belongs_together() -> None:
    press = Press(lambda _pages: 7)
    done = settle(press.write, press.convert, START)
    assert done.docx == press.printed[-1] == docx_with([START, LATER], f"{done.pages}")
    assert done.pdf == press.convert(done.docx)


def test_pages_that_move_once_are_written_again() -> None:
    press = Press(lambda pages: 7 if pages is None else 8)
    done = settle(press.write, press.convert, START)
    assert press.written == [None, {START: 1, LATER: 7}, {START: 1, LATER: 8}]
    assert done.stable
    assert done.pages[LATER] == 8


def test_pages_that_never_rest_end_as_they_are() -> None:
    press = Press(lambda pages: 7 if pages is None else pages[LATER] + 1)
    done = settle(press.write, press.convert, START, most=2)
    assert len(press.printed) == 3
    assert not done.stable
    assert done.pages[LATER] == 9
    assert done.docx == docx_with([START, LATER], "{'_Toc1': 1, '_Toc2': 8}")


def test_more_patience_is_used_only_when_needed() -> None:
    press = Press(lambda pages: 1 if pages is None else min(pages[LATER] + 1, 4))
    done = settle(press.write, press.convert, START, most=9)
    assert done.stable
    assert len(press.printed) == 5


def test_the_first_look_may_be_a_rougher_one() -> None:
    press, looks = Press(lambda _pages: 7), []

    def measure(docx: bytes) -> bytes:
        looks.append(docx)
        return press.convert(docx)

    done = settle(press.write, press.convert, START, measure=measure)
    assert len(looks) == 1
    assert len(press.printed) == 2
    assert done.docx not in looks


def test_a_document_without_its_first_heading_is_an_error() -> None:
    press = Press(lambda _pages: 7)
    with pytest.raises(QreportError, match="无法得到页码"):
        settle(press.write, press.convert, "_TocOther")
