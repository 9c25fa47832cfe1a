"""One typed value as all three layouts give it, validated by a pydantic model."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, InstanceOf, PlainValidator

from qreport.load.grids.cell_faults import CellFault, refuse_broken
from qreport.load.grids.grid import Cell
from qreport.load.typed.numbers import NotANumber, Number, parse_number
from qreport.model.base import Schema
from qreport.problems.reading import BLANK_VALUE, NOT_A_NUMBER, UNKNOWN_YEAR, WRONG_SPAN
from qreport.text.characters import shown
from qreport.text.names import fold
from qreport.text.periods import year_of

_NUMBER = "数、- 或 /"
# `2021-08`; not `2021-8`, since months are compared as text.
_MONTH = "(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])"
# `2021-01/2021-08`.
_SPAN = re.compile(f"{_MONTH}/{_MONTH}")


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
