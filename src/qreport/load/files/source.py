"""The bytes and the text of a file, within the limits; what of the text was lost on the way into it.

Turns findings into the one error that stops a run.
"""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from qreport.errors import QreportError, reason_of
from qreport.limits import TEXT_FILE_BYTES
from qreport.model.finding import Finding, Unreadable, in_order
from qreport.model.location import Location
from qreport.problems.cells import GARBLED_TEXT, LOST_TEXT
from qreport.problems.reading import (
    ILLEGAL_IN_FILE,
    MISSING_FILE,
    OVER_LIMIT,
    PROBLEMS,
    UNREADABLE_FILE,
    WRONG_ENCODING,
)
from qreport.text.characters import illegal_characters, shown
from qreport.text.lost import Lost, lost_text
from qreport.text.regex import regex

# Unicode 23.8: the byte order marks, little and big end first.
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ASCII = bytes(range(128))
# RFC 3629, 4: `学` is E5 AD A6; nearly all of Chinese is in sequences of three bytes.
_THREE_BYTES = regex(rb"[\xe1-\xef][\x80-\xbf][\x80-\xbf]")


def read_bytes(path: Path, name: str, limit: int) -> bytes:
    """Return the content of the regular file at `path`, at most `limit` bytes; raise `Unreadable`."""
    try:
        # Opening a pipe would wait for ever; a link that leads elsewhere is the caller's concern.
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable(UNREADABLE_FILE.at(Location(name), message="这不是普通文件，不能读取"))
        if state.st_size > limit:
            raise Unreadable(OVER_LIMIT.at(Location(name), message=f"文件太大：超过 {limit // 1024**2} MB"))
        with path.open("rb") as file:
            # One byte more shows a file that grows meanwhile.
            data = file.read(state.st_size + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(_not_opened(error, name)) from error
    if len(data) > state.st_size:
        raise Unreadable(UNREADABLE_FILE.at(Location(name), message="文件正在被别的程序改写"))
    return data


def _not_opened(error: OSError | ValueError, name: str) -> Finding:
    if isinstance(error, FileNotFoundError):
        return MISSING_FILE.at(Location(name), message="找不到这个文件")
    reason = reason_of(error, "没有读取的权限") if isinstance(error, OSError) else "名称不能用"
    return UNREADABLE_FILE.at(Location(name), message=f"文件打不开：{reason}")


def read_text(path: Path, name: str) -> str:
    """Return the text of a UTF-8 file (BOM or not), line ends as `\\n`; raise `Unreadable`.

    A control character anywhere makes it unreadable too.
    """
    text = decode_utf8(read_bytes(path, name, TEXT_FILE_BYTES), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if illegal := illegal_characters(text):
        first = illegal[0]
        place = Location(name, line=first.line, column=first.column)
        message = f"第 {first.line} 行第 {first.column} 个字是{first.name}，不能用在文字里"
        raise Unreadable(ILLEGAL_IN_FILE.at(place, message=message, found=first.name))
    return text


def decode_utf8(data: bytes, name: str) -> str:
    """Return the text of UTF-8 `data`, without BOM; raise `Unreadable` with the line and what it may be."""
    if data.startswith(UTF16_MARKS):
        raise _wrong_encoding(name, 1, "文件是 UTF-16 编码，这里要 UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = line_of(data, error.start)
        if _is_gb18030(data) and not is_damaged_utf8(data):
            raise _wrong_encoding(name, line, "文件是 GBK（ANSI）编码，这里要 UTF-8") from error
        raise damaged(name, data, error.start) from error


def damaged(name: str, data: bytes, position: int) -> Unreadable:
    """Return the finding about the byte at `position`, which belongs to no known encoding."""
    line = line_of(data, position)
    message = f"第 {line} 行有乱码（文件的第 {position + 1} 个字节，0x{data[position]:02X}）"
    mend = (
        "用记事本打开文件，重新输入这一行，再选“另存为”，编码选 UTF-8；整个文件都是乱码时，从原程序重新导出。"
    )
    return _wrong_encoding(name, line, message, mend)


def line_of(data: bytes, position: int) -> int:
    """Return the line of the byte at `position`, from 1."""
    return data.count(b"\n", 0, position) + 1


def is_damaged_utf8(data: bytes) -> bool:
    """Whether `data`, which is no valid UTF-8, consists mostly of Chinese characters in UTF-8.

    GB18030 accepts almost any bytes, so a single broken character of a UTF-8 file would turn all of it
    into other, wrong characters. In real GB18030 text such runs of three bytes are rare accidents.
    """
    high = len(data.translate(None, _ASCII))
    # At least half of the bytes beyond ASCII.
    return high > 0 and 2 * 3 * len(_THREE_BYTES.findall(data)) >= high


def _is_gb18030(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _wrong_encoding(name: str, line: int, message: str, mend: str | None = None) -> Unreadable:
    return Unreadable(WRONG_ENCODING.at(Location(name, line=line), message=message, mend=mend))


_USUAL = frozenset(problem.mend for problem in PROBLEMS)


def stop(message: str, findings: Iterable[Finding]) -> QreportError:
    """Return the error that lists every finding on a line of its own below `message`.

    Advice that every finding of a kind carries stands once, below all of them.
    """
    ordered = in_order(findings)
    usual = dict.fromkeys(finding.mend for finding in ordered if finding.mend in _USUAL)
    lines = [_line(finding) for finding in ordered]
    return QreportError("\n".join([f"{message}：", *lines]), "".join(usual) or "请逐条改正后再试。")


def _line(finding: Finding) -> str:
    place = f"{finding.locations[0]} " if finding.locations else ""
    advice = "" if finding.mend in _USUAL else f"；{finding.mend}"
    return f"  {place}{finding.message}{advice}"


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
