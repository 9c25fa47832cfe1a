"""The check list as a document: a page and a table for each department."""

from collections.abc import Iterator, Sequence

from qreport.model.document import (
    Block,
    BodyStart,
    Cell,
    Document,
    Heading,
    Inlines,
    LineBreak,
    Paragraph,
    Properties,
    Row,
    Run,
    Table,
)
from qreport.model.filing import Filing
from qreport.workbook.checklist import FINE, HEADINGS, SIGNATURES, Line, Page

# Relative, for the headings of checklist.py.
_WIDTHS = (5.0, 22.0, 7.0, 11.0, 11.0, 20.0, 28.0)
_TITLE = "数据核对表"


def checklist_document(filing: Filing, pages: Sequence[Page]) -> Document:
    """Return the check list of `filing` as a document without numbers of headings."""
    config = filing.config
    title = f"{config.school.name}{filing.current}年{_TITLE}"
    properties = Properties(title, config.school.name, _TITLE, config.report.issued)
    blocks = [block for number, page in enumerate(pages) for block in _blocks(page, number)]
    return Document(properties, (BodyStart(), *blocks))


def _blocks(page: Page, number: int) -> Iterator[Block]:
    # The first page begins the document and needs no break.
    yield Heading(f"department-{number}", 1, "", _text(page.title), page_break=number > 0)
    header = Row(tuple(Cell(_text(name), "center") for name in HEADINGS), "header")
    rows = tuple(
        Row((Cell(_text(str(at)), "center"), *map(Cell, _texts(line))))
        for at, line in enumerate(page.lines, 1)
    )
    yield Table(f"check-{number}", None, _WIDTHS, (header, *rows))
    yield Paragraph(_text("　　　　".join(SIGNATURES)), "plain")


def _texts(line: Line) -> Iterator[Inlines]:
    yield from map(_text, (line.name, line.unit, line.last_year, line.value, line.source))
    yield _lines(line.findings or (FINE,))


def _lines(texts: Sequence[str]) -> Inlines:
    parts = [part for text in texts for part in (LineBreak(), Run(text))]
    return tuple(parts[1:])


def _text(words: str) -> Inlines:
    return (Run(words),)
