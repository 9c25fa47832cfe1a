"""The check list (数据核对表): what each department answers for, its values, their cells, what was found.

The check list as a workbook: a sheet for each department, to be printed and signed.

The check list as a document: a page and a table for each department.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import xlsxwriter
from msgspec import Struct

from qreport.model.document import (
    Block,
    BodyStart,
    Cell,
    Document,
    Heading,
    Inlines,
    LineBreak,
    Paragraph,
    Properties,
    Row,
    Run,
    Table,
)
from qreport.model.facts import STATE_WORDS, Fact, Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.records import RecordSchema
from qreport.workbook.page import head, height_of, opening, set_up
from qreport.workbook.plan import Section, SheetNames
from qreport.workbook.styles import Look, Styles
from qreport.workbook.writing import TEXT_IS_TEXT, properties

HEADINGS = ("序号", "指标", "单位", "上年", "本年", "出处", "核对结果")
SIGNATURES = ("填报人（签字）：", "部门负责人（签字）：", "日期：")
FINE = "没有发现问题"
RECORDS_UNIT = "行"


class Line(Struct, frozen=True):
    """One line to be checked."""

    name: str
    unit: str
    last_year: str
    value: str
    source: str
    """The cell of the value, or how it was computed; empty when there is none."""
    findings: tuple[str, ...]


class Page(Struct, frozen=True):
    """What one department signs."""

    department: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The heading of the page."""
        return f"数据核对表：{self.department}"


def pages_of(
    filing: Filing, facts: Facts, sections: Iterable[Section], findings: Sequence[Finding]
) -> tuple[Page, ...]:
    """Return a page for each section: its indicators, then its detail tables.

    `facts` are the typed and the computed ones; a computed indicator without any value is not printed and
    not listed.
    """
    checked = _Checked(filing, facts, findings)
    return tuple(Page(section.department, tuple(checked.lines(section))) for section in sections)


class _Checked(Struct, frozen=True):
    filing: Filing
    facts: Facts
    findings: Sequence[Finding]

    def lines(self, section: Section) -> Iterator[Line]:
        names = {each.code: each.name for each in section.indicators}
        for indicator in filter(self._is_listed, section.indicators):
            # 国家级 alone says nothing.
            parent = names.get(indicator.parent or "")
            yield self._indicator(indicator, f"{parent}：{indicator.name}" if parent else indicator.name)
        for schema in section.record_sets:
            yield self._records(schema)

    def _is_listed(self, indicator: Indicator) -> bool:
        if not indicator.formula and not indicator.measure:
            return True
        years = self.filing.previous, self.filing.current
        return any(self.facts.get(indicator.code, year) is not None for year in years)

    def _indicator(self, indicator: Indicator, name: str) -> Line:
        facts = self.facts
        fact = facts.get(indicator.code, self.filing.current)
        told = _told(each for each in self.findings if each.indicator == indicator.code)
        source = _origin(fact) if fact else ""
        old = facts.get(indicator.code, self.filing.previous)
        return Line(name, indicator.unit, _typed(old), _typed(fact), source, told)

    def _records(self, schema: RecordSchema) -> Line:
        records = self.filing.rows_of(schema.id)
        rows = records.rows if records else ()
        told = _told(each for each in self.findings if each.record_set == schema.id)
        source = rows[0].origin.file if rows else ""
        return Line(
            f"明细表：{schema.name}", RECORDS_UNIT, "", str(len(rows)) if records else "", source, told
        )


def _origin(fact: Fact) -> str:
    return str(fact.location) if isinstance(fact.origin, Location) else f"算出：{fact.origin.how}"


def _typed(fact: Fact | None) -> str:
    if fact is None:
        return ""
    if fact.value is None:
        return STATE_WORDS[fact.state]
    return fact.text or f"{fact.value:f}"


def _source(finding: Finding) -> str:
    return f"（依据：{finding.source}）" if finding.source else ""


