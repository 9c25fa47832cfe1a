"""Text of a Word file in the notation of chapters: what Markdown would read as a mark is escaped."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from qreport.load.word.package import LINE_BREAK, Piece
from qreport.text.captions import linked
from qreport.text.regex import regex
from qreport.text.width import is_set_wide

# `{{ 教师数 }}`, `{% if … %}`, `{# … #}`, in one paragraph.
_VALUE = regex(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")
_VALUE_OR_MARK = regex(f'{_VALUE.pattern}|[“”"]')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "｜": "|", "\xa0": " "})
"""What Word and Chinese keyboards make of the signs within a value."""
# CommonMark 2.4: what a backslash makes a plain letter; `|`, `^` and `<` are marks of tables here.
_MARKS = regex(r"([\\`*_\[\]<>|^])")
# CommonMark 4.2, 4.3, 4.5 and 5.2: `# `, `===`, `~~~`, `- `, and `1.` or `2)` with up to nine digits.
_AT_START = regex(r"([#=~]|[+\-](?=[\s+\-]|$))|(\d{1,9})([.)])(?=\s|$)")
# `::: 照片 列=2`, typed in Word; Chinese keyboards give `：：：`.
_DIRECTIVE = regex(r"[:：]{3,}.*")
# `![食堂](photos/食堂.jpg)`.
_PHOTO = regex(r"!\[[^\n]*\]\([^\n]*\)")
_BLANKS = " \t　\xa0" + LINE_BREAK


class _Look(Struct, frozen=True):
    bold: bool
    italic: bool

    @property
    def marks(self) -> str:
        return "**" * self.bold + "*" * self.italic


_PLAIN = _Look(bold=False, italic=False)
_Shown = tuple[str, _Look]


def plain(text: str) -> str:
    """Return words that are not read as Markdown (a title, a legend), on one line."""
    flat = " ".join(text.replace(LINE_BREAK, " ").split())
    return _VALUE.sub(lambda match: match.group().translate(_QUOTES), flat)


def quoted(text: str) -> str:
    """Return `plain` words between quotation marks, for a key of a directive.

    Straight marks in the words would end the key, and become “ and ” in turn; those of a value belong to it.
    """
    is_open = False

    def paired(match: re.Match[str]) -> str:
        nonlocal is_open
        if match[0] not in '“”"':
            return match[0]
        is_open = match[0] == "“" or (match[0] == '"' and not is_open)
        return "“" if is_open else "”"

    return f'"{_VALUE_OR_MARK.sub(paired, plain(text))}"'


def paragraph(pieces: Iterable[Piece], ids: Mapping[str, str], *, bold: bool = True) -> str:
    """Return the line for a paragraph or cell: its text with looks, its values, links for old numbers.

    `ids` are those of the captions of the file by their old numbers. A line that is a directive stays as it
    was typed.
    """
    listed = list(pieces)
    text = "".join(piece.text for piece in listed).strip(_BLANKS)
    if _DIRECTIVE.fullmatch(text) or _PHOTO.fullmatch(text):
        return plain(text)
    shown = _merged(_apart(_shown(listed, ids, bold=bold)))
    line = "".join(f"{look.marks}{words}{look.marks[::-1]}" for words, look in shown)
    broken = (piece.strip(_BLANKS) for piece in line.split(LINE_BREAK))
    line = LINE_BREAK.join(piece for piece in broken if piece)
    return _AT_START.sub(_escaped_start, line, count=1) if _AT_START.match(line) else line


def _escaped_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _shown(pieces: Sequence[Piece], ids: Mapping[str, str], *, bold: bool) -> Iterator[_Shown]:
    """Yield the text in pieces: a value may have been cut into several runs, and is one here."""
    text = "".join(piece.text for piece in pieces)
    looks = [_Look(piece.bold and bold, piece.italic) for piece in pieces for _ in piece.text]
    end = 0
    for match in _VALUE.finditer(text):
        yield from _words(text[end : match.start()], looks[end : match.start()], ids)
        yield match.group().translate(_QUOTES), looks[match.start()]
        end = match.end()
    yield from _words(text[end:], looks[end:], ids)


def _words(text: str, looks: Sequence[_Look], ids: Mapping[str, str]) -> Iterator[_Shown]:
    position = 0
    for words, target in linked(text, ids):
        own = looks[position : position + len(words)]
        position += len(words)
        if target:
            yield f"{{{{ 见.{target} }}}}", own[0]
            continue
        for look, letters in groupby(zip(words, own, strict=True), lambda pair: pair[1]):
            yield _MARKS.sub(r"\\\1", "".join(letter for letter, _ in letters)), look


def _merged(shown: Iterable[_Shown]) -> Iterator[_Shown]:
    """Yield the pieces with neighbours of one look together.

    Italics that touch bold give way, for their marks would mix.
    """
    for is_plain, pieces in groupby(shown, lambda piece: piece[1] == _PLAIN):
        listed = list(pieces)
        looks = {look for _, look in listed}
        mixed = not is_plain and len(looks) > 1
        own = ((words, _Look(look.bold, italic=False) if mixed else look) for words, look in listed)
        for look, same in groupby(own, lambda piece: piece[1]):
            yield "".join(words for words, _ in same), look


def _apart(shown: Iterable[_Shown]) -> Iterator[_Shown]:
    """Yield the pieces with blanks and Western marks at the ends of bold text outside of it.

    There emphasis could not begin or end.
    """
    for words, look in shown:
        start, end = (0, 0) if look == _PLAIN else _firm(words)
        if start == end:
            yield words, _PLAIN
            continue
        pieces = ((words[:start], _PLAIN), (words[start:end], look), (words[end:], _PLAIN))
        yield from (piece for piece in pieces if piece[0])


def _firm(words: str) -> tuple[int, int]:
    firm = [index for index, letter in enumerate(words) if not _hinders(letter)]
    values = [index for match in _VALUE.finditer(words) for index in (match.start(), match.end() - 1)]
    at = sorted((*firm, *values))
    return (at[0], at[-1] + 1) if at else (0, 0)


def _hinders(letter: str) -> bool:
    # CommonMark 6.2: beside a letter, emphasis can neither begin before nor end behind a mark; the reader of
    # chapters lets it with wide marks.
    return letter.isspace() or (unicodedata.category(letter)[0] in "PS" and not is_set_wide(letter))
