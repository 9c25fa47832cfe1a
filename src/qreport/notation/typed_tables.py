"""The tables that are typed in a chapter, cell by cell, before any value is filled in."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.notation import directives
from qreport.notation.directives import LINES, TYPED_TABLE, without_template
from qreport.notation.prose import ESCAPED
from qreport.text.regex import regex

ABOVE, LEFT = "^^", "<<"
"""A cell with nothing but this belongs to the cell above it, or to that on its left."""
# `|---|:--:|`, `--- | ---`: the line below the head (GFM 4.10).
_RULE = regex(r"\s{0,3}(?=.*\|)\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
# `| 系部 | 人数 |`, ｜系部｜人数｜: a row by its looks.
_ROW = regex(r"\s*[|｜].*[|｜].*[|｜]\s*")
_FENCES = ("```", "~~~")
# A bar that no backslash keeps within its cell.
BAR = regex(r"(?<!\\)\|")


class Row(Struct, frozen=True):
    """One line of a table."""

    at: Location
    cells: tuple[str, ...]
    """As printed, `VALUE` for a value; without the marks of bold."""
    varies: bool = False
    """Whether a condition or loop within the line decides how many cells it has."""


class TypedTable(Struct, frozen=True):
    """A table as typed."""

    rows: tuple[Row, ...]
    header_rows: int
    ruled: bool = True
    """Whether it has its line |---|, without which Markdown sees no table."""

    @property
    def width(self) -> int:
        """How many cells each row should have."""
        return len(self.rows[0].cells)


def tables(chapter: ChapterSource) -> Iterator[TypedTable]:
    """Yield the tables of a chapter, also rows that are none because the line |---| is absent."""
    if "|" not in chapter.text and "｜" not in chapter.text:
        return
    typed, shown = chapter.text.split("\n"), without_template(chapter.text).split("\n")
    number, header = 0, 1
    skipped = _no_markdown(typed)
    while number < len(typed):
        directive = directives.parse(typed[number])
        if directive and directive.name == TYPED_TABLE:
            header = int(directive.keys.get("表头") or 1) if not directive.fault else 1
        if number in skipped or not _begins(shown, number):
            number += 1
            continue
        end = _end(typed, shown, number)
        yield _table(chapter, (typed, shown), range(number, end), header)
        number, header = end, 1


def _no_markdown(typed: Sequence[str]) -> set[int]:
    """Return the lines of photos, big numbers and code."""
    closings = directives.closings(typed)
    found: set[int] = set()
    for start, end in closings.items():
        directive = directives.parse(typed[start])
        if directive and directive.name in LINES:
            found.update(range(start, end or len(typed)))
    code = False
    for number, line in enumerate(typed):
        if line.lstrip().startswith(_FENCES):
            code = not code
        if code:
            found.add(number)
    return found


def _begins(shown: Sequence[str], number: int) -> bool:
    below = shown[number + 1] if number + 1 < len(shown) else ""
    has_rule = "|" in shown[number] and _RULE.fullmatch(below) is not None
    return has_rule or _ROW.fullmatch(shown[number]) is not None


def _end(typed: Sequence[str], shown: Sequence[str], start: int) -> int:
    """Return the line behind the table; one of nothing but a condition or loop ends none."""
    number = start + 1
    while number < len(typed) and directives.after_fence(typed[number]) is None:
        if not shown[number].strip() and "{%" not in typed[number]:
            break
        if "|" not in shown[number] and "｜" not in shown[number] and shown[number].strip():
            break
        number += 1
    return number


def _table(
    chapter: ChapterSource, text: tuple[Sequence[str], Sequence[str]], lines: range, header: int
) -> TypedTable:
    typed, shown = text
    ruled = len(lines) > 1 and _RULE.fullmatch(shown[lines[1]]) is not None
    rows = [
        Row(chapter.at(number + 1), tuple(cells_of(shown[number])), "{%" in typed[number])
        for number in lines
        if shown[number].strip() and not (ruled and number == lines[1])
    ]
    even = ruled and len(cells_of(shown[lines[1]])) == len(rows[0].cells)
    return TypedTable(tuple(rows), header, even)


def cells_of(line: str) -> list[str]:
    """Return the cells of one row; the bars at both ends begin and end none."""
    inner = re.sub(r"(?<!\\)\|\s*$", "", re.sub(r"^\s*\|", "", line))
    plain = (cell.replace("**", "").replace("\u2028", "") for cell in BAR.split(inner))
    return [ESCAPED.sub(r"\1", cell).strip() for cell in plain]
