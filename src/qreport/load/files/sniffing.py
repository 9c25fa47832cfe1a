"""What a file really is, when its content is not what its ending says."""

from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.problems.reading import UNREADABLE_FILE

ZIP, OLE, ODS = "压缩包（如 .xlsx 工作簿）", "旧格式的文件（如 .xls）", "ODS 工作簿"
ENCRYPTED = "加了密码的工作簿"

_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
"""The first entry of the package, not compressed."""
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
    beginning = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((what for start, what in _MARKUP if beginning.startswith(start)), None)


SAVE_AS_XLSX = "用 WPS 或 Excel 打开，另存为“Excel 工作簿 (.xlsx)”，不要只改扩展名。"
PASSWORD = "用 WPS 或 Excel 打开，去掉打开密码后保存。"  # noqa: S105 -- advice, no secret
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
