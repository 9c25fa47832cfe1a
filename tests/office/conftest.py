"""What the tests of this folder share: a document settled once by LibreOffice, and programs that pretend."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from render import demo

from qreport import office
from qreport.model.layout import Layout
from qreport.office import find
from qreport.render.docx.bookmarks import Bookmarks
from qreport.render.writers.docx import write_with_pages

LAYOUT = Path(__file__).parents[2] / "templates" / "secondary-2022" / "layout" / "layout.yaml"
CAPTIONED = ("conditions", "by_programme", "activities", "programmes")
Pretend = Callable[[str], Path]


@dataclass(frozen=True)
class Demo:
    """A document that was settled, and the bookmark of each of its headings and captions."""

    settled: office.Settled
    names: Mapping[str, str]


def needed(program: str, package: str) -> None:
    """Fail on the build machine, skip elsewhere, when `program` is not installed."""
    if shutil.which(program) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs {package}")
        pytest.skip(f"{package} is not installed")


@pytest.fixture(scope="session")
def demo_report(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Two runs of LibreOffice for all tests."""
    needed("soffice", "libreoffice-writer-nogui")
    layout = Layout.model_validate(yaml.safe_load(LAYOUT.read_text(encoding="utf-8")))
    document = demo.document(tmp_path_factory.mktemp("photos"))
    marks = Bookmarks(document)
    targets = (*(each.id for each in demo.HEADINGS), *CAPTIONED)
    names = {target: marks.name(target) or "" for target in targets}

    def write(pages: Mapping[str, int] | None) -> bytes:
        return write_with_pages(document, layout, marks.by_target(pages or {}))

    def measure(docx: bytes) -> bytes:
        return office.to_pdf(office.without_pictures(docx))

    start = names[demo.HEADINGS[0].id]
    return Demo(office.settle(write, office.to_pdf, start, measure=measure), names)


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
