"""The whole workbook: its sheets in order, to bytes that are the same for the same input."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter
from msgspec import Struct

from qreport.model.filing import INSTRUCTIONS, Filing
from qreport.model.records import RecordSchema
from qreport.workbook.form_sheet import FormSheet
from qreport.workbook.guide_sheet import LISTS, Listed, ranges_of, write_guide, write_lists
from qreport.workbook.plan import Section, SheetNames
from qreport.workbook.record_sheet import RecordSheet
from qreport.workbook.styles import Styles

TEXT_IS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""No text of a filing becomes a formula, a link or a number."""


class Workbook(Struct, frozen=True):
    """A workbook and the sheets that departments fill in."""

    content: bytes
    sheets: tuple[Listed, ...]


def make_workbook(filing: Filing, sections: Sequence[Section]) -> Workbook:
    """Return the fill-in workbook of `sections`, filled with what `filing` holds.

    Its only date is the month of issue; it names the school and no person.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, TEXT_IS_TEXT) as book:
        book.set_properties(properties(filing, "数据填报表"))
        writer = _Writer(book, filing, sections)
        writer.write()
    return Workbook(target.getvalue(), tuple(writer.listed))


class _Writer:
    """One workbook while it is written."""

    def __init__(self, book: xlsxwriter.Workbook, filing: Filing, sections: Sequence[Section]) -> None:
        self._book = book
        self._filing = filing
        self._sections = sections
        self._styles = Styles(book)
        self._names = SheetNames()
        self._ranges = ranges_of(schema for section in sections for schema in section.record_sets)
        self.listed: list[Listed] = []

    def write(self) -> None:
        # Made first, so that it is the first sheet, and written last, when it is known what there is.
        guide = self._book.add_worksheet(self._names.take(INSTRUCTIONS))
        # Kept for the last sheet, whose name stands in the rules of all others.
        self._names.take(LISTS)
        for section in self._sections:
            if section.indicators:
                self._form(section)
            for schema in section.record_sets:
                self._records(schema, section.department)
        if self._ranges:
            write_lists(self._book.add_worksheet(LISTS), self._ranges, self._styles)
        write_guide(guide, self._filing, self.listed, self._styles)

    def _form(self, section: Section) -> None:
        name = self._names.take(section.department)
        FormSheet(self._book.add_worksheet(name), self._filing, self._styles).write(section)
        codes = [each.code for each in section.indicators]
        required = sum(each.required for each in section.indicators)
        filled = sum(self._filing.facts.get(code, self._filing.current) is not None for code in codes)
        self.listed.append(Listed(name, section.department, "指标", len(codes), required, filled))

    def _records(self, schema: RecordSchema, department: str) -> None:
        name = self._names.take(schema.name)
        on_file = self._filing.records.get(schema.id)
        rows = on_file.rows if on_file else ()
        # By its name the sheet is read again; of two tables of one name the id tells which one it is.
        names = [each.name for section in self._sections for each in section.record_sets]
        title = f"{schema.id}　{schema.name}" if names.count(schema.name) > 1 else schema.name
        RecordSheet(self._book.add_worksheet(name), self._styles, self._ranges, title).write(schema, rows)
        self.listed.append(Listed(name, department, "明细表", None, None, len(rows)))


def properties(filing: Filing, sort: str) -> dict[str, object]:
    """Return what the file says about itself: which `sort` of table it is, the school, the month of issue."""
    year, month = map(int, filing.config.report.issued.split("-"))
    return {
        "title": f"{filing.config.school.name}{filing.current}年{sort}",
        "created": datetime(year, month, 1, tzinfo=UTC),
    }
