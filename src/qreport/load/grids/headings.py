"""The heading row of a table of indicators: where it is, and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qreport.load.grids.grid import Cell
from qreport.load.grids.tables import over_two_rows
from qreport.model.finding import Finding
from qreport.problems.reading import DUPLICATE_COLUMN, UNKNOWN_COLUMN
from qreport.text.characters import shown
from qreport.text.names import did_you_mean, fold
from qreport.text.periods import year_of

Role = Literal[
    "number", "code", "indicator", "unit", "year", "value", "group", "span", "note", "department",
    "definition",
]  # fmt: skip

_WORDS: Mapping[Role, tuple[str, ...]] = {
    "number": ("序号", "编号"),
    "code": ("代码", "指标代码"),
    "indicator": ("指标", "指标名称"),
    "unit": ("单位", "计量单位"),
    "year": ("年份", "年度"),
    "value": ("数值", "值"),
    "group": ("分组",),
    "span": ("期间",),
    "note": ("说明", "备注"),
    "department": ("责任部门", "部门", "填报部门"),
    "definition": ("口径", "指标口径"),
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns of a table hold, by position."""

    columns: Mapping[Role, int]
    years: Mapping[int, str]
    """Annex layout: the year of each column of values."""
    cells: tuple[Cell, ...]

    @property
    def is_complete(self) -> bool:
        """Whether rows can be read with it: who, and either years or 年份 and 数值."""
        named = "indicator" in self.columns or "code" in self.columns
        return named and (bool(self.years) or {"year", "value"} <= self.columns.keys())

    @property
    def is_long(self) -> bool:
        """Whether every row holds one value, with its year in a column of its own."""
        return not self.years

    def cell(self, row: Sequence[Cell], role: Role) -> Cell | None:
        """Return the cell of `row` in the column of `role`; None when there is no such column."""
        position = self.columns.get(role)
        return None if position is None else row[position]

    def text(self, row: Sequence[Cell], role: Role) -> str:
        """Return the text of that cell, empty when there is none."""
        cell = self.cell(row, role)
        return cell.text if cell else ""


def heading_of(row: Sequence[Cell]) -> Heading:
    """Return what the columns would be if `row` were the heading; of equal columns the first counts."""
    columns: dict[Role, int] = {}
    years: dict[int, str] = {}
    for position, cell in enumerate(row):
        year = year_of(cell.text)
        role = _ROLES.get(fold(cell.text))
        # A year that stands there twice is no column of its own, and `heading_faults` tells it.
        if year and year not in years.values():
            years[position] = year
        elif role:
            columns.setdefault(role, position)
    return Heading(columns, years, tuple(row))


def heading_over(upper: Sequence[Cell], lower: Sequence[Cell]) -> Heading | None:
    """Return the heading whose years stand in `lower`, below words in `upper`; None when that is no heading.

    A row of data below a heading names its indicator, the lower row of a heading does not.
    """
    heading = heading_of(over_two_rows(upper, lower))
    who = [at for role in ("indicator", "code") if (at := heading.columns.get(role)) is not None]
    is_data = any(lower[at].text for at in who) or not all(lower[at].text for at in heading.years)
    return heading if heading.years and heading.is_complete and not is_data else None


def heading_faults(heading: Heading) -> list[Finding]:
    """Return the columns that stand there twice, or that nobody knows and nobody will read."""
    findings = []
    used = {*heading.columns.values(), *heading.years}
    known = [*_ROLES, *heading.years.values()]
    for position, cell in enumerate(heading.cells):
        if position in used or not cell.text:
            continue
        if fold(cell.text) in _ROLES or year_of(cell.text):
            message = f"“{shown(cell.text)}”与前面的一列含义相同，这一列没有读入"
            findings.append(DUPLICATE_COLUMN.at(cell.location, message=message, found=cell.text))
        else:
            message = f"不认识列“{shown(cell.text)}”，这一列没有读入{did_you_mean(cell.text, known)}"
            findings.append(UNKNOWN_COLUMN.at(cell.location, message=message, found=cell.text))
    return findings
