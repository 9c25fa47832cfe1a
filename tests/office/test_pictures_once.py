"""Every kind of build where no cache can be written: each picture is made once, and each mention is whole."""

import re
from collections import Counter
from pathlib import Path

import pytest
from places import EXAMPLE
from programs import writer
from render.counting import counted

from qreport import brief
from qreport.workflows import diff, files
from qreport.workflows.build import Order, build

from .pdf_text import text_of

ONCE = Counter(drawn=21, shrunk=27)
"""The charts and photos of the example."""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Counter[str]:
    (tmp_path / "none").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "none"))
    return counted(monkeypatch)


@pytest.mark.parametrize("formats", [("txt",), ("docx",), ("docx", "txt")], ids="-".join)
def test_a_quick_build_makes_each_picture_once(
    formats: tuple[str, ...], tmp_path: Path, made: Counter[str]
) -> None:
    (built,) = build(EXAMPLE, Order(directory=tmp_path, formats=formats, quick=True))
    assert len(built.files) == len(formats)
    assert made == ONCE


@pytest.mark.parametrize("formats", [("docx",), ("docx", "txt", "pdf")], ids="-".join)
def test_a_build_with_true_pages_makes_each_picture_once(
    formats: tuple[str, ...], tmp_path: Path, made: Counter[str]
) -> None:
    writer()
    (built,) = build(EXAMPLE, Order(directory=tmp_path, formats=formats))
    assert len(built.files) == len(formats)
    assert built.notices == ()
    assert made == ONCE
    for pdf in (file for file in built.files if file.suffix == ".pdf"):
        has_no_broken_mention(text_of(pdf))


def has_no_broken_mention(text: str) -> None:
    assert len(re.findall(r"[表图] ?\d-\d", text)) > 50
    assert re.findall(r"[表图] ?\d-\s*\n\s*\d", text) == []
    assert "\u2060" not in text


def test_a_paper_makes_each_picture_once(made: Counter[str]) -> None:
    writer()
    course, letterhead = diff.series([EXAMPLE])
    for form in ("docx", "pdf"):
        assert diff.of_series(course, letterhead, form)
    once = files.pictures_of(brief.series_document(course, letterhead), brief.brief_layout(letterhead.layout))
    assert made["drawn"] == 3 * len(once.shown)
