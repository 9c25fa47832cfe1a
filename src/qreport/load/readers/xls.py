"""Workbooks of Excel 97 to 2003 (.xls), which many platforms still hand out."""

import io
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from qreport import limits
from qreport.load.files.sniffing import PASSWORD, refuse_foreign
from qreport.load.files.source import read_bytes
from qreport.load.grids.formats import BUILT_IN, CellStyle, sections_of
from qreport.load.grids.grid import READERS, Grids
from qreport.load.grids.sheet_grids import grids_of
from qreport.load.grids.values import Address, Run, Sheet, StoredCell, Values
from qreport.load.xls import let_through, refuse_circles
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
    styles = [_style(book, style) for style in book.xf_list]

    def style_of(style: str) -> CellStyle:
        return styles[int(style)] if int(style) < len(styles) else CellStyle()

    let_through(book, len(data))
    sheets = _sheets(book, name)
    return grids_of(name, sheets, lambda: Values(style_of, from_1904=bool(book.datemode)))


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


def _style(book: Any, style: Any) -> CellStyle:
    known = book.format_map.get(style.format_key)
    written = known.format_str if known else None
    # The library knows the built-in formats as an American system shows them.
    code = BUILT_IN.get(style.format_key) or (written or "General")[:255]
    font = _font(book, style.font_index)
    return CellStyle(sections_of(code), bool(font and font.struck_out))


def _font(book: Any, number: int) -> Any:
    return book.font_list[number] if 0 <= number < len(book.font_list) else None


def _sheets(book: Any, name: str) -> Iterator[Sheet]:
    """Yield the sheets one after the other; the library lets go of each before the next."""
    from xlrd.biffh import XLRDError

    if book.nsheets > limits.SHEETS:
        message = f"工作表太多：超过 {limits.SHEETS} 张"
        raise Unreadable(OVER_LIMIT.at(Location(name), message=message))
    for number in range(book.nsheets):
        try:
            yield _sheet(book, book.sheet_by_index(number), name)
        except (XLRDError, *_DAMAGED) as error:
            raise _damaged(name) from error
        book.unload_sheet(number)


def _sheet(book: Any, read: Any, name: str) -> Sheet:
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
            if looks := read.rich_text_runlist_map.get((row, column)):
                stored.runs = tuple(_runs(book, str(cell.value), looks))
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


def _runs(book: Any, text: str, looks: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Yield the pieces of `text`; `looks` holds where each begins and its font."""
    starts = [start for start, _ in looks]
    # What stands before the first of them looks as the cell does.
    yield Run(text[: starts[0]], None)
    for (start, number), end in zip(looks, [*starts[1:], len(text)], strict=True):
        font = _font(book, number)
        # [MS-XLS] 2.5.122 (Font): `sss` is 1 for superscript.
        yield Run(text[start:end], bool(font and font.struck_out), bool(font and font.escapement == 1))


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
