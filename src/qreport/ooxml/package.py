"""The zip package of an office file, opened only after its directory and every part were looked at.

Which part of a package belongs to which (the files *.rels).
"""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import IO

from msgspec import Struct

from qreport import limits
from qreport.model.finding import Problem, Unreadable
from qreport.model.location import Location
from qreport.ooxml.xml_stream import CHUNK, Handler, XmlFault, parse_prolog, parse_xml
from qreport.problems.reading import OVER_LIMIT, UNREADABLE_FILE
from qreport.text.characters import shown

# PKWARE APPNOTE 4.3.16: the end of the central directory; 4.3.15: the locator of that of Zip64.
_END = b"PK\x05\x06"
_ZIP64 = b"PK\x06\x07"
# ECMA-376 Part 1: the namespaces of the strict form, which WPS and Office only write when asked to.
_STRICT = "http://purl.oclc.org/ooxml/"
# What zipfile and zlib raise for wrong bytes; NotImplementedError for a version that they do not know.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, OSError, ValueError)


class Package:
    """The parts of one file, by name; letters of either case are the same."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        # ECMA-376 Part 2: names of parts that differ in case only are the same name.
        self._parts = {entry.filename.casefold(): entry for entry in archive.infolist()}

    @property
    def entries(self) -> Sequence[zipfile.ZipInfo]:
        """All parts in their order, as the archive lists them."""
        return self._archive.infolist()

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._parts

    def read(self, part: str, handler: Handler) -> None:
        """Send the elements of an XML part to `handler`; raise `Unreadable` for broken XML."""
        try:
            with self._archive.open(self._parts[part.casefold()]) as stream:
                parse_xml(stream, handler)
        except XmlFault as fault:
            raise self.unreadable(f"文件已损坏：其中的 {shown(part)} {fault}") from fault

    def content(self, part: str) -> bytes:
        """Return the bytes of a part as they are."""
        with self._archive.open(self._parts[part.casefold()]) as stream:
            return stream.read()

    def unreadable(
        self, message: str, mend: str | None = None, problem: Problem = UNREADABLE_FILE
    ) -> Unreadable:
        """Return the refusal of this file."""
        return Unreadable(problem.at(Location(self.name), message=message, mend=mend))


def open_package(data: bytes, name: str) -> Package:
    """Return the package in `data`; raise `Unreadable` for a damaged, unsafe or oversized one.

    Every part is unpacked once, so that its checksum, a DTD in it, or the strict form of the format is
    seen before anything is read.
    """
    _check_directory(data, name)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        package = Package(archive, name)
        _check_entries(archive.infolist(), package)
        for entry in archive.infolist():
            with archive.open(entry) as stream:
                _check_part(stream, entry.filename, package)
    except _DAMAGED as error:
        raise Unreadable(UNREADABLE_FILE.at(Location(name), message="文件已损坏，不能解压")) from error
    return package


def _check_directory(data: bytes, name: str) -> None:
    """Refuse a directory of too many entries before `zipfile` makes an object of each."""
    # APPNOTE 4.3.16: 22 bytes and a comment of at most 65,535; from byte 10 on the number of entries (two
    # bytes) and the size of the directory (four).
    position = data.rfind(_END, max(0, len(data) - 65557))
    if position < 0 or len(data) - position < 22:
        raise Unreadable(UNREADABLE_FILE.at(Location(name), message="文件不完整，可能没有传完"))
    entries, size = struct.unpack("<HL", data[position + 10 : position + 16])
    # 4.3.15: the locator has 20 bytes and stands right before the end record.
    zip64 = data.find(_ZIP64, max(0, position - 20), position) >= 0
    if zip64 or entries > limits.ZIP_ENTRIES or size > limits.ZIP_DIRECTORY_BYTES:
        message = f"文件里的部件太多：超过 {limits.ZIP_ENTRIES} 个"
        raise Unreadable(OVER_LIMIT.at(Location(name), message=message))


def _check_entries(entries: list[zipfile.ZipInfo], package: Package) -> None:
    seen: set[str] = set()
    for entry in entries:
        for fault in _entry_faults(entry, seen):
            raise package.unreadable(f"文件已损坏或不安全：其中的 {shown(entry.filename)} {fault}")
        seen.add(entry.filename.casefold())
        if entry.file_size > limits.ZIP_PART_BYTES:
            raise _too_large(package, f"{shown(entry.filename)} 超过 {limits.ZIP_PART_BYTES // 1024**2} MB")
        if entry.file_size > max(limits.ZIP_RATIO_FROM, limits.ZIP_RATIO * entry.compress_size):
            raise _too_large(package, f"{shown(entry.filename)} 的压缩比超过 {limits.ZIP_RATIO}")
    if sum(entry.file_size for entry in entries) > limits.ZIP_TOTAL_BYTES:
        raise _too_large(package, f"合计超过 {limits.ZIP_TOTAL_BYTES // 1024**2} MB")


def _entry_faults(entry: zipfile.ZipInfo, seen: set[str]) -> Iterator[str]:
    name = entry.filename
    # Which of two a program reads is up to it, so the one that was checked may not be the one that is used.
    if name.casefold() in seen:
        yield "有两份"
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        yield "的名称指向文件之外"
    # APPNOTE 4.4.4, bit 0; 4.4.5: 0 is stored, 8 deflated, and Office writes nothing else.
    if entry.flag_bits & 0x1:
        yield "加了密码"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield "用了不允许的压缩方式"


def _too_large(package: Package, message: str) -> Unreadable:
    return package.unreadable(f"文件解压后太大：其中的 {message}", problem=OVER_LIMIT)


def _check_part(stream: IO[bytes], part: str, package: Package) -> None:
    """Read a part to its end; look at what stands before and at its first element."""
    try:
        root = parse_prolog(stream)
    except XmlFault as fault:
        raise package.unreadable(f"文件不安全：其中的 {shown(part)} {fault}") from fault
    if root.startswith(_STRICT):
        raise package.unreadable(
            "这是“严格 Open XML”格式的文件，不能读取",
            "用 WPS 或 Office 打开，另存为 .xlsx（文字是 .docx），类型不要选带“严格 Open XML”的。",
        )
    while stream.read(CHUNK):
        pass


_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"


class Relation(Struct, frozen=True):
    """One relation to a part of the same package."""

    kind: str
    """The last word of its type: `worksheet`, `styles`."""
    part: str


class Relations(Handler):
    """The relations of one part by their id; none when the part has no list of them."""

    def __init__(self, package: Package, part: str = "") -> None:
        self.by_id: dict[str, Relation] = {}
        self._package = package
        self._folder, _, file = part.rpartition("/")
        listed = posixpath.join(self._folder, "_rels", f"{file}.rels")
        if listed in package:
            package.read(listed, self)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up a relation; targets outside the package are nobody's concern."""
        if name == _RELATIONSHIP and attributes.get("TargetMode") != "External":
            # ECMA-376 Part 2: a target is relative to the folder of the part, or begins at the root with `/`.
            joined = posixpath.join("/", self._folder, attributes.get("Target", ""))
            relation = Relation(
                attributes.get("Type", "").rpartition("/")[2], posixpath.normpath(joined).lstrip("/")
            )
            self.by_id[attributes.get("Id", "")] = relation

    def first(self, kind: str) -> str | None:
        """Return the first part of this kind that the package has."""
        parts = (each.part for each in self.by_id.values() if each.kind == kind)
        return next((part for part in parts if part in self._package), None)
