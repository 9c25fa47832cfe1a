"""A report that LibreOffice opened and saved keeps its fields and bookmarks."""

import re
from collections import Counter
from pathlib import Path

import pytest
from programs import converted, writer
from render import demo
from render.departments import department_table
from render.docx_check import Docx
from render.written import docx_with

from qreport.model.document import (
    BodyStart,
    CaseStudy,
    CrossReference,
    Document,
    Paragraph,
    Run,
    Toc,
    TocEntry,
)
from qreport.model.layout import Layout
from qreport.office.process import write_profile
from qreport.render.docx.cuts import Cut, Cuts

TABLES = [department_table(f"表1-{number}") for number in (1, 2)]
CHAPTERS = (
    demo.heading("one", 1, "一、", "概况"),
    demo.heading("two", 1, "二、", "学生", page_break=True),
)


def report(folder: Path) -> Document:
    """Return a document with contents, all three lists, references, and tables that are cut."""
    chart, photos = demo.chart(), demo.photos(folder)
    case = CaseStudy("case", "案例1", (Run("校企合作"),), (demo.body("案例正文。"),))
    headings = tuple(TocEntry(1, f"{each.number}概况", each.id) for each in CHAPTERS)
    lists = (
        Toc("目　录", headings),
        Toc("表目录", tuple(TocEntry(1, "表", table.id) for table in TABLES), "tables"),
        Toc("图目录", (TocEntry(1, "图", chart.id), TocEntry(1, "图", photos.id)), "figures"),
        Toc("案例目录", (TocEntry(1, "案例", case.id),), "cases"),
    )
    mention = Paragraph((Run("见"), CrossReference(TABLES[0].id, "表1-1"), CrossReference(chart.id, "图2-1")))
    body = (CHAPTERS[0], mention, *TABLES, CHAPTERS[1], chart, photos, case)
    return Document(demo.PROPERTIES, (*lists, BodyStart(), *body))


@pytest.fixture(scope="module")
def both(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> tuple[Docx, Docx]:
    """The report as it was written, and as LibreOffice saved it."""
    folder = tmp_path_factory.mktemp("again")
    cuts = Cuts({table.id: Cut((12, 30)) for table in TABLES})
    source = folder / "report.docx"
    source.write_bytes(docx_with(report(folder), layout, {}, cuts))
    write_profile(folder / "saved" / "profile", None)
    saved = converted(writer(), source, "docx:MS Word 2007 XML", folder / "saved")
    return Docx(source.read_bytes()), Docx(saved.read_bytes())


def kinds(docx: Docx) -> Counter[str]:
    codes = "".join(
        each.text or "|" for each in docx.find("//w:instrText | //w:fldChar[@w:fldCharType='separate']")
    )
    return Counter(code.split()[0] for code in codes.split("|") if code.strip())


def bookmarks(docx: Docx) -> Counter[str]:
    return Counter(docx.find("//w:bookmarkStart/@w:name"))


def test_every_field_is_there_again(both: tuple[Docx, Docx]) -> None:
    written, saved = both
    assert kinds(written) == {"TOC": 4, "PAGEREF": 7, "SEQ": 4, "REF": 6}
    assert kinds(saved) == kinds(written)


def test_every_bookmark_is_there_again(both: tuple[Docx, Docx]) -> None:
    written, saved = both
    assert bookmarks(saved) == bookmarks(written)


def test_labels_and_references_read_as_before(both: tuple[Docx, Docx]) -> None:
    written, saved = both
    for docx in both:
        assert "见表1-1图2-1" in docx.text().replace("\N{NON-BREAKING HYPHEN}", "-")
    labels = re.compile(r"续表1-\d")
    assert labels.findall(written.text()) == ["续表1-1"] * 2 + ["续表1-2"] * 2
    assert labels.findall(saved.text().replace("\N{NON-BREAKING HYPHEN}", "-")) == labels.findall(
        written.text()
    )
