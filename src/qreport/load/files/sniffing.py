"""What a file really is, when its content is not what its ending says."""

from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.problems.reading import UNREADABLE_FILE

ZIP, OLE, ODS = "压缩包（如 .xlsx 工作簿）", "旧格式的文件（如 .xls）", "ODS 工作簿"
ENCRYPTED = "加了密码的工作簿"

# [MS-OFFCRYPTO]: an encrypted workbook lies in an OLE file, in a stream of this name; the names of streams
# are UTF-16 ([MS-CFB] 2.6.1).
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
# [MS-CFB] 2.2: the signature of the header.
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# ODF 1.3 Part 2, 3.3: the file `mimetype` comes first and is stored as it is, so that its name, at byte 30,
# and its content stand side by side.
_ODS_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
"""The first entry of the package, not compressed."""
# PKWARE APPNOTE 4.3.7 (an entry) and 4.3.16 (the end record, alone in an empty zip); ISO 32000 (PDF);
# PNG 5.2; JPEG begins with its marker SOI.
_STARTS = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", "空的压缩包"),
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"{\\rtf", "RTF 文档"),
)
# Platforms hand out web pages and the XML of Excel 2003 under the ending .xls.
_MARKUP = (
    (b"<?xml", "XML 文件（如“XML 表格 2003”）"),
    (b"<!doctype", "网页（HTML）"),
    (b"<html", "网页（HTML）"),
    (b"<head", "网页（HTML）"),
    (b"<meta", "网页（HTML）"),
    (b"<table", "网页（HTML）"),
    (b"<style", "网页（HTML）"),
    (b"mime-version:", "单个文件网页（MHTML）"),
)


def real_content(data: bytes) -> str | None:
    """Return what `data` is by its first bytes, in Chinese; None for plain text and the unknown."""
    if data.startswith(_OLE_START):
        return ENCRYPTED if _ENCRYPTED_PART in data else OLE
    if _ODS_TYPE in data[:200]:
        return ODS
    known = next((what for start, what in _STARTS if data.startswith(start)), None)
    if known:
        return known
    # Web pages have blanks, a byte order mark, and tags of either case before anything else.
    beginning = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((what for start, what in _MARKUP if beginning.startswith(start)), None)


SAVE_AS_XLSX = "用 WPS 或 Excel 打开，另存为“Excel 工作簿 (.xlsx)”，不要只改扩展名。"
PASSWORD = "用 WPS 或 Excel 打开，去掉打开密码后保存。"  # noqa: S105 -- advice, no secret
# An .ods whose `mimetype` is not the first entry looks like any other zip.
_CONTENTS = {".xlsx": (ZIP,), ".ods": (ODS, ZIP), ".xls": (OLE,)}
"""What a workbook of each ending begins as."""
_RIGHT_ENDINGS = {ZIP: ".xlsx", OLE: ".xls", ODS: ".ods"}


def refuse_foreign(data: bytes, name: str, ending: str) -> None:
    """Raise `Unreadable` when `data` plainly is no workbook of `ending`, saying what it is."""
    content = real_content(data) or ("文字（像是 CSV）" if data.strip() else "空的")
    if content in _CONTENTS[ending]:
        return
    message = f"不是 {ending} 工作簿，内容是{content}"
    raise Unreadable(UNREADABLE_FILE.at(Location(name), message=message, mend=_mend(content)))


def _mend(content: str) -> str:
    if content == ENCRYPTED:
        return PASSWORD
    right = _RIGHT_ENDINGS.get(content)
    return f"把扩展名改为 {right} 再试；或者{SAVE_AS_XLSX}" if right else SAVE_AS_XLSX
