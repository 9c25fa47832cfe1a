"""The words of a heading: which column they name, of which year, in which unit."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from qreport.load.grids.declared_units import units_named
from qreport.text.labels import without_unit
from qreport.text.names import fold
from qreport.text.periods import headed_year, school_year, years_before
from qreport.text.regex import regex

Role = Literal[
    "number", "code", "indicator", "unit", "year", "value", "group", "span", "note", "department",
    "definition",
]  # fmt: skip

_WORDS: Mapping[Role, tuple[str, ...]] = {
    "number": ("序号", "编号"),
    "code": ("代码", "指标代码"),
    "indicator": ("指标", "指标名称", "指标项", "数据项", "项目", "项目名称"),
    "unit": ("单位", "计量单位"),
    "year": ("年份", "年度"),
    "value": ("数值", "值"),
    "group": ("分组",),
    "span": ("期间",),
    "note": ("说明", "备注"),
    "department": ("责任部门", "部门", "填报部门"),
    "definition": ("口径", "指标口径"),
}
ROLES: Mapping[str, Role] = {word: role for role, words in _WORDS.items() for word in words}
# `2021年（截至8月31日）`, `2021年（实际）`, `指标（单位）`; not `2021年（计划）`.
_ASIDE = regex(r"截[至止].*|.*月.*|实际.*|学年|年度|全年|单位|本年.*|上年.*|去年.*|必填|填报.*|含.*|不含.*")
_WITH_FIGURES = ("unit", "value", "year")


class HeadingWord(Struct, frozen=True):
    """What one cell of a heading says."""

    role: Role | None = None
    year: str | None = None
    unit: str = ""
    """The unit in which the values of the column stand, or of the whole table behind 指标; as typed."""


def begins_heading(texts: Sequence[str]) -> bool:
    """Whether a row deserves the closer looks below: something in it says that indicators are named here."""
    return any(fold(text).startswith(("指标", "代码", "数据项", "项目")) for text in texts if text)


def words_of(texts: Sequence[str], current: str | None) -> tuple[HeadingWord, ...]:
    """Return what each cell of a heading says; `current` is what 本年 means, None when nobody knows."""
    ends = _ends(texts, current)
    return tuple(_word(text, current, ends=ends) for text in texts)


def _word(text: str, current: str | None, *, ends: bool | None) -> HeadingWord:
    for name, unit in without_unit(text) if text else ():
        role, year = ROLES.get(fold(name)), _year(name, current, ends=ends)
        # `上年（2020年）`
        if unit and speaks_of_years(name) and (said := headed_year(unit)):
            return HeadingWord(year=said)
        if not (role or year):
            continue
        if unit and units_named(unit):
            return HeadingWord(role, year, unit)
        if not unit or _ASIDE.fullmatch(fold(unit)):
            return HeadingWord(role, year)
        # What stands behind a word that heads no figures changes none.
        if role and role not in _WITH_FIGURES and text.endswith(("）", ")")):
            return HeadingWord(role)
    return HeadingWord()


def _year(text: str, current: str | None, *, ends: bool | None) -> str | None:
    if year := headed_year(text):
        return year
    back = years_before(text)
    if back is not None:
        return str(int(current) - back) if current else None
    both = school_year(text)
    return None if both is None or ends is None else both[ends]


def _ends(texts: Sequence[str], current: str | None) -> bool | None:
    """Return whether school years are called by their second year; None when the heading does not show it.

    The last of them is the report's: in a report of 2021 it is 2020-2021 by its end, 2021-2022 by its start.
    """
    years = [both for text in texts for name, _ in without_unit(text) if (both := school_year(name))]
    last = max(years, default=None)
    return None if last is None or current not in last else last[1] == current


def speaks_of_years(text: str) -> bool:
    """Whether a heading means a year that it does not name: 上年, 2020-2021学年, 本学期, 第一年."""
    return any(years_before(name) is not None or school_year(name) for name, _ in without_unit(text))
