"""Workbooks of Excel 97 made by hand: records (BIFF8) in the one stream of a compound file."""

import struct
from collections.abc import Iterable
from pathlib import Path

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NO_DATE = bytes(16)


def record(kind: int, body: bytes = b"") -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(body)) + body


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A number, at row and column from 0."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def text(row: int, column: int, value: str) -> bytes:
    """A text of its own."""
    written = value.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + written)


def error(row: int, column: int, code: int) -> bytes:
    """An error value."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def merge(top: int, below: int, left: int, right: int) -> bytes:
    """A merged cell, first and last row, first and last column."""
    return record(0x00E5, struct.pack("<HHHHH", 1, top, below, left, right))


def hidden_row(row: int) -> bytes:
    """A row that is not shown."""
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 2, 255, 0, 0, 0x20))


def book(cells: Iterable[bytes], formats: Iterable[str] = (), *, before: bytes = b"", from_1904: bool = False,
         state: int = 0) -> bytes:  # fmt: skip
    """The stream of a workbook of one sheet; style 1 and on have `formats`."""
    codes = list(formats)
    shared = record(0x0022, struct.pack("<H", from_1904)) + record(0x0042, struct.pack("<H", 1200)) + before
    shared += record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 8, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    for at, code in enumerate(codes):
        shared += record(0x041E, struct.pack("<HHB", 200 + at, len(code), 1) + code.encode("utf-16-le"))
    for key in (0, *range(200, 200 + len(codes))):
        shared += record(0x00E0, struct.pack("<HHH", 0, key, 0) + bytes(14))
    name = "数据"
    start = _beginning(5)
    sheet = _beginning(16) + b"".join(cells) + record(0x000A)
    offset = len(start) + len(shared) + 4 + 8 + 2 * len(name) + 4
    listed = struct.pack("<IBBBB", offset, state, 0, len(name), 1) + name.encode("utf-16-le")
    return start + shared + record(0x0085, listed) + record(0x000A) + sheet


def _beginning(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def compound(stream: bytes) -> bytes:
    """The compound file whose stream `Workbook` is `stream`."""
    padded = stream + bytes(max(4096 - len(stream), -len(stream) % SECTOR))
    count = len(padded) // SECTOR
    fat = [_FAT, _END, *range(3, count + 2), _END]
    table = struct.pack(f"<{SECTOR // 4}I", *fat, *[_FREE] * (SECTOR // 4 - len(fat)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(padded))
    return head + table + folder.ljust(SECTOR, b"\0") + padded


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", _FREE, _FREE, child)
    return (
        written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1) + links + bytes(20) + _NO_DATE
        + struct.pack("<III", start, size, 0)
    )  # fmt: skip


def write(path: Path, stream: bytes) -> Path:
    """Write the file."""
    path.write_bytes(compound(stream))
    return path


def in_short_sectors(stream: bytes, follower: int, siblings: tuple[int, int] = (-1, -1)) -> bytes:
    """A file whose stream lies in short sectors; that of number 0 is followed by `follower`."""
    data = bytearray(compound(stream))
    # The first entry of the directory holds all short sectors, here those of the workbook, from sector 2 on.
    entry = 512 + SECTOR
    struct.pack_into("<II", data, entry + 116, 2, 4096)
    struct.pack_into("<III", data, entry + 128 + 68, *(each & 0xFFFFFFFF for each in siblings), 0xFFFFFFFF)
    struct.pack_into("<II", data, entry + 128 + 116, 0, 128)
    # The table of short sectors is a last sector, named in the header and ended in the table of sectors.
    last = (len(data) - 512) // SECTOR
    struct.pack_into("<II", data, 60, last, 1)
    struct.pack_into("<I", data, 512 + 4 * last, 0xFFFFFFFE)
    return bytes(data) + struct.pack("<128i", follower, *[-2] * 127)
