"""Where long tables are cut, so that each piece stands on its own page below a label such as 续表3-1.

Where pages end is known only to the program that sets the text. So a long table is first written to be
measured (see `tables.py`), with a mark at each row; where the page changes from one mark to the next,
the table is cut. The marks that stay in the finished file tell whether everything fell where it should.
"""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from msgspec import Struct, field

from qreport.model.document import Document, Table, walk
from qreport.model.layout import Layout
from qreport.render.docx.bookmarks import row_mark
from qreport.render.measuring.heights import is_kept_whole

BEFORE = "before"
"""The mark at the end of the text above a measured table."""


class Cut(Struct, frozen=True):
    """How one table lies on its pages."""

    rows: tuple[int, ...] = ()
    """The rows with which its further pieces begin."""
    new_page: bool = False
    """Whether it begins a page of its own accord; then it is told to, or it might begin a little above."""


class Cuts(Struct, frozen=True):
    """What is known about the cuts when a document is written."""

    tables: Mapping[str, Cut] = field(default_factory=dict)
    """The cut of each table that was measured, by its id."""
    measuring: bool = False
    """Whether the other long tables are written to be measured, not to be read."""

    def measures(self, table: Table, layout: Layout) -> bool:
        """Whether `table` is one to be measured."""
        return self.measuring and is_long(table, layout) and table.id not in self.tables


UNCUT = Cuts()


def is_long(table: Table, layout: Layout) -> bool:
    """Whether the table may run over a page, and has a caption to carry on."""
    return table.caption is not None and not is_kept_whole(table, layout)


def header_count(table: Table) -> int:
    """Return the number of header rows, which are repeated on every page."""
    return sum(1 for _ in takewhile(lambda row: row.role == "header", table.rows))


def find_cuts(document: Document, layout: Layout, pages: Mapping[str, int]) -> Mapping[str, Cut]:
    """Return the cut of every long table in order, from the page on which each mark fell."""
    return {
        table.id: Cut(tuple(_first_rows(table, pages)), _begins_page(table, pages))
        for table in walk(document.blocks)
        if isinstance(table, Table) and is_long(table, layout)
    }


def until_moved(
    cuts: Mapping[str, Cut], before: Mapping[str, int], now: Mapping[str, int]
) -> Mapping[str, Cut]:
    """Return `cuts` up to the first table of which a mark is on another page now than `before`.

    All are returned when every table stayed where it was.
    """
    return {each: cuts[each] for each in takewhile(lambda each: not _moved(each, before, now), cuts)}


def _first_rows(table: Table, pages: Mapping[str, int]) -> Iterator[int]:
    last = None
    for row in range(header_count(table), len(table.rows)):
        page = pages.get(row_mark(table.id, row))
        if page is not None:
            if last is not None and page != last:
                yield row
            last = page


def _begins_page(table: Table, pages: Mapping[str, int]) -> bool:
    """Whether the text above the table ends on an earlier page."""
    above = pages.get(row_mark(table.id, BEFORE))
    first = pages.get(row_mark(table.id, header_count(table)))
    return above is not None and first is not None and above < first


def _moved(target: str, before: Mapping[str, int], now: Mapping[str, int]) -> bool:
    prefix = row_mark(target)
    return any(before.get(name) != page for name, page in now.items() if name.startswith(prefix))
