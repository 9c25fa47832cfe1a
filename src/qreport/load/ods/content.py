"""content.xml as a stream: styles first, then the sheets, repeated rows and cells within the limits."""

from collections.abc import Mapping

from msgspec import Struct, field

from qreport import limits
from qreport.load.grids.values import Address, Sheet, StoredCell
from qreport.load.ods.styles import Styles
from qreport.load.ods.text import DRAW, OFFICE, TABLE, CellText
from qreport.load.ods.values import stored_cell
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.ooxml.xml_stream import Handler, whole
from qreport.problems.reading import OVER_LIMIT

# ODF 1.3 Part 3, 9.1.2 to 9.1.6.
_BODY, _SHEET, _ROW, _COLUMN = f"{OFFICE}body", f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-column"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_ASIDE = {f"{OFFICE}annotation", f"{TABLE}tracked-changes", f"{TABLE}dde-links", f"{TABLE}shapes"}
"""Holds text or tables that are no part of the sheet, as everything drawn does."""
_EXTERNAL = "'#$"
"""In the name of a sheet: LibreOffice keeps cells of other files under such names."""


class _Open(Struct):
    """The sheet that is being read."""

    title: str
    hidden: bool
    cells: dict[Address, StoredCell] = field(default_factory=dict)
    merges: list[tuple[Address, Address]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: list[str] = field(default_factory=list)
    row: int = 0
    """The last row that is finished."""


class Content(Handler):
    """Reads the sheets of one file; `Unreadable` is raised before a repetition costs memory."""

    def __init__(self, file: str, styles: Styles) -> None:
        self.sheets: list[Sheet] = []
        self._file = file
        self._styles = styles
        self._in_body = False
        self._aside = 0
        """How deep within an element that is no part of a sheet."""
        self._open = _Open("", hidden=False)
        self._row: dict[int, StoredCell] = {}
        self._row_attributes: Mapping[str, str] = {}
        self._attributes: Mapping[str, str] = {}
        self._column = 0
        self._text = CellText()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up a style, a sheet, a column, a row, a cell, or a piece of its text."""
        if not self._in_body:
            self._in_body = name == _BODY
            self._styles.start(name, attributes)
        elif self._aside or name in _ASIDE or name.startswith(DRAW) or self._is_foreign(name, attributes):
            self._aside += 1
        elif name == _SHEET:
            hidden = self._styles.is_hidden(attributes.get(f"{TABLE}style-name", ""))
            self._open = _Open(attributes.get(f"{TABLE}name", ""), hidden)
        elif name == _COLUMN:
            self._add_columns(attributes)
        elif name == _ROW:
            self._row, self._row_attributes, self._column = {}, attributes, 0
        elif name in _CELLS:
            self._attributes = attributes
        else:
            self._text.start(name, attributes)

    def end(self, name: str) -> None:
        """File what is finished."""
        if not self._in_body:
            self._styles.end(name)
        elif self._aside:
            self._aside -= 1
        elif name in _CELLS:
            self._end_cell()
        elif name == _ROW:
            self._end_row()
        elif name == _SHEET:
            self._end_sheet()
        else:
            self._text.end(name)

    def text(self, content: str) -> None:
        """Keep a piece of the text of a cell."""
        if not self._in_body:
            self._styles.text(content)
        elif not self._aside and not self._text.add(content):
            raise self._over_limit(f"这一格太长：超过 {limits.CELL_CHARACTERS} 个字", self._column + 1)

    def _is_foreign(self, name: str, attributes: Mapping[str, str]) -> bool:
        return name == _SHEET and _EXTERNAL in attributes.get(f"{TABLE}name", "")

    def _add_columns(self, attributes: Mapping[str, str]) -> None:
        styles = self._open.column_styles
        first = len(styles) + 1
        # The rest of a sheet is written as one column repeated thousands of times.
        count = min(_repeated(attributes, "columns"), limits.COLUMNS - len(styles))
        styles += [attributes.get(f"{TABLE}default-cell-style-name", "")] * count
        if _is_hidden(attributes):
            self._open.hidden_columns.update(range(first, first + count))

    def _end_cell(self) -> None:
        attributes = self._attributes
        count = _repeated(attributes, "columns")
        runs = self._text.runs(self._styles.look_of)
        cell = stored_cell(attributes, self._style_of(attributes), self._text.taken(), self._styles)
        if cell is not None and cell.kind == "str":
            cell.runs = runs
        # An empty cell repeated to the end of the sheet only moves the position on.
        if cell is not None:
            if self._column + count > limits.COLUMNS:
                raise self._over_limit(_too_far(), self._column + count)
            self._row.update(dict.fromkeys(range(self._column + 1, self._column + count + 1), cell))
        self._add_merge(attributes)
        self._column += count

    def _style_of(self, attributes: Mapping[str, str]) -> str:
        """Return the style of the cell, else that of its row or column."""
        named = attributes.get(f"{TABLE}style-name") or self._row_attributes.get(
            f"{TABLE}default-cell-style-name"
        )
        columns = self._open.column_styles
        return named or (columns[self._column] if self._column < len(columns) else "")

    def _add_merge(self, attributes: Mapping[str, str]) -> None:
        down, across = (
            _number(attributes.get(f"{TABLE}number-{word}-spanned")) for word in ("rows", "columns")
        )
        if down * across > 1:
            first = (self._open.row + 1, self._column + 1)
            self._open.merges.append((first, (first[0] + down - 1, first[1] + across - 1)))
            if len(self._open.merges) > limits.MERGES:
                raise self._over_limit(f"合并的单元格太多：超过 {limits.MERGES} 处", self._column + 1)

    def _end_row(self) -> None:
        sheet, count = self._open, _repeated(self._row_attributes, "rows")
        # So is an empty row, repeated up to a million times at the end of a sheet.
        if self._row:
            if sheet.row + count > limits.ROWS:
                raise self._over_limit(_too_far(), min(self._row))
            if len(sheet.cells) + count * len(self._row) > limits.CELLS:
                raise self._over_limit(f"表太大：超过 {limits.CELLS} 格", min(self._row))
            rows = range(sheet.row + 1, sheet.row + count + 1)
            sheet.cells.update({(row, at): cell for row in rows for at, cell in self._row.items()})
            if _is_hidden(self._row_attributes):
                sheet.hidden_rows.update(rows)
        sheet.row += count

    def _end_sheet(self) -> None:
        done = self._open
        if len(self.sheets) >= limits.SHEETS:
            message = f"工作表太多：超过 {limits.SHEETS} 张"
            raise Unreadable(OVER_LIMIT.at(Location(self._file), message=message))
        self.sheets.append(
            Sheet(
                done.title,
                done.cells,
                done.merges,
                done.hidden,
                frozenset(done.hidden_rows),
                frozenset(done.hidden_columns),
            )
        )

    def _over_limit(self, message: str, column: int) -> Unreadable:
        place = Location(self._file, self._open.title, self._open.row + 1, column)
        return Unreadable(OVER_LIMIT.at(place, message=message))


def _too_far() -> str:
    return f"内容太远，超出了 {limits.ROWS} 行 {limits.COLUMNS} 列，多半是误填"


def _repeated(attributes: Mapping[str, str], what: str) -> int:
    return _number(attributes.get(f"{TABLE}number-{what}-repeated"))


def _number(written: str | None) -> int:
    """Return a count, at least 1; a file may say anything."""
    return max(1, whole(written) or 1)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    # `filter`: hidden by an autofilter.
    return attributes.get(f"{TABLE}visibility") in ("collapse", "filter")
