"""The formats of a document, and how often each is written."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from render import demo
from render.docx_check import Docx

from qreport import office
from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.render.pictures import prepare
from qreport.workflows import files, pages

from .conftest import Pretend
from .paper import pdf_with

NONE = Pictures({})


@pytest.fixture
def document() -> Document:
    return Document(demo.PROPERTIES, (demo.heading("a", 1, "", "甲"),))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the writers that were called; they write their names."""
    called: list[str] = []

    def writer(name: str) -> Callable[[Document, Layout, Pictures], bytes]:
        return lambda *_: called.append(name) or name.encode()  # type: ignore[func-returns-value]

    every = {name: writer(name) for name in ("docx", "txt")}
    monkeypatch.setattr(files, "writers", every)
    return called


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "can_be_paged", lambda _: True)
    monkeypatch.setattr(pages, "paged", lambda *_, **__: pages.Paged(b"true", b"pdf", exact=True))


@pytest.mark.usefixtures("paged")
def test_a_docx_with_true_pages_is_not_estimated_first(
    document: Document, layout: Layout, written: list[str]
) -> None:
    made = files.files_of(document, layout, NONE, ("docx", "txt", "pdf"), quick=False)
    assert written == ["txt"]
    assert made == files.Made({"txt": b"txt", "docx": b"true", "pdf": b"pdf"})


@pytest.mark.usefixtures("paged")
def test_a_quick_docx_is_estimated(document: Document, layout: Layout, written: list[str]) -> None:
    assert files.files_of(document, layout, NONE, ("docx",), quick=True) == files.Made({"docx": b"docx"})
    assert written == ["docx"]


def test_when_the_pdf_fails_the_docx_is_there_and_the_cause_is_told(
    document: Document, layout: Layout, written: list[str], pretend: Pretend, tmp_path: Path
) -> None:
    pretend(f"echo broken > {tmp_path}/x; exit 3")
    made = files.files_of(document, layout, NONE, ("docx", "pdf"), quick=False)
    assert made.contents == {"docx": b"docx"}
    assert made.failure is not None
    assert "没有生成 PDF" in made.failure.message
    assert made.failure.message in made.notices[0]
    assert written == ["docx"]


def test_a_pdf_that_is_not_built_as_expected_is_made_again_with_its_pictures(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[Docx, bool]] = []

    def to_pdf(docx: bytes, *, archive: bool = False) -> bytes:
        given.append((Docx(docx), archive))
        return pdf_with({f"5F{name[1:]}": 1 for name in office.bookmarks_in(docx)})

    monkeypatch.setattr(office, "to_pdf", to_pdf)
    document = Document(demo.PROPERTIES, (demo.heading("a", 1, "", "甲"), demo.chart()))
    pictures = prepare(document, layout)
    made = pages.paged(document, layout.model_copy(update={"pdf_archive": True}), pictures, illustrated=True)
    sizes = [Image.open(io.BytesIO(docx.parts["word/media/image1.png"])).size for docx, _ in given]
    (picture,) = pictures.contents()
    assert sizes == [(1, 1), (2, 1), Image.open(io.BytesIO(picture)).size]
    assert [archive for _, archive in given] == [False, True, True]
    assert Docx(made.docx).parts["word/media/image1.png"] == picture