def _told(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(f"{each.level_word} {each.code} {each.message}{_source(each)}" for each in findings)


# In letters, for the headings of checklist.py.
_WIDTHS = (5, 26, 7, 10, 10, 24, 34)
_LOOKS = (Look.CENTRE, Look.TEXT, Look.CENTRE, Look.LAST_YEAR, Look.CENTRE, Look.TEXT, Look.TEXT)
_HEADING_ROW = 2


def checklist_workbook(filing: Filing, pages: Sequence[Page]) -> bytes:
    """Return the check list of `filing` as .xlsx; text is never taken for a formula."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, TEXT_IS_TEXT) as book:
        book.set_properties(properties(filing, "数据核对表"))
        styles, names = Styles(book), SheetNames()
        for page in pages:
            _write(book.add_worksheet(names.take(page.department)), filing, page, styles)
    return target.getvalue()


def _write(sheet: Any, filing: Filing, page: Page, styles: Styles) -> None:
    said = f"{filing.config.school.name}，{filing.current}年。请逐项核对本年的数和出处，签字后交回。"
    opening(sheet, page.title, said, styles)
    head(sheet, _HEADING_ROW, tuple(zip(HEADINGS, _WIDTHS, strict=True)), styles)
    row = _HEADING_ROW
    for number, line in enumerate(page.lines, 1):
        row += 1
        found = "\n".join(line.findings) or FINE
        texts = (str(number), line.name, line.unit, line.last_year, line.value, line.source, found)
        sheet.set_row(row, _height(texts))
        for at, (text, look) in enumerate(zip(texts, _LOOKS, strict=True)):
            sheet.write_string(row, at, text, styles.get(look))
    # Two columns for each of the three signatures.
    for at, text in zip((1, 3, 5), SIGNATURES, strict=True):
        sheet.write_string(row + 2, at, text, styles.get(Look.NOTE))
    set_up(sheet, heading_row=_HEADING_ROW)


def _height(texts: Sequence[str]) -> float:
    """Return the height of a row; each finding begins a line of its own."""
    last = _WIDTHS[-1]
    parts = texts[-1].split("\n")
    return max(height_of(zip(texts, _WIDTHS, strict=True)), sum(height_of([(part, last)]) for part in parts))


# Relative, for the headings of checklist.py.
_PRINTED_WIDTHS = (5.0, 22.0, 7.0, 11.0, 11.0, 20.0, 28.0)
_TITLE = "数据核对表"


def checklist_document(filing: Filing, pages: Sequence[Page]) -> Document:
    """Return the check list of `filing` as a document without numbers of headings."""
    config = filing.config
    title = f"{config.school.name}{filing.current}年{_TITLE}"
    properties = Properties(title, config.school.name, _TITLE, config.report.issued)
    blocks = [block for number, page in enumerate(pages) for block in _blocks(page, number)]
    return Document(properties, (BodyStart(), *blocks))


def _blocks(page: Page, number: int) -> Iterator[Block]:
    # The first page begins the document and needs no break.
    yield Heading(f"department-{number}", 1, "", _text(page.title), page_break=number > 0)
    header = Row(tuple(Cell(_text(name), "center") for name in HEADINGS), "header")
    rows = tuple(
        Row((Cell(_text(str(at)), "center"), *map(Cell, _texts(line))))
        for at, line in enumerate(page.lines, 1)
    )
    yield Table(f"check-{number}", None, _PRINTED_WIDTHS, (header, *rows))
    yield Paragraph(_text("　　　　".join(SIGNATURES)), "plain")


def _texts(line: Line) -> Iterator[Inlines]:
    yield from map(_text, (line.name, line.unit, line.last_year, line.value, line.source))
    yield _lines(line.findings or (FINE,))


def _lines(texts: Sequence[str]) -> Inlines:
    parts = [part for text in texts for part in (LineBreak(), Run(text))]
    return tuple(parts[1:])


def _text(words: str) -> Inlines:
    return (Run(words),)
