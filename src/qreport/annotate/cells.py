"""Cells of a sheet found by address, or put where they belong."""

from lxml import etree

from qreport.annotate.marks import Address
from qreport.annotate.package import Tree, main
from qreport.model.location import column_letters
from qreport.ooxml.xml_stream import is_true, whole
from qreport.text.regex import regex

# The letters of AB12.
_COLUMN = regex(r"[A-Z]+")


class Cells:
    """The cells of one sheet."""

    def __init__(self, sheet: Tree) -> None:
        self._sheet = sheet
        self._data = sheet.find(main("sheetData"))
        self._rows: dict[int, Tree] = {}
        at = 0
        for row in self._data.iterchildren(main("row")):
            # `r` may be left out of a row; it then follows the last one (ECMA-376 Part 1, 18.3.1.73).
            at = whole(row.get("r")) or at + 1
            self._rows[at] = row

    def at(self, address: Address) -> Tree:
        """Return the cell at `address`; an absent one is added, with the style of its row or column."""
        line, column = address
        row = self._row(line)
        after = 0
        at = 0
        for position, cell in enumerate(row.iterchildren(main("c")), 1):
            at = _column_of(cell, at + 1)
            if at == column:
                return cell
            if at < column:
                after = position
        made = etree.Element(main("c"), r=f"{column_letters(column)}{line}")
        # A cell that is not there shows the style of its row or column; once it is, only its own counts.
        if style := self._inherited(row, column):
            made.set("s", style)
        # In the order of the columns, or Excel offers to repair the file.
        row.insert(after, made)
        return made

    def _row(self, line: int) -> Tree:
        if line not in self._rows:
            row = etree.Element(main("row"), r=str(line))
            before = sum(known < line for known in self._rows)
            self._data.insert(before, row)
            self._rows[line] = row
        return self._rows[line]

    def _inherited(self, row: Tree, column: int) -> str | None:
        if is_true(row.get("customFormat")) and row.get("s"):
            return str(row.get("s"))
        for each in self._sheet.iterfind(f"{main('cols')}/{main('col')}"):
            if (whole(each.get("min")) or 0) <= column <= (whole(each.get("max")) or 0):
                return each.get("style") or None
        return None


def _column_of(cell: Tree, otherwise: int) -> int:
    written = cell.get("r")
    if not written:
        return otherwise
    letters = _COLUMN.search(written)
    column = 0
    for letter in letters.group() if letters else "":
        # 26 letters without a zero: Z is 26, AA 27.
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
