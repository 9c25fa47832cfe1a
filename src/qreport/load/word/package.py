"""A Word file opened behind the guards; what is no .docx, or has macros, is refused in plain words."""

from pathlib import Path
from xml.etree.ElementTree import Element

from qreport import limits
from qreport.load.files.sniffing import ENCRYPTED, OLE, real_content
from qreport.load.files.source import read_bytes
from qreport.load.word.tree import read_tree
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.ooxml.package import Package, open_package
from qreport.ooxml.relations import Relations
from qreport.problems.reading import UNREADABLE_FILE, WORD_CHAPTER

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
