"""A docx made into a PDF by LibreOffice, apart from everything else that it may be doing here."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from qreport.errors import QreportError, reason_of
from qreport.office import process
from qreport.office.find import VARIABLE, build_id, find_soffice
from qreport.office.fonts import font_settings
from qreport.office.process import write_profile
from qreport.office.work_folder import work_folder

INSTALL = (
    "安装 LibreOffice：Debian 或 Ubuntu 运行 sudo apt-get install libreoffice-writer-nogui fonts-noto-cjk "
    "fonts-liberation；Windows 和 macOS 从 https://zh-cn.libreoffice.org 下载安装。"
    f"已经装在特殊位置的，用环境变量 {VARIABLE} 写明程序 soffice 的完整路径。"
)
"""How to get LibreOffice."""

# Names of the filter writer_pdf_Export of LibreOffice.
PDF_OPTIONS: Mapping[str, bool | int] = {
    "ExportBookmarks": True,
    "ExportBookmarksToPDFDestination": True,
    "UseTaggedPDF": True,
    "ReduceImageResolution": False,
    "Quality": 90,
}
"""An outline, the place of every bookmark, tags; photos as they are, for they have print size already."""
ARCHIVE_OPTIONS: Mapping[str, bool | int] = {**PDF_OPTIONS, "SelectPdfVersion": 2, "PDFUACompliance": True}
"""PDF/A-2b and PDF/UA-1 besides."""

_MOST_BYTES = 1024**3
"""Of a PDF; with 100 MB of pictures in the docx it has about as many."""

# http_proxy and DISPLAY: nothing is fetched or shown; PYTHONHOME and PYTHONPATH are meant for our own Python
# and would mislead the one within LibreOffice.
_LEFT_OUT = ("_proxy", "display", "pythonhome", "pythonpath")
"""Ends of the names of variables that LibreOffice is not given."""


def to_pdf(docx: bytes, *, timeout: float = 300, archive: bool = False) -> bytes:
    """Return `docx` as a PDF; `archive` asks for PDF/A-2b with PDF/UA.

    `timeout` is in seconds; after it LibreOffice is ended. Raises QreportError when there is no
    LibreOffice, when it does not end in time, or when it makes no PDF.
    """
    program = find_soffice()
    if program is None:
        raise absent()
    options = ARCHIVE_OPTIONS if archive else PDF_OPTIONS
    try:
        with work_folder() as folder:
            return _convert(program, folder, docx, timeout, options)
    except process.TookTooLong as error:
        raise QreportError(
            f"LibreOffice 用了 {timeout:g} 秒仍未完成，已经把它结束",
            "关闭占用电脑的其他程序后再试；如果总是这样，拆分特别长的表格，"
            "或只生成 docx，再用 Word 或 WPS 另存为 PDF。",
        ) from error
    except OSError as error:
        raise QreportError(
            f"不能运行 LibreOffice（{program}）：{reason_of(error)}",
            f"检查临时文件夹（{tempfile.tempdir or '环境变量 TMPDIR 或 TEMP 所指'}）能否写入、磁盘是否已满，"
            "以及 LibreOffice 能否单独启动。",
        ) from error


def environment(folder: Path) -> Mapping[str, str]:
    """Return the variables for a run in `folder`: no proxy, no screen, own fonts, temporary files inside."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith(_LEFT_OUT)}
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    return {**kept, **places, **font_settings(folder)}


def absent() -> QreportError:
    """Return the error for a machine without LibreOffice."""
    named = os.environ.get(VARIABLE)
    where = f"：环境变量 {VARIABLE} 所写的“{named}”不是可以运行的程序" if named else ""
    return QreportError(f"没有找到 LibreOffice，不能生成 PDF{where}", INSTALL)


def _convert(
    program: Path, folder: Path, docx: bytes, timeout: float, options: Mapping[str, bool | int]
) -> bytes:
    source, result = folder / "report.docx", folder / "report.pdf"
    source.write_bytes(docx)
    profile = write_profile(folder / "profile", build_id(program))
    command = [
        str(program),
        f"-env:UserInstallation={profile}",
        # See profile.py: the registration of extensions would end in a restart.
        "-env:DISABLE_EXTENSION_SYNCHRONIZATION=1",
        "--headless",
        "--convert-to",
        f"pdf:writer_pdf_Export:{_filter(options)}",
        "--outdir",
        str(folder),
        str(source),
    ]
    said = process.run(command, folder, environment(folder), timeout)
    if not result.is_file() or not result.stat().st_size:
        raise _refused(said)
    if result.stat().st_size > _MOST_BYTES:
        size = _MOST_BYTES // 1024**2
        raise QreportError(f"LibreOffice 生成的 PDF 超过 {size} MB", "缩小或减少照片，或只生成 docx。")
    return result.read_bytes()


def _filter(options: Mapping[str, bool | int]) -> str:
    typed = {
        name: {"type": "boolean" if isinstance(value, bool) else "long", "value": json.dumps(value)}
        for name, value in options.items()
    }
    return json.dumps(typed)


def _refused(said: str) -> QreportError:
    """It ends with 0 even when it failed; only what it printed tells why."""
    # javaldx warns that there is no Java, which nothing here needs.
    told = [line.strip() for line in said.splitlines() if line.strip() and "javaldx" not in line]
    return QreportError(
        f"LibreOffice 没有生成 PDF（{told[-1]}）" if told else "LibreOffice 没有生成 PDF，也没有说明原因",
        "先生成 docx，用 LibreOffice 打开它看能否显示；确认装有 libreoffice-writer，磁盘未满，"
        "且 LibreOffice 不是由 snap 安装的（snap 版读不到临时文件夹）。",
    )
