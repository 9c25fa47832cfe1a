"""Files on disk: the new ones whole, or the old ones untouched."""

import errno
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from qreport.errors import QreportError, reason_of
from qreport.paths import is_input

_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_all(files: Mapping[Path, bytes], *, inputs: bool = False) -> None:
    """Write every file, making missing folders; all are complete on disk before the first takes its place.

    A failure at any step leaves the previous files as they were and nothing else behind, and raises
    QreportError with the path and the reason. A link or folder in the place of a file is refused, and so is
    a file of a filing, unless its change is what was asked for (`inputs`).
    """
    for path in files:
        with _explained(path):
            _prepare(path, inputs=inputs)
    moves = {path: _beside(path, "tmp") for path in files}
    try:
        for path, blob in files.items():
            with _explained(path):
                _write(moves[path], blob)
        _move(moves)
    finally:
        for aside in moves.values():
            _remove(aside)


def _prepare(path: Path, *, inputs: bool) -> None:
    """Make the folder, clear what dead runs left, and make sure that the place is free."""
    if not inputs and is_input(path) and path.exists():
        raise QreportError(f"不写入 {path}：会覆盖填报的数据", "换一个文件名，或换一个文件夹。")
    path.parent.mkdir(parents=True, exist_ok=True)
    remove_stale(path)
    if path.is_symlink():
        raise QreportError(
            f"不写入 {path}：它是一个链接，写入会改动链接所指的文件", "删除该链接，或换一个输出文件夹。"
        )
    if path.exists() and not path.is_file():
        raise QreportError(
            f"不能写入 {path}：这里已有同名的文件夹或设备", "移走同名的文件夹，或换一个输出文件夹。"
        )
    if lock := _lock(path):
        raise QreportError(
            f"不能写入 {path}：文件正在被打开（有锁文件 {lock.name}）",
            f"在 Word 或 WPS 中关闭该文件后重试；确认没有打开，就删除 {lock}。",
        )
    if path.exists():
        path.open("r+b").close()


def _lock(path: Path) -> Path | None:
    """Return the file by which Word, WPS or LibreOffice says that it has `path` open."""
    name = path.name
    names = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return next((path.with_name(each) for each in names if path.with_name(each).exists()), None)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{ending}")


def _write(path: Path, blob: bytes) -> None:
    """Write a new file through to the disk."""
    _remove(path)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o666), "wb") as file:
        file.write(blob)
        file.flush()
        os.fsync(file.fileno())


def _move(moves: Mapping[Path, Path]) -> None:
    """Put every file in its place; when one fails, the old ones come back."""
    kept = {path: _keep(path) for path in moves}
    try:
        for path, aside in moves.items():
            with _explained(path):
                aside.replace(path)
        for folder in dict.fromkeys(path.parent for path in moves):
            with _explained(folder):
                _sync(folder)
    except BaseException:
        for path, old in kept.items():
            _bring_back(path, old, moved=not moves[path].exists())
        raise
    finally:
        for old in kept.values():
            if old:
                _remove(old)


def _keep(path: Path) -> Path | None:
    """Give the old file a second name; None when there is none or the disk knows no second names."""
    old = _beside(path, "old")
    with suppress(OSError):
        _remove(old)
        os.link(path, old)
        return old
    return None


def _bring_back(path: Path, old: Path | None, *, moved: bool) -> None:
    with suppress(OSError):
        if moved and old:
            old.replace(path)
        elif moved:
            path.unlink()


def _sync(folder: Path) -> None:
    """Make the new names last; Windows knows no such call for folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn an error of the system into one that names `path`."""
    try:
        yield
    except OSError as error:
        raise explain(error, path) from error


_NO_RIGHT = (
    "没有写入权限，或文件正在被其他程序使用",
    "关闭正在使用它的程序（Word、WPS），或换一个有写入权限的输出文件夹。",
)
_FULL = ("磁盘空间不足", "清理磁盘，或换一个输出文件夹。")
_NOT_A_FOLDER = ("它所在的“文件夹”其实是一个文件", "移走那个文件，或换一个输出文件夹。")
_BUSY = ("系统打开的文件过多", "关闭一些程序后重试。")
_REASONS = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EBUSY: _NO_RIGHT,
    errno.EROFS: ("磁盘是只读的", "换一个可以写入的输出文件夹。"),
    errno.ENOSPC: _FULL,
    errno.EFBIG: ("文件超过系统允许的大小", "减少或缩小照片，或换一个输出文件夹。"),
    errno.ENAMETOOLONG: ("文件名或路径太长", "改短学校名称或报告包里的文件名，或换一个更短的输出文件夹。"),
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.EEXIST: _NOT_A_FOLDER,
    errno.EISDIR: ("这里已有同名文件夹", "移走该文件夹，或换一个输出文件夹。"),
    errno.EMFILE: _BUSY,
    errno.ENFILE: _BUSY,
    errno.EIO: ("磁盘读写出错", "检查磁盘，或换一个输出文件夹。"),
}
if hasattr(errno, "EDQUOT"):
    _REASONS[errno.EDQUOT] = _FULL


def explain(error: OSError, path: Path) -> QreportError:
    """Return what to tell the user about `error` while `path` was written."""
    unknown = (reason_of(error), "检查该路径，或换一个输出文件夹。")
    reason, mend = _REASONS.get(error.errno or 0, unknown)
    return QreportError(f"不能写入 {path}：{reason}", mend)


def remove_stale(path: Path) -> None:
    """Remove temporary files of `path` whose process is gone; one that is in use stays."""
    pattern = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.(?:tmp|old)")
    with os.scandir(path.parent) as entries:
        found = [(entry.path, pattern.fullmatch(entry.name)) for entry in entries]
    for file, match in found:
        if match and is_dead(int(match[1])):
            with suppress(OSError):
                Path(file).unlink()


def is_dead(process: int) -> bool:
    """Whether no process has this number.

    Windows refuses to delete a file in use, so there one may simply try (and must not signal).
    """
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False
