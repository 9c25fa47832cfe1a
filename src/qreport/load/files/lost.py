"""Findings about text that was lost on the way into a file."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from qreport.load.files.source import read_text
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.cells import GARBLED_TEXT, LOST_TEXT
from qreport.text.characters import shown
from qreport.text.lost import Lost, lost_text

_TOLD = 20
"""Lines of one file that are told one by one."""


def lost_at(text: str, place: Location) -> Finding | None:
    """Return the finding about the first lost piece of `text` at `place`; None for whole text."""
    lost = lost_text(text)
    return _told(lost, text, place) if lost else None


def _told(lost: Lost, text: str, place: Location) -> Finding:
    around = shown(text[max(0, lost.start - 8) : lost.start + 12])
    if lost.is_gone:
        message = f"“{around}”里有丢失的字（“{lost.piece}”）"
        return LOST_TEXT.at(place, message=message, found=lost.piece)
    if lost.private:
        message = f"“{around}”里有自造字（U+{ord(lost.piece):04X}），别的电脑上显示不出来"
        return GARBLED_TEXT.at(place, message=message, found=f"U+{ord(lost.piece):04X}")
    message = f"“{shown(lost.piece)}”像是乱码，原来可能是“{lost.meant}”"
    return GARBLED_TEXT.at(place, message=message, found=lost.piece)


def lost_lines(text: str, place: Location) -> Iterator[Finding]:
    """Yield the lines of `text`, which begins at `place`, with lost text; a file of them is cut short."""
    if text.isascii():
        return
    first, told = place.line or 1, 0
    for number, line in enumerate(text.split("\n"), first):
        if told < _TOLD and (lost := lost_text(line)):
            told += 1
            yield _told(lost, line, replace(place, line=number))


def lost_in_file(path: Path, name: str) -> tuple[Finding, ...]:
    """Return the findings about a text file called `name`; none when it cannot be read, which others tell."""
    try:
        return tuple(lost_lines(read_text(path, name), Location(name, line=1)))
    except Unreadable:
        return ()
