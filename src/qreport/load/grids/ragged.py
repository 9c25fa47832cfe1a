"""Rows of a CSV table that do not fit its heading row."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.reading import RAGGED_ROW, SPLIT_NUMBER
from qreport.text.characters import shown
from qreport.text.regex import regex

# `9` and `527` of 9,527; not `0` or `0123`, which no number with separators begins with.
_FRONT = regex(r"\s*[-+]?[1-9０-９][0-9０-９]{0,2}\s*")
# Three digits, then what may end the number: `527`, `527.5`, `527%`.
_REST = regex(r"\s*[0-9０-９]{3}(?:[.．][0-9０-９]+)?\s*[%％]?\s*")


def ragged_rows(rows: Sequence[Sequence[str]], name: str) -> list[Finding]:
    """Return a finding for each row below the heading that is longer or shorter than it.

    The heading is the first row with two cells that are not blank. Rows above it and rows of one cell
    (titles, notes) are no part of the table.
    """
    heading = next((at for at, row in enumerate(rows) if sum(map(_filled, row)) > 1), len(rows))
    if heading == len(rows):
        return []
    length = len(rows[heading])
    width = max(at for at, cell in enumerate(rows[heading], 1) if _filled(cell))
    return [
        finding
        for line, row in enumerate(rows[heading + 1 :], heading + 2)
        # Programs write the blank cells at the end of a row, or leave them out.
        if not width <= len(row) <= length
        for finding in _faults(row, length, width, Location(name, line=line))
    ]


def _faults(row: Sequence[str], length: int, width: int, place: Location) -> Iterator[Finding]:
    filled = [at for at, cell in enumerate(row) if _filled(cell)]
    if not filled or len(row) == 1:
        return
    # Only a row that is too long can hold a split number: `1,200` may be two cells of their own.
    split = next((at for at in filled if _is_split(row, at)), None) if len(row) > length else None
    if split is not None:
        yield _split_number(row, split, len(row) - length, place)
    elif filled[-1] >= length:
        count = filled[-1] + 1
        more = "、".join(f"“{shown(row[at])}”" for at in filled if at >= length)
        message = f"这一行有 {count} 格，表头只有 {length} 格；多出的是{more}"
        place = replace(place, column=length + 1)
        yield RAGGED_ROW.at(place, message=message, found=f"{count} 格", expected=f"{length} 格")
    elif len(row) < width:
        message = f"这一行只有 {len(row)} 格，表头有 {width} 格"
        place = replace(place, column=len(row) + 1)
        yield RAGGED_ROW.at(place, message=message, found=f"{len(row)} 格", expected=f"{width} 格")


def _split_number(row: Sequence[str], at: int, more: int, place: Location) -> Finding:
    front, rest = row[at].strip(), row[at + 1].strip()
    return SPLIT_NUMBER.at(
        replace(place, column=at + 1),
        message=f"这一行比表头多 {more} 格：{front} 和 {rest} 像是一个数被逗号拆开了",
        mend=f'写成 {front}{rest}，或用英文双引号括起来："{front},{rest}"',
        found=f"{front},{rest}",
        expected=f"{front}{rest}",
    )


def _is_split(row: Sequence[str], at: int) -> bool:
    following = row[at + 1] if at + 1 < len(row) else ""
    return bool(_FRONT.fullmatch(row[at]) and _REST.fullmatch(following))


def _filled(cell: str) -> bool:
    return bool(cell.strip())
