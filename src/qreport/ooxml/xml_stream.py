"""XML parts read as a stream: no tree, no DTD, no depth without end.

Values of attributes, which a file from strangers may write in any way.
"""

import codecs
from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from qreport.limits import XML_DEPTH
from qreport.text.characters import shown

CHUNK = 1024 * 1024
"""Large, because older versions of the parser scan an unfinished piece again with every chunk."""


# What expat reads without help, as XML spells it.
_ENCODINGS = frozenset(("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "US-ASCII"))


class Handler:
    """Gets the elements of a part; names are `namespace local`, attributes without namespace are plain."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, content: str) -> None:
        """A piece of text."""


class XmlFault(Exception):  # noqa: N818 -- it names what was found
    """Why a part cannot be read, as the end of a Chinese sentence about it."""


class _ForeignEncoding(XmlFault):
    """A part in an encoding that exists, though not in office files (ECMA-376 Part 2: UTF-8 or UTF-16)."""


class _RootFound(Exception):  # noqa: N818 -- not an error
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def parse_xml(stream: IO[bytes], handler: Handler) -> None:
    """Send the elements of `stream` to `handler`; raise `XmlFault` for broken XML, a DTD, or depth."""
    parser = _parser()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > XML_DEPTH:
            raise XmlFault(f"层次太深：超过 {XML_DEPTH} 层")
        handler.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, UnicodeError) as error:
        raise XmlFault("不是完整的 XML") from error


def parse_prolog(stream: IO[bytes]) -> str:
    """Return the name of the first element; raise `XmlFault` for a DTD before it.

    Empty for what is no XML, or in an encoding that is refused where the part is read: `customXml` of other
    programs may have any.
    """
    parser = _parser()

    def start(name: str, _: dict[str, str]) -> None:
        raise _RootFound(name)

    parser.StartElementHandler = start
    try:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
    except _RootFound as root:
        return root.name
    except (expat.ExpatError, UnicodeError, _ForeignEncoding):
        return ""
    return ""


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    # Else a text comes in pieces at every line end and entity.
    parser.buffer_text = True
    # Office files have none; a DTD can define entities that grow without end or fetch files.
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.XmlDeclHandler = _check_encoding
    return parser


def _refuse_dtd(*_: object) -> None:
    raise XmlFault("含有 DTD 声明")


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    """Refuse an encoding that the parser does not know by itself; Python's codecs would raise anything."""
    if encoding is None or encoding.upper() in _ENCODINGS:
        return
    message = f"写明的编码“{shown(encoding)}”不是 UTF-8"
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise XmlFault(message) from error
    raise _ForeignEncoding(message)


_DIGITS = 8
"""More than any row, column, style or count has; no text of a million digits is ever converted."""


def is_true(written: str | None) -> bool:
    """Whether an attribute of the type `boolean` (XML Schema Part 2, 3.2.2) is true."""
    return written in ("1", "true")


def is_switched_on(written: str) -> bool:
    """Whether an attribute of the type `ST_OnOff` (ECMA-376 Part 1, 22.9.2.7) is on."""
    return written not in ("0", "false", "off")


def whole(written: str | None) -> int | None:
    """Return a number of at most eight digits and nothing else (`0`, `007`, `65536`); None for all others."""
    known = written is not None and written.isascii() and written.isdecimal() and len(written) <= _DIGITS
    return int(written) if known and written else None
