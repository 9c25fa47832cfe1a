"""What the tests of this folder share: a document settled once by LibreOffice, and programs that pretend."""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from programs import writer
from render import demo
from render.written import docx_with

from qreport import office
from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.office import find, process
from qreport.render.docx.bookmarks import Bookmarks
from qreport.render.docx.purpose import FINAL, FOR_PAGES
from qreport.render.pictures import prepare
from qreport.workflows import pages as paging

CAPTIONED = ("conditions", "by_programme", "activities", "programmes")
Pretend = Callable[[str], Path]


@dataclass(frozen=True)
class Demo:
    """A document settled by ordinary conversions, and the bookmark of each of its headings and captions."""

    settled: office.Settled
    document: Document
    layout: Layout
    names: Mapping[str, str]


def paged(document: Document, layout: Layout, *, illustrated: bool) -> paging.Paged:
    """Return the files of a document whose pictures are made ready here."""
    return paging.paged(document, layout, prepare(document, layout), illustrated=illustrated)


@pytest.fixture(scope="session")
def demo_report(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Two runs of LibreOffice for all tests."""
    writer()
    document = demo.document(tmp_path_factory.mktemp("photos"))
    marks = Bookmarks(document)
    targets = (*(each.id for each in demo.HEADINGS), *CAPTIONED)
    names = {target: marks.name(target) or "" for target in targets}

    def write(pages: Mapping[str, int] | None) -> bytes:
        purpose = FINAL if pages else FOR_PAGES
        return docx_with(document, layout, marks.by_target(pages or {}), purpose=purpose)

    start = names[demo.HEADINGS[0].id]
    return Demo(office.settle(write, office.to_pdf, start), document, layout, names)


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """Return a function that puts a shell script in the place of LibreOffice."""

    def put(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv(find.VARIABLE, str(program))
        return program

    return put


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which LibreOffice is not installed."""
    monkeypatch.delenv(find.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(find, "PLACES", ())


@pytest.fixture
def time_is_up_when(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], bool]], None]:
    """Return a function that lets no time pass for a program that is run, until something has happened."""

    def put(happened: Callable[[], bool]) -> None:
        looks = itertools.count()  # the first look at the clock is the one from which time is counted

        def now() -> float:
            return float("inf") if next(looks) and happened() else 0

        monkeypatch.setattr(process, "time", SimpleNamespace(monotonic=now, sleep=time.sleep))

    return put
