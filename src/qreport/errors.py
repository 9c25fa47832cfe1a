"""What stops a run: one exception type, always with a way to mend it.

What the operating system says of a file, in Chinese.
"""

import errno


class QreportError(Exception):
    """A wrong use, input or environment that stops the run (exit code 2).

    `message` says in Chinese what was found and where, `mend` what the user can do about it.
    Several problems of one run are findings, never exceptions.
    """

    exit_code = 2

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名称或路径太长",
    errno.EBUSY: "正在被别的程序使用",
    errno.EIO: "磁盘读写出错",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.EMFILE: "打开的文件过多",
    errno.ENFILE: "打开的文件过多",
    errno.EINVAL: "名称不能用",
    errno.ENODEV: "设备已经断开",
    errno.ENXIO: "设备已经断开",
    errno.ETIMEDOUT: "网络盘没有回应",
    errno.ENOMEM: "内存不足",
    errno.ENOEXEC: "不是这台电脑能运行的程序",
    errno.EPIPE: "对方已经关闭",
}


def reason_of(error: OSError, without_right: str = "没有权限") -> str:
    """Return why the system refused; for a rare reason its own words and number."""
    known = without_right if isinstance(error, PermissionError) else _REASONS.get(error.errno or 0)
    if known:
        return known
    number = f"（错误号 {error.errno}）" if error.errno else ""
    return f"系统报告“{error.strerror or type(error).__name__}”{number}"
