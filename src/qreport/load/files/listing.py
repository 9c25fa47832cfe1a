"""The files of a filing or pack: listed without gaps, none of them from elsewhere."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from qreport.errors import QreportError, reason_of
from qreport.load.files.sniffing import SAVE_AS_XLSX
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.paths import entries_in, inside
from qreport.problems.reading import OUTSIDE_FILING, UNKNOWN_FILE, UNREADABLE_FILE
from qreport.text.characters import shown, without_illegal

_MOVE_UP = "把文件移到外面一层的文件夹里。"
_ALIKE = 0.8
"""`catalog` and `catalogue` are, `reports` and `records` are not."""
# .et is that of WPS, .numbers of macOS, .fods and .sxc of LibreOffice and its forerunner.
_OTHER_TABLES = (
    ".et", ".ett", ".xlsb", ".xlsm", ".xlt", ".xltx", ".xltm", ".numbers", ".fods", ".sxc", ".dbf", ".tsv",
)  # fmt: skip
"""Tables that nobody may take for read: without them the figures would be incomplete."""
_MAY_HOLD_TABLES = (
    ".json", ".xml", ".html", ".htm", ".mht", ".mhtml", ".pdf", ".ofd", ".doc", ".docx", ".docm", ".wps",
    ".rtf", ".odt", ".ppt", ".pptx", ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp",
    ".heic", ".zip", ".rar", ".7z", ".mdb", ".accdb", ".sav", ".parquet",
)  # fmt: skip
"""In a folder of tables these hold the figures of somebody who did not know better."""
_FILL_IN = "把其中的数填进 .xlsx 或 .csv 表格；只是留存的文件，请移出这个文件夹。"
_DEPTH = 5
"""Folders within folders that are searched."""


class DataFile(Struct, frozen=True):
    """A file of a filing or pack."""

    path: Path
    name: str
    """As locations print it: from the root of the filing, with `/`."""


class Search(Struct, frozen=True):
    """Which files of a folder are wanted."""

    endings: tuple[str, ...]
    deep: bool = False
    """Whether folders within the folder are searched too; else they are the business of the caller."""
    label: str = ""
    """Stands before every name in findings."""


def data_files(root: Path, folder: str, search: Search) -> tuple[list[DataFile], list[Finding]]:
    """Return the files of `folder` that are wanted, by name, and findings about everything else in it.

    A link that leads out of `root`, to a folder or nowhere is not followed. Raises QreportError when the
    folder cannot be listed.
    """
    files: list[DataFile] = []
    findings: list[Finding] = []
    for path in _listed(root / folder):
        place = Location(named(f"{search.label}{folder}", path))
        if fault := outside(root, f"{folder}/{path.name}", place) or _link_fault(path, place):
            findings.append(fault)
        elif is_folder(path):
            more, found = _below(root, f"{folder}/{path.name}", search)
            files += more
            findings += found
        elif path.name.lower().endswith(search.endings):
            files.append(DataFile(path, place.file))
        else:
            findings.append(_not_read(path, place, search.endings))
    return files, findings


def _below(root: Path, folder: str, search: Search) -> tuple[list[DataFile], list[Finding]]:
    if not search.deep:
        return [], []
    if folder.count("/") <= _DEPTH:
        return data_files(root, folder, search)
    message = f"文件夹套得太深，超过 {_DEPTH} 层，里面的文件没有读入"
    return [], [UNREADABLE_FILE.at(Location(without_illegal(folder)), message=message, mend=_MOVE_UP)]


def _not_read(path: Path, place: Location, endings: Sequence[str]) -> Finding:
    ending = path.suffix.lower()
    # Only where tables are expected: among chapters such a file is one that nobody knows.
    if ".xlsx" in endings and ending in (*_OTHER_TABLES, *_MAY_HOLD_TABLES):
        message = f"不能读取 {shown(path.suffix)} 文件，里面的数据没有读入"
        mend = SAVE_AS_XLSX if ending in _OTHER_TABLES else _FILL_IN
        return UNREADABLE_FILE.at(place, message=message, mend=mend)
    message = f"不读取 {shown(path.suffix) or '没有扩展名的'} 文件"
    return UNKNOWN_FILE.at(place, message=message, expected="、".join(endings))


def _link_fault(path: Path, place: Location) -> Finding | None:
    """Return what is wrong with a link to a folder or to nothing; None for every other file."""
    if not path.is_symlink():
        return None
    if not (is_file(path) or is_folder(path)):
        message = "这是一个链接，它指向的文件不存在，或者绕成了一圈，没有读入"
        return UNREADABLE_FILE.at(place, message=message, mend="删去链接，把文件本身放进来。")
    if is_folder(path):
        message = "这是一个指向文件夹的链接，里面的文件没有读入"
        return UNREADABLE_FILE.at(place, message=message, mend="删去链接，把文件夹本身放进来。")
    return None


def misnamed_folders(root: Path, known: Sequence[str], label: str = "") -> Iterator[Finding]:
    """Yield the folders in `root` whose name nearly is one of `known` that is not there.

    Other folders are the business of their owner. Raises QreportError when `root` cannot be listed.
    """
    try:
        names = sorted(entry.name for entry in root.iterdir() if is_folder(entry))
    except OSError as error:
        raise refused(root, error) from error
    absent = [name for name in known if name not in names]
    for name in names:
        if name not in known and (near := difflib.get_close_matches(name, absent, 1, _ALIKE)):
            place = Location(label + without_illegal(name))
            message = f"不读取文件夹“{shown(name)}”，是否为“{near[0]}”？"
            yield UNKNOWN_FILE.at(place, message=message, found=name, expected=near[0])


def named(folder: str, path: Path) -> str:
    """Return the name of a file in locations; a name in a foreign encoding becomes printable."""
    return f"{folder}/{without_illegal(path.name)}"


def outside(root: Path, name: str, place: Location) -> Finding | None:
    """Return the finding about a link that leads out of `root`; None for every other file."""
    if inside(root, name) is not None:
        return None
    return OUTSIDE_FILING.at(place, message="这是一个链接，指向文件夹以外，没有读入")


def is_file(path: Path) -> bool:
    """Whether a regular file can be seen at `path`; False also when the system refuses to look."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder can be seen at `path`; False also when the system refuses to look."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _listed(folder: Path) -> list[Path]:
    try:
        return list(entries_in(folder))
    except OSError as error:
        raise refused(folder, error) from error


def refused(folder: Path, error: OSError) -> QreportError:
    """Return what to tell when the system refuses to list `folder`."""
    return QreportError(
        f"文件夹 {shown(str(folder), 200)} 打不开：{reason_of(error, '没有读取的权限')}",
        "检查文件夹的权限和磁盘后再试",
    )
