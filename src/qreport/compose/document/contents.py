"""The contents, and the lists of tables, figures and cases."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from qreport.model.document import (
    Block,
    CaseStudy,
    Chart,
    Heading,
    PhotoGrid,
    Table,
    Toc,
    TocEntry,
    plain_text,
    walk,
)
from qreport.model.layout import Wording

Chapters = Sequence[tuple[str, tuple[Block, ...]]]
"""Kind and blocks of each chapter."""

TOC_LEVELS = 3
_GAP = "　"


def contents(chapters: Chapters, words: Wording) -> Toc:
    """Return the headings of three levels; of a case and an annex only the title, of a preface nothing."""
    return Toc(words.toc, tuple(entry for kind, blocks in chapters for entry in _headings(kind, blocks)))


def list_of_tables(chapters: Chapters, words: Wording) -> Toc:
    """Return every table with a caption."""
    tables = (block for block in _all(chapters) if isinstance(block, Table))
    return Toc(words.toc_of_tables, tuple(_captioned(tables)), "tables")


def list_of_figures(chapters: Chapters, words: Wording) -> Toc:
    """Return every chart, and every photo grid with a caption."""
    figures = (block for block in _all(chapters) if isinstance(block, Chart | PhotoGrid))
    return Toc(words.toc_of_figures, tuple(_captioned(figures)), "figures")


def list_of_cases(chapters: Chapters, words: Wording) -> Toc:
    """Return the chapters that are a case, and the cases within chapters."""
    return Toc(words.toc_of_cases, tuple(_cases(chapters)), "cases")


LISTS: Mapping[str, Callable[[Chapters, Wording], Toc]] = {
    "contents": contents,
    "tables": list_of_tables,
    "figures": list_of_figures,
    "cases": list_of_cases,
}


def _headings(kind: str, blocks: Iterable[Block]) -> Iterator[TocEntry]:
    depth = {"preface": 0, "body": TOC_LEVELS}.get(kind, 1)
    for block in blocks:
        if isinstance(block, Heading) and block.level <= depth:
            yield TocEntry(block.level, f"{block.number}{plain_text(block.text)}", block.id)


def _captioned(blocks: Iterable[Table | Chart | PhotoGrid]) -> Iterator[TocEntry]:
    for block in blocks:
        if block.caption:
            yield TocEntry(1, f"{block.caption.label}{_GAP}{plain_text(block.caption.text)}", block.id)


def _cases(chapters: Chapters) -> Iterator[TocEntry]:
    for kind, blocks in chapters:
        for block in walk(blocks):
            if kind == "case" and isinstance(block, Heading) and block.level == 1:
                yield TocEntry(1, plain_text(block.text), block.id)
            elif isinstance(block, CaseStudy):
                yield TocEntry(1, f"{block.label}{_GAP}{plain_text(block.title)}", block.id)


def _all(chapters: Chapters) -> Iterator[Block]:
    for _, blocks in chapters:
        yield from walk(blocks)
