"""The sheet of indicators of one department, in the annex layout."""

from typing import Any

from msgspec import Struct

from qreport.model.filing import FORM, Filing
from qreport.model.indicator import Indicator
from qreport.model.location import column_letters
from qreport.model.units import RATIO
from qreport.workbook.entry_rules import rule_of
from qreport.workbook.page import head, height_of, opening, put, set_up, typed_of
from qreport.workbook.plan import Section
from qreport.workbook.styles import BLANK_FILL, JUMP_FILL, Look, Styles

HEADING_ROW = 2
LAST_YEAR, VALUE, SPAN, NOTE = 5, 6, 7, 8
"""Columns from 0."""
# As text, because it goes into a formula; the limit from which `diff` asks, too.
_JUMP = "0.2"
"""A change beyond this share of last year's value is painted."""
REQUIRED = "【必填】"


class FormSheet(Struct, frozen=True):
    """Writes the indicators of a section into one sheet."""

    sheet: Any
    filing: Filing
    styles: Styles

    def write(self, section: Section) -> None:
        """Fill the sheet."""
        current, previous = self.filing.current, self.filing.previous
        said = f"{self.filing.config.school.name}，{current}年。浅黄色必填，橙色尚未填，"
        said += "金黄色与上年相差超过20%，请复核。"
        opening(self.sheet, f"{FORM}{section.department}", said, self.styles)
        columns = [("序号", 5), ("代码", 9), ("指标", 24), ("单位", 6), ("口径", 26)]
        columns += [(f"{previous}年", 10), (f"{current}年", 11), ("期间", 9), ("备注", 14)]
        head(self.sheet, HEADING_ROW, columns, self.styles)
        self._rows(section)
        set_up(self.sheet, heading_row=HEADING_ROW, frozen_columns=3)

    def _rows(self, section: Section) -> None:
        here = {each.code for each in section.indicators}
        number = 0
        for row, indicator in enumerate(section.indicators, HEADING_ROW + 1):
            number += not indicator.parent
            self._words(row, indicator, "" if indicator.parent else str(number), within=here)
            self._values(row, indicator)

    def _words(self, row: int, indicator: Indicator, number: str, *, within: set[str]) -> None:
        name = indicator.name
        if indicator.parent:
            whole = indicator.parent in within or not indicator.aliases
            # A part whose whole is on another sheet is called by its other name, which says whose part it is.
            name = f"其中：{name}" if whole else indicator.aliases[0]
        required = REQUIRED if indicator.required else ""
        words = (
            (number, Look.CENTRE), (indicator.code, Look.CODE), (name, Look.TEXT),
            (indicator.unit, Look.CENTRE), (required + (indicator.definition or ""), Look.TEXT),
        )  # fmt: skip
        self.sheet.set_row(row, height_of(((name, 24), (words[-1][0], 26))))
        for column, (text, look) in enumerate(words):
            put(self.sheet, (row, column), text or None, self.styles, look)

    def _values(self, row: int, indicator: Indicator) -> None:
        old = self.filing.facts.get(indicator.code, self.filing.previous)
        fact = self.filing.facts.get(indicator.code, self.filing.current)
        # What is on file is for comparison; a first filing has nothing yet, and the report prints both years.
        before = Look.LAST_YEAR if old else _look_of_entry(indicator)
        put(self.sheet, (row, LAST_YEAR), typed_of(old), self.styles, before)
        put(self.sheet, (row, VALUE), typed_of(fact), self.styles, _look(indicator))
        put(self.sheet, (row, SPAN), fact.span if fact else None, self.styles, Look.ENTRY_TEXT)
        put(self.sheet, (row, NOTE), fact.note if fact else None, self.styles, Look.ENTRY_TEXT)
        cell = f"{column_letters(VALUE + 1)}{row + 1}"
        prompt = f"单位：{indicator.unit}。"
        self.sheet.data_validation(
            row, VALUE, row, VALUE, rule_of(indicator).options(cell, indicator.name, prompt)
        )
        self._colours(row, cell, f"{column_letters(LAST_YEAR + 1)}{row + 1}", required=indicator.required)

    def _colours(self, row: int, cell: str, old: str, *, required: bool) -> None:
        # Multiplied out, so that a value of 0 last year divides nothing.
        jump = f"=AND(ISNUMBER({cell}),ISNUMBER({old}),ABS({cell}-{old})>{_JUMP}*ABS({old}))"
        self._paint(row, jump, JUMP_FILL)
        if required:
            self._paint(row, f"=ISBLANK({cell})", BLANK_FILL)

    def _paint(self, row: int, condition: str, colour: str) -> None:
        options = {"type": "formula", "criteria": condition, "format": self.styles.fill(colour)}
        self.sheet.conditional_format(row, VALUE, row, VALUE, options)


def _look(indicator: Indicator) -> Look:
    """A ratio stays text, because a spreadsheet takes 19:1 for a time of day."""
    if not indicator.required:
        return _look_of_entry(indicator)
    return Look.REQUIRED_TEXT if indicator.unit == RATIO else Look.REQUIRED


def _look_of_entry(indicator: Indicator) -> Look:
    return Look.ENTRY_TEXT if indicator.unit == RATIO else Look.ENTRY
