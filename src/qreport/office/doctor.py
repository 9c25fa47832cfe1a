"""What there is on this machine for making reports, as plain data."""

import platform
from importlib import metadata

from msgspec import Struct

from qreport import __version__
from qreport.office.convert import absent, environment
from qreport.office.find import find_soffice, version
from qreport.office.fonts import FACES, Face, font_folder, font_of, font_settings
from qreport.office.work_folder import work_folder

LIBRARIES = (
    "python-docx", "matplotlib", "pandas", "pillow", "pydantic", "jinja2", "pypdf",
)  # fmt: skip
"""Those whose version can change a report."""


class Item(Struct, frozen=True):
    """One line of the report of `qreport doctor`."""

    name: str
    value: str
    advice: str = ""
    """What to do, when something is wrong."""


def programs() -> tuple[Item, ...]:
    """Return qreport, Python, the system and the libraries with their versions."""
    own = (
        Item("qreport", __version__),
        Item("Python", platform.python_version()),
        Item("系统", platform.platform(terse=True)),
    )
    return (*own, *(_library(name) for name in LIBRARIES))


def office() -> Item:
    """Return where LibreOffice is and which, or how to get it."""
    program = find_soffice()
    if program is None:
        error = absent()
        return Item("LibreOffice", error.message, error.mend)
    with work_folder() as folder:
        told = version(program, environment(folder))
    if told is None:
        return Item("LibreOffice", f"不能启动（{program}）", "单独运行它看有什么错误，或重新安装。")
    return Item("LibreOffice", f"{told}（{program}）")


def fonts() -> tuple[Item, ...]:
    """Return each font that a layout may name with the one that a PDF gets for it on this machine."""
    with work_folder() as folder:
        settings = font_settings(folder)
        found = [_font(each, face, font_of(each, settings)) for face in FACES for each in face.names]
    return (Item("自带的中文字体", str(font_folder())), *found)


def _font(name: str, face: Face, used: str | None) -> Item:
    if used is None:
        return Item(name, "由 LibreOffice 自行选择")
    return Item(name, used if used in face.names + face.latin else f"{used}（代用）")


def _library(name: str) -> Item:
    try:
        return Item(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Item(name, "没有安装", "重新安装 qreport。")
