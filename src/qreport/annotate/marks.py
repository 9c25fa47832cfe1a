"""Findings as marks on cells, and as rows of an index."""

import math
from collections.abc import Iterable, Mapping
from operator import itemgetter

from msgspec import Struct

from qreport.model.finding import Finding, Level
from qreport.model.location import Location, column_letters
from qreport.text.names import printable
from qreport.text.width import cell_places

Address = tuple[int, int]
"""Row and column, from 1."""

HEADINGS = ("级别", "文件", "工作表", "单元格", "代码", "问题", "办法")
# In letters, for the seven columns above.
WIDTHS = (8, 26, 16, 9, 9, 60, 44)
_LINE = 13
"""Points, of letters of size 10."""
NAME = "问题清单"
TITLE = "填报说明：问题清单"
"""A sheet whose first cell begins so is not taken for data when the copy comes back."""


class Mark(Struct, frozen=True):
    """What is said at one cell."""

    level: Level
    """The most serious of its findings."""
    text: str


def place_of(finding: Finding, file: str) -> Location | None:
    """Return the first place of `finding` in `file`."""
    return next((place for place in finding.locations if place.file == file), None)


def findings_of(findings: Iterable[Finding], file: str) -> list[Finding]:
    """Return the findings about `file` in the order of their first cells there."""
    placed = [(place.sort_key, finding) for finding in findings if (place := place_of(finding, file))]
    return [finding for _, finding in sorted(placed, key=itemgetter(0))]


def marks_of(findings: Iterable[Finding], file: str, sheet: str) -> Mapping[Address, Mark]:
    """Return the marks on the cells of one sheet; a finding about a row is marked in its first column."""
    marks: dict[Address, Mark] = {}
    order = list(Level)
    for finding in findings:
        for place in finding.locations:
            if (place.file, place.sheet) != (file, sheet) or place.line is None:
                continue
            address = (place.line, place.column or 1)
            old = marks.get(address)
            if old is None:
                marks[address] = Mark(finding.level, told(finding))
            # A finding may have two places in one cell; it is said once.
            elif told(finding) not in old.text:
                level = min(old.level, finding.level, key=order.index)
                marks[address] = Mark(level, f"{old.text}\n\n{told(finding)}")
    return marks


def told(finding: Finding) -> str:
    """Return a finding as the lines of a comment."""
    lines = [f"【{word_of(finding)} {finding.code}】{finding.message}"]
    lines += [f"应为：{finding.expected}"] if finding.expected else []
    lines += [f"依据：{finding.source}"] if finding.source else []
    return printable("\n".join([*lines, f"办法：{finding.mend}"]), kept="\n")


def word_of(finding: Finding) -> str:
    """Return the level as a person reads it."""
    return finding.level_word


def index_row(finding: Finding, place: Location | None) -> tuple[str, ...]:
    """Return the row of an index for `finding`, in the order of `HEADINGS`."""
    file, sheet, cell = (place.file, place.sheet or "", _cell(place)) if place else ("", "", "")
    return tuple(
        printable(each, kept="\n")
        for each in (word_of(finding), file, sheet, cell, finding.code, finding.message, finding.mend)
    )


def _cell(place: Location) -> str:
    if place.line is None:
        return ""
    return place.cell or (
        f"第 {place.line} 行" if place.column is None else f"{column_letters(place.column)}{place.line}"
    )


def height_of(row: Iterable[str]) -> float:
    """Return the height in points in which a row of an index shows every text whole."""
    lines = [math.ceil(cell_places(text) / (width - 1)) for text, width in zip(row, WIDTHS, strict=True)]
    return _LINE * max(1, *lines) + 4


def link_to(sheet: str, cell: str) -> str:
    """Return the address of a cell as a link within a workbook."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"
