"""Workbooks of LibreOffice, OpenOffice and WPS (.ods)."""

from collections.abc import Mapping
from pathlib import Path

from qreport import limits
from qreport.load.files.sniffing import PASSWORD, SAVE_AS_XLSX, refuse_foreign
from qreport.load.files.source import read_bytes
from qreport.load.grids.grid import READERS, Grids
from qreport.load.grids.sheet_grids import grids_of
from qreport.load.grids.values import Values
from qreport.load.ods.content import Content
from qreport.load.ods.styles import Styles
from qreport.load.ods.text import MANIFEST
from qreport.ooxml.package import Package, open_package
from qreport.ooxml.xml_stream import Handler

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
# LibreOffice 24.2 and later can encrypt the package as a whole; before, parts were, and the manifest says so.
_WHOLLY_ENCRYPTED = "encrypted-package"


@READERS.register(".ods")
def read_ods(path: Path, name: str) -> Grids:
    """Return the sheets that have content, hidden ones too, and findings about what is hidden in them.

    A stream behind the guards of .xlsx; cells look the same as in the same workbook saved as .xlsx.
    """
    data = read_bytes(path, name, limits.FILE_BYTES)
    refuse_foreign(data, name, ".ods")
    package = open_package(data, name)
    _refuse_encrypted(package)
    if _CONTENT not in package:
        raise package.unreadable("这是压缩包，但里面没有 ODS 工作簿", SAVE_AS_XLSX)
    styles = Styles()
    if _STYLES in package:
        package.read(_STYLES, styles)
    content = Content(name, styles)
    package.read(_CONTENT, content)
    return grids_of(name, content.sheets, lambda: Values(styles.style_of))


class _Manifest(Handler):
    def __init__(self) -> None:
        self.is_encrypted = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        self.is_encrypted = self.is_encrypted or name == f"{MANIFEST}encryption-data"


def _refuse_encrypted(package: Package) -> None:
    manifest = _Manifest()
    if _MANIFEST in package:
        package.read(_MANIFEST, manifest)
    if manifest.is_encrypted or _WHOLLY_ENCRYPTED in package:
        raise package.unreadable("这是加了密码的工作簿，不能读取", PASSWORD)
