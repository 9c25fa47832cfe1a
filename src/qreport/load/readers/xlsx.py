"""Workbooks of Excel and WPS (.xlsx)."""

from pathlib import Path

from qreport import limits
from qreport.load.files.sniffing import refuse_foreign
from qreport.load.files.source import read_bytes
from qreport.load.grids.grid import READERS, Grids
from qreport.load.grids.sheet_grids import grids_of
from qreport.load.grids.values import Values
from qreport.load.xlsx.sheet import StoredSheet
from qreport.load.xlsx.workbook import read_workbook
from qreport.ooxml.package import open_package


@READERS.register(".xlsx")
def read_xlsx(path: Path, name: str) -> Grids:
    """Return the worksheets that have content, hidden ones too, and findings about what is hidden in them.

    It reads the XML itself, as a stream within the limits: a cell far out or a huge part is refused before
    memory is spent, the kind of every cell is known, and nothing heavy is imported.
    """
    data = read_bytes(path, name, limits.FILE_BYTES)
    refuse_foreign(data, name, ".xlsx")
    package = open_package(data, name)
    workbook = read_workbook(package)
    sheets = (StoredSheet(package, entry).sheet for entry in workbook.sheets)
    return grids_of(
        name,
        sheets,
        lambda: Values(workbook.styles.style_of, workbook.strings, from_1904=workbook.from_1904),
    )
