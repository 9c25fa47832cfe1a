"""Workbooks made by hand, so that they can be wrong in one way each."""

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet_part(rows: str, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    """A worksheet whose `sheetData` is `rows`."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row(*values: str, number: int = 1) -> str:
    """A row of inline texts."""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f'<row r="{number}">{cells}</row>'


def parts(sheet: str, workbook: str = "", strings: str = "", formats: str = "") -> dict[str, str]:
    """The parts of a workbook of one sheet; `formats` are codes for the styles 1, 2, ..."""
    codes = [code for code in formats.split("|") if code]
    listed = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(codes))
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(codes)))
    return {
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook or _workbook('<sheet name="数据" sheetId="1" r:id="rId1"/>'),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "/xl/styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{listed}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
    }


def _workbook(sheets: str, properties: str = "") -> str:
    return f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{properties}<sheets>{sheets}</sheets></workbook>'


def workbook_from_1904() -> str:
    """The workbook part of an old file of the Mac."""
    return _workbook('<sheet name="数据" sheetId="1" r:id="rId1"/>', '<workbookPr date1904="1"/>')


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def write(path: Path, content: dict[str, str], *more: tuple[str, bytes]) -> Path:
    """Write the parts, then `more` entries as they are."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
        for name, data in more:
            archive.writestr(name, data)
    return path
