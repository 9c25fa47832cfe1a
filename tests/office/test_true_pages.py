"""Every page number in the contents and lists is that of the PDF, read from the PDF's own text."""

import re
from collections.abc import Iterator
from pathlib import Path

from places import EXAMPLE
from programs import writer
from render import demo
from render.docx_check import Docx

from qreport import compose
from qreport.aggregate.derive import derive
from qreport.model.document import (
    Block,
    BodyStart,
    Caption,
    Cell,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Toc,
    TocEntry,
)
from qreport.model.layout import Layout
from qreport.workflows.opened import open_filing

from .conftest import paged
from .pdf_text import printed_pages, squeezed

CHAPTERS, SECTIONS = 10, 8
TEXT = "学校坚持立德树人根本任务，落实“三全育人”，完善校企合作机制，提高人才培养质量。"


def shown(docx: bytes) -> Iterator[tuple[str, int]]:
    """Yield every entry of the contents and lists with the page it shows."""
    made = Docx(docx)
    for paragraph in made.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC') and .//w:hyperlink]"):
        found = re.fullmatch(r"(.+?)(\d+)", made.text(paragraph))
        assert found, made.text(paragraph)
        page = made.find(
            ".//w:fldChar[@w:fldCharType='separate']/../following-sibling::w:r[1]/w:t/text()", paragraph
        )
        yield made.text(paragraph).removesuffix(page[-1]), int(page[-1])


def mismatches(document: Document, layout: Layout, folder: Path) -> tuple[list[str], int, int]:
    """Return the entries whose page does not hold them, how many there are, and the last page."""
    writer()
    made = paged(document, layout, illustrated=False)
    assert made.exact
    pages = printed_pages(made.pdf, folder)
    entries = list(shown(made.docx))
    wrong = [f"{text} … {page}" for text, page in entries if squeezed(text) not in pages.get(page, "")]
    return wrong, len(entries), max(pages)


def test_the_example_shows_the_pages_of_its_pdf(tmp_path: Path) -> None:
    loaded = open_filing(EXAMPLE)
    derived, _ = derive(loaded.filing, loaded.pack)
    document, _ = compose.compose(loaded.filing, loaded.filing.facts + derived, loaded.pack)
    wrong, entries, _ = mismatches(document, loaded.pack.layout, tmp_path)
    assert wrong == []
    assert entries >= 35


def test_a_report_of_two_hundred_pages_with_three_lists_shows_true_pages(
    layout: Layout, tmp_path: Path
) -> None:
    wrong, entries, last = mismatches(long_document(), layout, tmp_path)
    assert wrong == []
    assert entries == CHAPTERS * (1 + SECTIONS) + CHAPTERS * SECTIONS
    assert last >= 200


def test_landscape_sections_do_not_disturb_the_pages(layout: Layout, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    wrong, entries, _ = mismatches(demo.document(folder), layout, tmp_path)
    assert wrong == []
    assert entries >= 6


def long_document() -> Document:
    """Return a report of some 200 pages: chapters, sections, and a long table in each, every fifth across."""
    blocks = [block for chapter in range(1, CHAPTERS + 1) for block in chapter_blocks(chapter)]
    headings = tuple(
        TocEntry(each.level, each.number + each.text[0].text, each.id)  # type: ignore[union-attr]
        for each in blocks
        if isinstance(each, Heading)
    )
    tables = tuple(
        TocEntry(1, f"{each.caption.label}　{each.caption.text[0].text}", each.id)  # type: ignore[union-attr]
        for each in blocks
        if isinstance(each, Table) and each.caption
    )
    front = (Toc("目　录", headings), Toc("表目录", tables, "tables"), BodyStart())
    return Document(demo.PROPERTIES, (*front, *blocks))


def chapter_blocks(chapter: int) -> Iterator[Block]:
    yield Heading(f"c{chapter}", 1, f"第{chapter}章　", (Run(f"章题{chapter}"),), page_break=True)
    for section in range(1, SECTIONS + 1):
        name = f"{chapter}之{section}"
        yield Heading(f"c{chapter}s{section}", 2, f"（{section}）", (Run(f"节题{name}"),))
        for length in (3 + section, 12, 5 + chapter):
            yield Paragraph((Run(TEXT * length),))
        yield long_table(chapter, section, name)


def long_table(chapter: int, section: int, name: str) -> Table:
    head = Row((Cell((Run("序号"),)), Cell((Run("指标"),)), Cell((Run("数值"),))), "header")
    rows = [
        Row(tuple(Cell((Run(text),)) for text in (str(n), "名称", "98.5"))) for n in range(12 + 3 * section)
    ]
    caption = Caption("table", f"表{chapter}-{section}", f"表{chapter}-", section, (Run(f"表题{name}"),))
    across = (chapter * SECTIONS + section) % 5 == 0
    return Table(f"t{chapter}_{section}", caption, (1.0, 4.0, 2.0), (head, *rows), landscape=across)
