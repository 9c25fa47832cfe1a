"""From a typed value to a fact of the catalogue: in the unit of the indicator.

One typed value as all three layouts give it, validated by a pydantic model.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, InstanceOf, PlainValidator

from qreport.formula.exact import WIDE
from qreport.load.grids.cell_faults import CellFault, refuse_broken
from qreport.load.grids.grid import Cell
from qreport.load.typed import NotANumber, Number, parse_number
from qreport.model.base import Schema
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.units import UNITS, Unit, convert, find_unit
from qreport.problems.reading import (
    BLANK_VALUE,
    NOT_A_NUMBER,
    NOT_WHOLE,
    OTHER_UNIT,
    UNKNOWN_UNIT,
    UNKNOWN_YEAR,
    WRONG_SPAN,
)
from qreport.text.characters import shown
from qreport.text.names import did_you_mean, fold
from qreport.text.periods import year_of
from qreport.text.regex import regex

_NUMBER = "数、- 或 /"
# `2021-08`; not `2021-8`, since months are compared as text.
_MONTH = "(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])"
# `2021-01/2021-08`.
_SPAN = regex(f"{_MONTH}/{_MONTH}")


def year_in(typed: object) -> str:
    """Return the year that was typed; raise `CellFault` when it is none."""
    year = year_of(str(typed)) if isinstance(typed, str | int) else None
    if year is None:
        raise CellFault(UNKNOWN_YEAR, f"“{shown(typed)}”看不出是哪一年", "四位年份，如 2021", str(typed))
    return year


def number_in(typed: object) -> Number:
    """Return the number in a cell, or typed in YAML; raise `CellFault` for everything else."""
    if isinstance(typed, Cell):
        refuse_broken(typed)
        typed = typed.text
    text = "" if typed is None else str(typed)
    if not text:
        raise CellFault(BLANK_VALUE, "这一格空着：是 0、没有数据（-）还是不适用（/）？", _NUMBER)
    try:
        return parse_number(text)
    except NotANumber as error:
        raise CellFault(NOT_A_NUMBER, f"“{shown(text)}”{error.reason}", _NUMBER, text) from error


def span_of(typed: object) -> str | None:
    """Return `2021-01/2021-08`, None for a blank; raise `CellFault` for anything else."""
    text = fold(str(typed or ""))
    if not text:
        return None
    first, _, last = text.partition("/")
    if not _SPAN.fullmatch(text) or first > last:
        message = f"“{shown(typed)}”不是一段期间"
        raise CellFault(WRONG_SPAN, message, "“年-月/年-月”，如 2021-01/2021-08", str(typed))
    return text


class Entry(Schema):
    """One value of a file of indicators; the names of the fields are those of the long layout."""

    year: Annotated[str, BeforeValidator(year_in)] = Field(alias="年份")
    number: Annotated[InstanceOf[Number], PlainValidator(number_in)] = Field(alias="数值")
    unit: str = Field(default="", alias="单位")
    group: str = Field(default="", alias="分组")
    span: Annotated[str | None, BeforeValidator(span_of)] = Field(default=None, alias="期间")
    note: str = Field(default="", alias="说明")


_CONVERTED = Decimal("1E-10")
"""Converted values are rounded to ten digits: 1 亩 is 666.6666666667 m²."""
_PRINTED = 6
"""A converted value with more digits after the point has no precision of its own."""


def fact_of(entry: Entry, indicator: Indicator, place: Location) -> Fact:
    """Return the fact that `entry` states about `indicator`, converted into its unit.

    The unit behind the number counts before the unit of the row. A converted value is rounded to ten
    digits after the point; it has `decimals` when at most six remain, else None. Raises `CellFault` for
    a unit of another kind.
    """
    number = entry.number
    value, decimals = _in_unit(number, entry.unit, indicator.name, indicator.unit)
    return Fact(
        indicator.code,
        entry.year,
        value,
        place,
        group=entry.group,
        decimals=decimals,
        text=number.text,
        state=number.state,
        bound=number.bound,
        span=entry.span,
        note=entry.note or None,
    )


def in_unit(number: Number, name: str, unit: str | None, headed: str = "") -> Decimal | None:
    """Return the value of a cell in the column `name` of a detail table, converted into its unit.

    `headed` is the unit that the file names for the column; one behind the number counts before it.
    Raises `CellFault` for a unit of another kind, and for one behind a number in a column without unit.
    """
    if unit is None and number.unit:
        message = f"“{name}”一列只写数，不写单位“{shown(number.unit)}”"
        raise CellFault(OTHER_UNIT, message, "数", number.text)
    return _in_unit(number, headed, name, unit or "")[0]


def not_whole(fact: Fact, indicator: Indicator) -> CellFault | None:
    """Return the fault of a count that is no whole number; None when all is well."""
    unit = find_unit(indicator.unit)
    if unit is None or not unit.whole or fact.value is None or fact.value == fact.value.to_integral_value():
        return None
    message = f"“{indicator.name}”以“{unit.name}”计，应为整数，填的是“{shown(fact.text)}”"
    return CellFault(NOT_WHOLE, message, "整数", fact.text)


def _in_unit(number: Number, row_unit: str, name: str, unit: str) -> tuple[Decimal | None, int | None]:
    typed = number.unit or row_unit
    named, scale = typed or unit, number.scale
    # In a row of 万元 a cell 12万 says 万元 once more: it is 120,000 元, not 12 times 10,000 万元.
    if scale and not number.unit and named.startswith(scale) and find_unit(named.removeprefix(scale)):
        typed = named.removeprefix(scale)
    target = find_unit(unit)
    # Before anything is looked up: a pack may use a unit that the table of units does not have.
    if typed in ("", unit):
        return number.value, number.decimals
    source = _source(typed, name, unit)
    if number.value is None or target is None or source == target:
        return number.value, number.decimals
    return _converted(number.value, source, target)


def _source(typed: str, name: str, unit: str) -> Unit:
    """Return the typed unit; raise `CellFault` when it is unknown or cannot be converted into `unit`."""
    source, target = find_unit(typed), find_unit(unit)
    wanted = f"“{name}”的单位是“{unit}”"
    if source is None:
        near = _like_a_unit(typed)
        raise CellFault(UNKNOWN_UNIT, f"{wanted}，不认识“{shown(typed)}”{near}", unit, typed)
    if target is None or source.kind != target.kind:
        raise CellFault(OTHER_UNIT, f"{wanted}，与“{source.name}”不能换算", unit, typed)
    return source


@lru_cache(maxsize=1024)
def _like_a_unit(typed: str) -> str:
    """Return the advice about a unit that nobody knows; a whole column may have it."""
    return did_you_mean(typed, (each.name for each in UNITS))


def _converted(value: Decimal, source: Unit, target: Unit) -> tuple[Decimal, int | None]:
    exact = convert(value, source, target) or Decimal(0)
    rounded = exact.quantize(_CONVERTED, context=WIDE).normalize(WIDE)
    decimals = max(0, -int(rounded.as_tuple().exponent))
    plain = rounded.quantize(Decimal((0, (1,), -decimals)), context=WIDE)
    return plain, decimals if decimals <= _PRINTED else None
