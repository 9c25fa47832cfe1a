"""A Word file opened behind the guards; what is no .docx, or has macros, is refused in plain words.

What the body of a Word file consists of, once its XML is left behind.

The pictures of a Word file, each kept under a name that tells its place in the text.
"""

from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct

from qreport import limits
from qreport.load.files.sniffing import ENCRYPTED, OLE, real_content
from qreport.load.files.source import read_bytes
from qreport.load.word.remarks import Remarks
from qreport.load.word.tree import read_tree
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.ooxml.package import Package, Relations, open_package
from qreport.problems.reading import OVER_LIMIT, UNREADABLE_FILE, WORD_CHAPTER

SAVE_AS_DOCX = "用 WPS 或 Word 打开，另存为“Word 文档 (.docx)”，不要只改扩展名。"
_PASSWORD = "用 WPS 或 Word 打开，去掉打开密码后保存。"  # noqa: S105 -- advice, no secret
# The last word of the type of Microsoft's relation to macros.
_MACROS = "vbaProject"


def open_word(path: Path, name: str) -> tuple[Package, str]:
    """Return the package at `path` and the name of its main part; raise `Unreadable` with what to do."""
    data = read_bytes(path, name, limits.WORD_FILE_BYTES)
    if not data.startswith(b"PK"):
        raise _foreign(data, name)
    package = open_package(data, name)
    part = Relations(package).first("officeDocument")
    if part is None or not part.lower().endswith(".xml"):
        raise package.unreadable("这是压缩包，但里面没有 Word 文档", SAVE_AS_DOCX)
    if any(each.kind == _MACROS for each in Relations(package, part).by_id.values()):
        message = "文件里有宏（程序代码），不读取这样的文件"
        mend = "用 Word 或 WPS 打开，另存为“Word 文档 (.docx)”，宏会自动去掉。"
        raise package.unreadable(message, mend, WORD_CHAPTER)
    return package, part


def body_of(package: Package, part: str) -> Element:
    """Return the body of the main part; raise `Unreadable` when it has none."""
    body = read_tree(package, part).find("w_body")
    if body is None:
        raise package.unreadable("这是压缩包，但里面没有 Word 文档", SAVE_AS_DOCX)
    return body


def related(package: Package, part: str, kind: str) -> Element | None:
    """Return the tree of the part of this kind that `part` names: `styles`, `numbering`; None for none."""
    named = Relations(package, part).first(kind)
    return read_tree(package, named) if named else None


def _foreign(data: bytes, name: str) -> Unreadable:
    content = real_content(data) or ("文字" if data.strip() else "空的")
    words = {ENCRYPTED: "加了密码的文件", OLE: "旧格式的文件（如 .doc）"}.get(content, content)
    mend = _PASSWORD if content == ENCRYPTED else SAVE_AS_DOCX
    message = f"不是 .docx 文档，内容是{words}"
    return Unreadable(UNREADABLE_FILE.at(Location(name), message=message, mend=mend))


# The line separator of Unicode, since a line feed would begin a new line of Markdown.
LINE_BREAK = "\u2028"
"""A new line within a paragraph or cell."""


class Piece(Struct, frozen=True):
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


class Picture(Struct, frozen=True):
    """A picture in the text, by the name under which its content is kept."""

    name: str
    legend: str = ""


class Item(Struct, frozen=True):
    """What makes a paragraph one of a list."""

    of_list: str
    depth: int
    """From 0."""
    ordered: bool
    start: int = 1
    """The first number of the list."""


class Paragraph(Struct, frozen=True):
    """A paragraph with text or pictures."""

    place: Location
    pieces: tuple[Piece, ...]
    pictures: tuple[Picture, ...] = ()
    level: int | None = None
    """Of a heading as the file has it, from 1; 0 is the title of the file."""
    item: Item | None = None
    is_caption: bool = False
    """Whether it has the style of captions."""

    @property
    def text(self) -> str:
        """The plain text, without blanks at its ends."""
        return "".join(piece.text for piece in self.pieces).strip()


class Spot(Struct, frozen=True):
    """A cell of a table, or a place that a merged cell covers."""

    paragraphs: tuple[Paragraph, ...] = ()
    covered_from: str = ""
    """`^^` when the cell above, `<<` when that on the left reaches here."""
    merges_down: bool = False
    """Whether the cell below may go on from it."""


class Table(Struct, frozen=True):
    """A table; every row is as long as the others."""

    place: Location
    rows: tuple[tuple[Spot, ...], ...]
    header_rows: int
    landscape: bool = False
    """Whether it stands in a section across."""


Part = Paragraph | Table


# PNG 5.2, the SOI marker of JPEG, GIF89a, BMP, RFC 9649 (WebP).
_PRINTABLE = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"BM": "bmp", b"RIFF": "webp"}
"""How the pictures begin that the report can print, and their endings."""


class Media:
    """Takes pictures out of the package as the text comes to them."""

    def __init__(self, package: Package, part: str, remarks: Remarks) -> None:
        self.contents: dict[str, bytes] = {}
        self._package = package
        self._relations = Relations(package, part)
        self._remarks = remarks
        self._read: dict[str, bytes] = {}

    def take(self, relation: str, place: Location) -> tuple[Picture, ...]:
        """Return the picture with this relation; nothing, and a remark, for one that cannot be printed."""
        target = self._relations.by_id.get(relation)
        if target is None or target.part not in self._package:
            self._remarks.lose("链接的图片", place)
            return ()
        content = self._content(target.part)
        ending = next((each for start, each in _PRINTABLE.items() if content.startswith(start)), None)
        if ending is None:
            self._remarks.lose("图片", place, f"{target.part.rpartition('.')[2].upper()} 格式")
            return ()
        name = f"word/第{len(self.contents) + 1}张图片.{ending}"
        self.contents[name] = content
        return (Picture(name),)

    def _content(self, part: str) -> bytes:
        """Return the bytes of a part, however often it is shown unpacked only once."""
        if len(self.contents) >= limits.WORD_PICTURES:
            message = f"图片太多：超过 {limits.WORD_PICTURES} 张"
            raise self._package.unreadable(message, problem=OVER_LIMIT)
        if part not in self._read:
            self._read[part] = self._package.content(part)
        return self._read[part]
