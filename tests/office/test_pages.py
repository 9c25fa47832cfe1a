"""Pages of bookmarks, read from PDF files made here without LibreOffice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.errors import QreportError
from qreport.office import pages

from .paper import docx_with, pdf_with


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("_Toc1", "5FToc1"),
        ("_Refb5a629184f98405ad264", "5FRefb5a629184f98405ad264"),
        ("a-b c", "a-b20c"),
        ("二", "4E8C"),
        ("页", "75"),
        ("é", "E9"),
    ],
)
def test_a_name_is_looked_up_as_libreoffice_writes_it(name: str, written: str) -> None:
    # 页 is U+9875: LibreOffice drops a first byte above 7F.
    assert pages.pages_of(pdf_with({written: 2}), [name]) == {name: 2}


def test_the_bookmarks_are_those_of_the_text() -> None:
    assert pages.bookmarks_in(docx_with(["_Toc1", "a&b"])) == ("_Toc1", "a&b")


def test_a_text_without_bookmarks_has_none() -> None:
    assert pages.bookmarks_in(docx_with([])) == ()


def test_a_bookmark_that_the_pdf_does_not_have_is_left_out() -> None:
    assert pages.pages_of(pdf_with({"5FToc1": 3}), ["_Toc1", "_Toc2"]) == {"_Toc1": 3}


def test_a_pdf_without_any_place_gives_nothing() -> None:
    assert pages.pages_of(pdf_with({}), ["_Toc1"]) == {}


@pytest.mark.parametrize("content", [b"", b"not a PDF", b"%PDF-1.6\n%%EOF"])
def test_a_damaged_pdf_is_told(content: bytes) -> None:
    with pytest.raises(QreportError, match="PDF 读不出来"):
        pages.pages_of(content, ["_Toc1"])


def test_counting_begins_where_the_body_begins() -> None:
    physical = {"preface": 2, "first": 5, "second": 5, "last": 40}
    assert pages.printed_pages(physical, "first") == {"first": 1, "second": 1, "last": 36}


def test_a_pdf_that_does_not_tell_where_the_body_begins_is_an_error() -> None:
    with pytest.raises(QreportError, match="无法得到页码") as caught:
        pages.printed_pages({"other": 1}, "first")
    assert "LibreOffice" in caught.value.mend


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 500), min_size=1), st.data())
def test_printed_pages_keep_their_distances(physical: dict[str, int], data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(sorted(physical)))
    printed = pages.printed_pages(physical, start)
    assert printed[start] == 1
    assert all(
        page - printed[name] == physical[start] - 1 for name, page in physical.items() if name in printed
    )
    assert {name for name in physical if physical[name] >= physical[start]} == set(printed)
