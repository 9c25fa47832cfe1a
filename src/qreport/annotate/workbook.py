"""A copy of an .xlsx file with its findings; everything else stays as it is.

The package is patched part by part: a library that reads and writes whole workbooks would lose
drawings, charts and whatever else it does not know.
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from qreport.annotate.cells import Cells
from qreport.annotate.comments import add_comments
from qreport.annotate.index import add_index
from qreport.annotate.marks import findings_of, marks_of
from qreport.annotate.package import TYPES, Parts, main
from qreport.annotate.styles import Styles
from qreport.load.xlsx.workbook import Workbook, read_workbook
from qreport.model.finding import Finding, Unreadable
from qreport.ooxml.package import open_package
from qreport.ooxml.xml_stream import whole


def annotated(content: bytes, file: str, findings: Iterable[Finding]) -> bytes | None:
    """Return the workbook `content`, called `file` in `findings`, with coloured cells, comments and an index.

    None for a workbook that cannot be read, or when a part is broken that nobody needs for reading.
    """
    own = findings_of(findings, file)
    if not own:
        return content
    try:
        package = open_package(content, file)
        # By the list of the reader: a second way of finding the sheets would find others.
        workbook = read_workbook(package)
        parts = Parts(package)
        if TYPES not in parts or not workbook.sheets:
            return None
        _mark(parts, workbook, file, own)
    except (Unreadable, etree.XMLSyntaxError):
        return None
    return parts.content()


def _mark(parts: Parts, workbook: Workbook, file: str, findings: Sequence[Finding]) -> None:
    styles = Styles(parts, workbook.part)
    for entry in workbook.sheets:
        part, marks = entry.part, marks_of(findings, file, entry.title)
        if not marks or parts.tree(part).find(main("sheetData")) is None:
            continue
        cells = Cells(parts.tree(part))
        for address, mark in marks.items():
            cell = cells.at(address)
            cell.set("s", str(styles.filled(whole(cell.get("s")) or 0, mark.level)))
        add_comments(parts, part, marks)
    add_index(parts, workbook.part, file, findings, styles)
