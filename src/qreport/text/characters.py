"""Characters that no text of a filing may hold, and text as messages show it.

Text without the characters that no file format can hold.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from qreport.text.regex import regex

# C0 and C1 without tab, line feed and carriage return; XML 1.0, 2.2 lets none of C0 into a document.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_SURROGATE = "\ud800-\udfff"
# Unicode 23.7: U+FDD0 to U+FDEF, and the last two of each plane.
_NO_CHARACTER = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
# Unicode Annex 9: overrides and isolates can make a text look like another one.
_BIDI = "\u202a-\u202e\u2066-\u2069"
_ILLEGAL = regex(f"[{_CONTROL}{_SURROGATE}{_NO_CHARACTER}{_BIDI}]")
_BLANKS = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
)
_BLANKS += "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters without width, left at the ends of text by copying from web pages."""
_ENDS = _BLANKS + _UNSEEN


class IllegalCharacter(Struct, frozen=True):
    """A character that may not enter a document, and where it stands in the text."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    name: str
    """`控制字符 U+0007`."""


def is_plain(text: str) -> bool:
    """Whether `text` holds nothing but letters, signs and line feeds: quickly told, and nearly always so."""
    return text.replace("\n", "").replace("\u3000", "").isprintable()


def illegal_characters(text: str) -> tuple[IllegalCharacter, ...]:
    """Return the control characters, surrogates, non-characters and bidi overrides of `text`, in order.

    Tab, line feed and carriage return are legal.
    """
    if is_plain(text) or not _ILLEGAL.search(text):
        return ()
    return tuple(
        IllegalCharacter(line, match.start() + 1, _described(match.group()))
        for line, content in enumerate(text.split("\n"), 1)
        for match in _ILLEGAL.finditer(content)
    )


def without_illegal(text: str) -> str:
    """Return `text` with a visible `\N{REPLACEMENT CHARACTER}` for each illegal character."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def tidy(text: str) -> str:
    """Return `text` with plain line ends, without blanks and invisible characters at both ends."""
    inner = text.strip(_ENDS)
    return inner.replace("\r\n", "\n").replace("\r", "\n") if "\r" in inner else inner


_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x85\u2028\u2029", " "))


def on_one_line(text: str) -> str:
    """Return `text` with a blank for each tab and each character that begins a new line somewhere."""
    return text if text.isprintable() else text.translate(_BREAKS)


def written(value: object) -> str:
    """Return what stands in a file, for a message: `写的是“甲”`, `写的是一个列表`, `是空白`."""
    if value is None:
        return "是空白"
    plain = shown(value)
    return f"写的是{plain}" if isinstance(value, Mapping | list | tuple) else f"写的是“{plain}”"


def shown(value: object, most: int = 40) -> str:
    """Return `value` as a message shows it: one line, `\\x07` for control characters, cut to `most`."""
    if isinstance(value, Mapping):
        return "若干行“键: 值”"
    if isinstance(value, list | tuple):
        return "一个列表"
    if value is None:
        return "空白"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    cut = text if len(text) <= most else f"{text[:most]}…"
    return cut if cut.isprintable() else _ILLEGAL.sub(_escaped, cut.translate(_BREAKS))


def _escaped(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")


def _described(character: str) -> str:
    sort = "控制字符"
    if re.match(f"[{_BIDI}]", character):
        sort = "改变文字方向的字符"
    elif re.match(f"[{_SURROGATE}{_NO_CHARACTER}]", character):
        sort = "不成字的编码"
    return f"{sort} U+{ord(character):04X}"


_FORBIDDEN_BY_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` without control characters and surrogates, which XML 1.0 forbids.

    They are findings long before; this is the last line of defence.
    """
    return _FORBIDDEN_BY_XML.sub("", text)
