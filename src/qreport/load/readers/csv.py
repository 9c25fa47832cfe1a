"""CSV tables: UTF-8, GB18030 or UTF-16 with BOM; comma, semicolon or tab."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from qreport import limits
from qreport.load.files.sniffing import real_content
from qreport.load.files.source import UTF16_MARKS, damaged, decode_utf8, is_damaged_utf8, read_bytes
from qreport.load.grids.grid import READERS, CellKind, Grid, Grids, plain_texts, text_cells
from qreport.load.grids.ragged import ragged_rows
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.reading import EMPTY_FILE, OVER_LIMIT, READ_AS_GB18030, UNREADABLE_FILE

# RFC 4180 knows the comma alone; Excel writes tabs (“Unicode text”), and semicolons on some systems.
_DELIMITERS = ",\t;"
_SAVE_AS_CSV = "用 WPS 或 Excel 打开，另存为“CSV UTF-8”，不要只改扩展名。"


@READERS.register(".csv")
def read_csv(path: Path, name: str) -> Grids:
    """Return the one table of a CSV file, and findings about rows that do not fit its heading row."""
    data = read_bytes(path, name, limits.FILE_BYTES)
    if content := real_content(data):
        message = f"内容是{content}，不是 CSV"
        raise Unreadable(UNREADABLE_FILE.at(Location(name), message=message, mend=_SAVE_AS_CSV))
    text, findings = _decoded(data, name)
    rows = list(_rows(text, name))
    findings += ragged_rows(rows, name)
    grid = _grid(rows, name, findings)
    if not any(map(any, grid.texts)):
        raise Unreadable(EMPTY_FILE.at(Location(name), message="文件里没有内容"))
    return (grid,), tuple(findings)


def _grid(rows: Sequence[Sequence[str]], name: str, findings: list[Finding]) -> Grid:
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.CELLS:
        raise Unreadable(OVER_LIMIT.at(Location(name), message=f"表太大：超过 {limits.CELLS} 格"))
    texts: list[tuple[str, ...]] = []
    kinds: dict[tuple[int, int], CellKind] = {}
    for at, row in enumerate(rows):
        plain = plain_texts(row)
        if plain is None:
            cells = text_cells(row, Location(name, None, at + 1), findings)
            plain = tuple(cell.text for cell in cells)
            kinds |= {(at, column): cell.kind for column, cell in enumerate(cells) if cell.is_broken}
        texts.append(plain + ("",) * (width - len(plain)))
    return Grid(name, None, tuple(texts), kinds)


def _decoded(data: bytes, name: str) -> tuple[str, list[Finding]]:
    """Return the text, and a note when it is not UTF-8. Nothing is guessed by counting letters."""
    if data.startswith(UTF16_MARKS):
        return _by(data, "utf-16", name), []
    # No text holds a zero byte, but UTF-16 without its mark does, and GB18030 would read it.
    if (position := data.find(b"\0")) >= 0:
        raise damaged(name, data, position)
    try:
        return decode_utf8(data, name), []
    except Unreadable:
        # One wrong byte must not turn all of a UTF-8 file into other characters.
        if is_damaged_utf8(data):
            raise
    text = _by(data, "gb18030", name)
    note = READ_AS_GB18030.at(Location(name), message="文件不是 UTF-8 编码，已按 GB18030（含 GBK）读取")
    return text, [note]


def _by(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise damaged(name, data, error.start) from error


def _rows(text: str, name: str) -> Iterator[list[str]]:
    """Yield the cells of each row, a blank row as an empty list."""
    # Strict: else a quote that is not closed swallows the rest of the file without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, name), strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if number > limits.ROWS:
                raise _too_large(name, number, f"行数太多：超过 {limits.ROWS} 行")
            if len(row) > limits.COLUMNS:
                raise _too_large(name, number, f"列数太多：超过 {limits.COLUMNS} 列")
            yield row
    except csv.Error as error:
        raise _broken(error, reader.line_num, name) from error


def _too_large(name: str, line: int, message: str) -> Unreadable:
    return Unreadable(OVER_LIMIT.at(Location(name, line=line), message=message))


def _delimiter(text: str, name: str) -> str:
    """Return the separator of the first line that has one; raise `Unreadable` for full-width commas."""
    # Titles above the heading often have none.
    for line in map(_without_quoted, io.StringIO(text)):
        best = max(_DELIMITERS, key=line.count)
        if best in line:
            return best
    first = next((line for line, content in enumerate(io.StringIO(text), 1) if content.count("，") > 1), None)
    if first:
        message = "各列之间用了全角逗号“，”，分不出列"
        mend = "把分隔各列的逗号改为英文逗号；或用 WPS、Excel 打开，另存为“CSV UTF-8”。"
        raise Unreadable(UNREADABLE_FILE.at(Location(name, line=first), message=message, mend=mend))
    return _DELIMITERS[0]


def _without_quoted(line: str) -> str:
    # RFC 4180, 2.6: what is between quotes is one cell, whatever it holds.
    return "".join(line.split('"')[::2])


def _broken(error: csv.Error, line: int, name: str) -> Unreadable:
    message = f"到第 {line} 行为止，英文双引号没有配对"
    # The module's own limit of 131,072 characters a cell.
    if "field larger" in str(error):
        message = f"到第 {line} 行为止，有一格长得不像一格，多半是缺了一个英文双引号"
    mend = '一格里的双引号要写两次，整格再用双引号括起来，例如 "获""示范校""称号"。'
    return Unreadable(UNREADABLE_FILE.at(Location(name, line=line), message=message, mend=mend))
