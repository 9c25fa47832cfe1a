"""The files of a filing or pack: listed without gaps, none of them from elsewhere."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from qreport.errors import QreportError
from qreport.load.files.sniffing import SAVE_AS_XLSX
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.paths import files_in, inside
from qreport.problems.reading import OUTSIDE_FILING, UNKNOWN_FILE, UNREADABLE_FILE
from qreport.text.characters import shown, without_illegal
from qreport.text.system import reason_of

_ALIKE = 0.8
"""`catalog` and `catalogue` are, `reports` and `records` are not."""
# .et is that of WPS, .numbers of macOS, .fods and .sxc of LibreOffice and its forerunner.
_OTHER_TABLES = (".et", ".xlsb", ".xlsm", ".xlt", ".xltx", ".numbers", ".fods", ".sxc", ".dbf", ".tsv")
"""Tables that nobody may take for read: without them the figures would be incomplete."""


def data_files(
    root: Path, folder: str, endings: Sequence[str], label: str = ""
) -> tuple[list[Path], list[Finding]]:
    """Return the files of `folder` with one of `endings`, by name, and findings about the others.

    A link that leads out of `root` is not followed. `label` stands before every name in findings. Raises
    QreportError when the folder cannot be listed.
    """
    paths: list[Path] = []
    findings: list[Finding] = []
    for path in _listed(root / folder):
        place = Location(named(f"{label}{folder}", path))
        if fault := outside(root, f"{folder}/{path.name}", place):
            findings.append(fault)
        elif path.name.lower().endswith(tuple(endings)):
            paths.append(path)
        # Only where tables are expected: among chapters such a file is one that nobody knows.
        elif path.suffix.lower() in _OTHER_TABLES and ".xlsx" in endings:
            message = f"不能读取 {path.suffix} 文件，里面的数据没有读入"
            findings.append(UNREADABLE_FILE.at(place, message=message, mend=SAVE_AS_XLSX))
        else:
            message = f"不读取 {shown(path.suffix) or '没有扩展名的'} 文件"
            findings.append(UNKNOWN_FILE.at(place, message=message, expected="、".join(endings)))
    return paths, findings


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
        return list(files_in(folder))
    except OSError as error:
        raise refused(folder, error) from error


def refused(folder: Path, error: OSError) -> QreportError:
    """Return what to tell when the system refuses to list `folder`."""
    return QreportError(
        f"文件夹 {shown(str(folder), 200)} 打不开：{reason_of(error, '没有读取的权限')}",
        "检查文件夹的权限和磁盘后再试",
    )
