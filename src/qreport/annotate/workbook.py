"""A copy of an .xlsx file with its findings; everything else stays as it is.

The package is patched part by part: a library that reads and writes whole workbooks would lose
drawings, charts and whatever else it does not know.
"""

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from qreport.annotate.cells import Cells
from qreport.annotate.comments import add_comments
from qreport.annotate.index_sheet import add_index
from qreport.annotate.marks import findings_of, marks_of
from qreport.annotate.package import OFFICE, TYPES, Parts, main, number
from qreport.annotate.styles import Styles
from qreport.model.finding import Finding


def annotated(content: bytes, file: str, findings: Iterable[Finding]) -> bytes | None:
    """Return the workbook `content`, called `file` in `findings`, with coloured cells, comments and an index.

    `content` has been read before, so that its size and its sheets are known to be sound. None when a part
    is broken that nobody needs for reading.
    """
    own = findings_of(findings, file)
    if not own:
        return content
    parts = Parts(content)
    workbook = parts.related("", "officeDocument")
    if workbook is None or TYPES not in parts:
        return None
    try:
        _mark(parts, workbook, file, own)
    except etree.XMLSyntaxError:
        return None
    return parts.content()


def _mark(parts: Parts, workbook: str, file: str, findings: Sequence[Finding]) -> None:
    styles = Styles(parts, workbook)
    for title, part in _sheets(parts, workbook):
        marks = marks_of(findings, file, title)
        if not marks or parts.tree(part).find(main("sheetData")) is None:
            continue
        cells = Cells(parts.tree(part))
        for address, mark in marks.items():
            cell = cells.at(address)
            cell.set("s", str(styles.filled(number(cell.get("s")), mark.level)))
        add_comments(parts, part, marks)
    add_index(parts, workbook, file, findings, styles)


def _sheets(parts: Parts, workbook: str) -> Iterator[tuple[str, str]]:
    """Yield title and part of each worksheet."""
    # Only worksheets: sheets of macros and dialogs have other kinds of relations.
    targets = {name: part for name, kind, part in parts.relations(workbook) if kind == "worksheet"}
    for each in parts.tree(workbook).iterfind(f"{main('sheets')}/{main('sheet')}"):
        part = targets.get(each.get(f"{{{OFFICE}}}id", ""))
        if part:
            yield each.get("name", ""), part
