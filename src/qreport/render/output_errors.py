"""Errors of the system while writing, in words that help."""

import errno
from pathlib import Path

from qreport.errors import QreportError

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
    unknown = (f"系统报告“{error.strerror or type(error).__name__}”", "检查该路径，或换一个输出文件夹。")
    reason, mend = _REASONS.get(error.errno or 0, unknown)
    return QreportError(f"不能写入 {path}：{reason}", mend)
