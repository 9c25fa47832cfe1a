"""The formats of a document, and how often each is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from render import demo

from qreport import render
from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.workflows import files, pages

from .conftest import Pretend


@pytest.fixture
def document() -> Document:
    return Document(demo.PROPERTIES, (demo.heading("a", 1, "", "甲"),))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the writers that were called; they write their names."""
    called: list[str] = []

    def writer(name: str) -> Callable[[Document, Layout], bytes]:
        return lambda *_: called.append(name) or name.encode()  # type: ignore[func-returns-value]

    every = {name: writer(name) for name in ("docx", "txt")}
    monkeypatch.setattr(render.writers, "all", lambda: every)
    return called


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "can_be_paged", lambda _: True)
    monkeypatch.setattr(pages, "paged", lambda *_, **__: pages.Paged(b"true", b"pdf", exact=True))


@pytest.mark.usefixtures("paged")
def test_a_docx_with_true_pages_is_not_estimated_first(
    document: Document, layout: Layout, written: list[str]
) -> None:
    made = files.files_of(document, layout, ("docx", "txt", "pdf"), quick=False)
    assert written == ["txt"]
    assert made == files.Made({"txt": b"txt", "docx": b"true", "pdf": b"pdf"})


@pytest.mark.usefixtures("paged")
def test_a_quick_docx_is_estimated(document: Document, layout: Layout, written: list[str]) -> None:
    assert files.files_of(document, layout, ("docx",), quick=True) == files.Made({"docx": b"docx"})
    assert written == ["docx"]


def test_when_the_pdf_fails_the_docx_is_there_and_the_cause_is_told(
    document: Document, layout: Layout, written: list[str], pretend: Pretend, tmp_path: Path
) -> None:
    pretend(f"echo broken > {tmp_path}/x; exit 3")
    made = files.files_of(document, layout, ("docx", "pdf"), quick=False)
    assert made.contents == {"docx": b"docx"}
    assert made.failure is not None
    assert "没有生成 PDF" in made.failure.message
    assert made.failure.message in made.notices[0]
    assert written == ["docx"]
