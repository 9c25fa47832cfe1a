"""Workbooks of Excel 97 to 2003 (.xls), which many platforms still hand out."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qreport import limits
from qreport.load.files.sniffing import PASSWORD, refuse_foreign
from qreport.load.files.source import read_bytes
from qreport.load.grids.formats import BUILT_IN, NumberFormat, number_format
from qreport.load.grids.grid import READERS, Grids
from qreport.load.grids.sheet_grids import grids_of
from qreport.load.grids.stored import Address, Sheet, StoredCell
from qreport.load.grids.values import Values
from qreport.load.xls.compound import refuse_circles
from qreport.load.xls.records import let_through
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.problems.reading import OVER_LIMIT, UNREADABLE_FILE

_DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError,
    RecursionError, TypeError, UnboundLocalError, ValueError, struct.error,
)  # fmt: skip
"""What the library raises for broken bytes, apart from its own error."""
_TYPED_DIGITS = 16
"""Nobody types a number with more digits; the library does not say which cells hold formulas."""


@READERS.register(".xls")
def read_xls(path: Path, name: str) -> Grids:
    """Return the sheets that have content, hidden ones too, and findings about what is hidden in them.

    A sheet of this format has at most 65,536 rows of 256 cells, so that a far cell costs no memory.
    """
    data = read_bytes(path, name, limits.FILE_BYTES)
    refuse_foreign(data, name, ".xls")
    book = _opened(data, name)
    forms = [_format_of(book, style.format_key) for style in book.xf_list]

    def format_of(style: str) -> NumberFormat:
        return forms[int(style)] if int(style) < len(forms) else NumberFormat()

    let_through(book, len(data))
    sheets = _sheets(book, name)
    return grids_of(name, sheets, lambda: Values(format_of, from_1904=bool(book.datemode)))


def _opened(data: bytes, name: str) -> Any:
    import xlrd
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        refuse_circles(data)
        # Only with formatting_info are formats and merged cells read; the log would go to standard output.
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except XLRDError as error:
        encrypted = "encrypted" in str(error)
        message = "这是加了密码的工作簿，不能读取" if encrypted else "文件已损坏，不能读取"
        mend = PASSWORD if encrypted else None
        raise Unreadable(UNREADABLE_FILE.at(Location(name), message=message, mend=mend)) from error
    except (CompDocError, *_DAMAGED) as error:
        raise _damaged(name) from error


def _format_of(book: Any, key: int) -> NumberFormat:
    known = book.format_map.get(key)
    written = known.format_str if known else None
    # The library knows the built-in formats as an American system shows them.
    return number_format(BUILT_IN.get(key) or (written or "General")[:255])


def _sheets(book: Any, name: str) -> Iterator[Sheet]:
    """Yield the sheets one after the other; the library lets go of each before the next."""
    from xlrd.biffh import XLRDError

    if book.nsheets > limits.SHEETS:
        message = f"工作表太多：超过 {limits.SHEETS} 张"
        raise Unreadable(OVER_LIMIT.at(Location(name), message=message))
    for number in range(book.nsheets):
        try:
            yield _sheet(book.sheet_by_index(number), name)
        except (XLRDError, *_DAMAGED) as error:
            raise _damaged(name) from error
        book.unload_sheet(number)


def _sheet(read: Any, name: str) -> Sheet:
    cells: dict[Address, StoredCell] = {}
    for row in range(read.nrows):
        for column, cell in enumerate(read.row(row)):
            stored = _stored(cell)
            if stored is None:
                continue
            if row >= limits.ROWS or column >= limits.COLUMNS:
                message = f"内容太远，超出了 {limits.ROWS} 行 {limits.COLUMNS} 列，多半是误填"
                place = Location(name, read.name, row + 1, column + 1)
                raise Unreadable(OVER_LIMIT.at(place, message=message))
            cells[row + 1, column + 1] = stored
    # The library gives rows and columns from 0, and the end behind the last one.
    merges = [((top + 1, left + 1), (below, right)) for top, below, left, right in read.merged_cells]
    if len(merges) > limits.MERGES:
        message = f"合并的单元格太多：超过 {limits.MERGES} 处"
        raise Unreadable(OVER_LIMIT.at(Location(name, read.name), message=message))
    rows, columns = (
        frozenset(at + 1 for at, each in infos.items() if each.hidden)
        for infos in (read.rowinfo_map, read.colinfo_map)
    )
    # [MS-XLS] BoundSheet8: 0 is visible, 1 hidden, 2 hidden from the menu too.
    return Sheet(read.name, cells, merges, bool(read.visibility), rows, columns)


def _stored(cell: Any) -> StoredCell | None:
    import xlrd

    style, value = str(cell.xf_index or 0), cell.value
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return StoredCell("str", style, value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            # The shortest text of a double: 0.1 + 0.2 has 17 digits, which tells a computed number.
            digits = repr(value)
            return StoredCell("n", style, digits, has_formula=len(digits) > _TYPED_DIGITS)
        case xlrd.XL_CELL_BOOLEAN:
            return StoredCell("b", style, str(value))
        case xlrd.XL_CELL_ERROR:
            return StoredCell("e", style, xlrd.error_text_from_code.get(value, "#N/A"))
    return None


def _damaged(name: str) -> Unreadable:
    return Unreadable(UNREADABLE_FILE.at(Location(name), message="文件已损坏，不能读取"))
