"""The index of all findings of a filing, in a workbook of its own: also of CSV, YAML and chapters.

The index of an annotated workbook: a new last sheet, each cell a link.
"""

import io
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from lxml import etree

from qreport.annotate.marks import HEADINGS, NAME, TITLE, WIDTHS, height_of, index_row, link_to, place_of
from qreport.annotate.package import MAIN_MAP, OFFICE, Parts, Tree, main
from qreport.annotate.styles import Look, Styles
from qreport.model.finding import Finding
from qreport.model.location import Location, column_letters
from qreport.ooxml.xml_stream import whole

_TEXT_IS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LINKED = HEADINGS.index("单元格")
_CELL = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
# ECMA-376 Part 1, 18.3.1.63: the number of a size of paper.
_A4 = 9


def index_workbook(findings: Sequence[Finding], copies: Collection[str], issued: str) -> bytes:
    """Return the workbook 问题清单; places in the files `copies`, which lie beside it, are links.

    `issued`, `2021-11`, is the only date in it.
    """
    target = io.BytesIO()
    year, month = map(int, issued.split("-"))
    with xlsxwriter.Workbook(target, _TEXT_IS_TEXT) as book:
        book.set_properties({"title": NAME, "created": datetime(year, month, 1, tzinfo=UTC)})
        _fill(book, book.add_worksheet(NAME), findings, copies)
    return target.getvalue()


def _fill(book: Any, sheet: Any, findings: Sequence[Finding], copies: Collection[str]) -> None:
    head = book.add_format({**_CELL, "bold": True, "bg_color": "#DDE6F0"})
    plain, linked = (
        book.add_format(_CELL),
        book.add_format({**_CELL, "font_color": "#0563C1", "underline": 1}),
    )
    sheet.write_string(0, 0, TITLE, book.add_format({"font_name": "宋体", "font_size": 14, "bold": True}))
    for at, (name, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(1, at, name, head)
    for row, finding in enumerate(findings, 2):
        place = finding.locations[0] if finding.locations else None
        texts = index_row(finding, place)
        sheet.set_row(row, height_of(texts))
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, plain)
        if place and place.file in copies and place.cell:
            sheet.write_url(row, _LINKED, _link(place), linked, place.cell)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(2, len(findings) + 1), len(HEADINGS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)


def _link(place: Location) -> str:
    return f"external:{place.file}#{link_to(place.sheet or '', str(place.cell))}"


_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def add_index(parts: Parts, workbook: str, file: str, findings: Sequence[Finding], styles: Styles) -> None:
    """Add the sheet 问题清单 with a row for each finding about `file`."""
    part = parts.free("xl/worksheets/sheet{}.xml")
    parts.add(part, _sheet(file, findings, styles), _TYPE)
    relation = parts.relate(workbook, "worksheet", part)
    listed = parts.tree(workbook).find(main("sheets"))
    known = listed.findall(main("sheet"))
    # 18.2.19: ids are unique and need not be without gaps, for sheets may have been deleted.
    number = max(whole(each.get("sheetId")) or 0 for each in known) + 1
    name = _free_name({each.get("name", "").casefold() for each in known})
    etree.SubElement(
        listed, main("sheet"), {"name": name, "sheetId": str(number), f"{{{OFFICE}}}id": relation}
    )


def _free_name(used: set[str]) -> str:
    # A copy that is annotated again has an index already; it stays beside the new one.
    names = (NAME, *(f"{NAME}（{at}）" for at in range(2, 200)))
    return next(name for name in names if name.casefold() not in used)


def _sheet(file: str, findings: Sequence[Finding], styles: Styles) -> Tree:
    # ECMA-376 Part 1, 18.3.1.99: sheetPr, sheetViews, cols, sheetData, hyperlinks, pageSetup in this order.
    root = etree.Element(main("worksheet"), nsmap=MAIN_MAP)
    etree.SubElement(etree.SubElement(root, main("sheetPr")), main("pageSetUpPr"), fitToPage="1")
    view = etree.SubElement(etree.SubElement(root, main("sheetViews")), main("sheetView"), workbookViewId="0")
    etree.SubElement(
        view, main("pane"), ySplit="2", topLeftCell="A3", activePane="bottomLeft", state="frozen"
    )
    columns = etree.SubElement(root, main("cols"))
    for at, width in enumerate(WIDTHS, 1):
        etree.SubElement(columns, main("col"), min=str(at), max=str(at), width=str(width), customWidth="1")
    data = etree.SubElement(root, main("sheetData"))
    _row(data, 1, [TITLE], [styles.look(Look.TITLE)])
    _row(data, 2, HEADINGS, [styles.look(Look.HEADING)] * len(HEADINGS))
    links = []
    for number, finding in enumerate(findings, 3):
        place = place_of(finding, file)
        looks = [styles.look(Look.TEXT)] * len(HEADINGS)
        if place and place.sheet and place.cell:
            looks[_LINKED] = styles.look(Look.LINK)
            links.append((f"{column_letters(_LINKED + 1)}{number}", link_to(place.sheet, place.cell)))
        texts = index_row(finding, place)
        row = _row(data, number, texts, looks)
        # Excel finds the height of a wrapped text by itself, LibreOffice does not.
        row.set("ht", f"{height_of(texts):g}")
        row.set("customHeight", "1")
    if links:
        hyperlinks = etree.SubElement(root, main("hyperlinks"))
        for cell, target in links:
            etree.SubElement(hyperlinks, main("hyperlink"), ref=cell, location=target)
    # Paper 9 is A4 (18.3.1.63); height 0 lets the sheet take as many pages as it needs.
    etree.SubElement(root, main("pageSetup"), paperSize="9", orientation="landscape", fitToHeight="0")
    return root


def _row(data: Tree, number: int, texts: Sequence[str], looks: Sequence[int]) -> Tree:
    """Add and return a row of texts; they stand inline, where no program takes them for formulas."""
    row = etree.SubElement(data, main("row"), r=str(number))
    for at, (text, look) in enumerate(zip(texts, looks, strict=True), 1):
        # 18.18.11: an inline string needs no entry in the table of shared strings, which stays as it was.
        cell = etree.SubElement(row, main("c"), r=f"{column_letters(at)}{number}", s=str(look), t="inlineStr")
        etree.SubElement(etree.SubElement(cell, main("is")), main("t")).text = text
    return row
