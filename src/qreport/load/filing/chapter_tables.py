"""Tables typed in a chapter, in Markdown or in Word: every cell is printed, and sums add up."""

from collections.abc import Iterator

from qreport.load.filing.chapter_sums import sums_that_differ
from qreport.model.finding import Finding
from qreport.model.pack import ChapterSource
from qreport.notation.typed_tables import Row, TypedTable, tables
from qreport.problems.composing import TABLE_NOT_READ, UNEVEN_ROW
from qreport.text.characters import shown

_TOLD = 20
"""Rows of one table that are told one by one."""


def table_faults(chapter: ChapterSource) -> Iterator[Finding]:
    """Yield what is odd about the tables of a chapter, each at its line or paragraph."""
    for table in tables(chapter):
        if not table.ruled:
            # A bar that is typed in Word is a bar.
            if not chapter.places:
                yield _not_read(table)
            continue
        faults = [each for row in table.rows[1:] if (each := _uneven(row, table))]
        yield from faults[:_TOLD]
        if len(faults) > _TOLD:
            more = f"这张表还有 {len(faults) - _TOLD} 行的格数与表头不同"
            yield UNEVEN_ROW.at(*faults[-1].locations, message=more)
        if not faults:
            yield from sums_that_differ(table)


def _not_read(table: TypedTable) -> Finding:
    first = "｜".join(table.rows[0].cells)
    message = f"“{shown(first, 20)}”像是表格，照原样印成了文字：下面没有与它格数相同的 |---| 一行"
    return TABLE_NOT_READ.at(table.rows[0].at, message=message)


def _uneven(row: Row, table: TypedTable) -> Finding | None:
    count, width = len(row.cells), table.width
    if count == width or row.varies or table.rows[0].varies:
        return None
    what = (
        f"多出的“{shown(' | '.join(row.cells[width:]), 20)}”印不出来" if count > width else "缺的格印成空白"
    )
    message = f"这一行有 {count} 格，表头有 {width} 格，{what}"
    return UNEVEN_ROW.at(row.at, message=message, found=f"{count} 格", expected=f"{width} 格")
