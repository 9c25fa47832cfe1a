"""A pydantic model of one row, made from the schema of a detail table."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, create_model

from qreport.load.cell_faults import CellFault, refuse_broken
from qreport.load.dates import check_date
from qreport.load.entries import number_in
from qreport.load.grid import Cell, CellKind
from qreport.load.problems import (
    BLANK_CELL,
    NOT_A_NUMBER,
    NOT_WHOLE,
    WRONG_CHOICE,
)
from qreport.load.text import shown
from qreport.load.values import in_unit
from qreport.model.facts import Bound
from qreport.model.records import Column, ColumnType, RecordSchema, RecordValue
from qreport.names import did_you_mean, fold

Reader = Callable[[str, Column], RecordValue]


@cache
def row_model(schema: RecordSchema) -> type[BaseModel]:
    """Return the model that validates a row: one field per column, aliased by its id, None when absent.

    The input of a field is a `Cell`; every fault is a `CellFault`.
    """
    # The names of the fields are made up, because an id such as `copy` is a method of every model.
    fields: dict[str, Any] = {
        f"column_{position}": (_type_of(column), Field(default=None, alias=column.id))
        for position, column in enumerate(schema.columns)
    }
    return create_model(f"{schema.id}_row", **fields)


def values_of(row: BaseModel, schema: RecordSchema) -> dict[str, RecordValue]:
    """Return the validated values by column id."""
    return {column.id: getattr(row, f"column_{position}") for position, column in enumerate(schema.columns)}


def _type_of(column: Column) -> Any:
    def validate(cell: Cell) -> RecordValue:
        return _value(cell, column)

    return Annotated[str | Decimal | None, BeforeValidator(validate)]


def _value(cell: Cell, column: Column) -> RecordValue:
    refuse_broken(cell)
    if cell.kind is CellKind.EMPTY:
        if column.required:
            raise CellFault(BLANK_CELL, f"“{column.name}”是必填的，这一格空着")
        return None
    return _READERS[column.type](cell.text, column)


def _text(text: str, _column: Column) -> str:
    return text


def _date(text: str, _column: Column) -> str:
    return check_date(text)


def _choice(text: str, column: Column) -> str:
    for choice in column.choices:
        if fold(choice) == fold(text):
            return choice
    message = f"“{column.name}”不能填“{shown(text)}”{did_you_mean(text, column.choices)}"
    raise CellFault(WRONG_CHOICE, message, "、".join(column.choices), text)


def _number(text: str, column: Column) -> Decimal | None:
    number = number_in(text)
    if number.bound is not Bound.EXACT:
        raise CellFault(NOT_A_NUMBER, f"“{shown(text)}”不是确切的数，明细表里的数要能相加", "确切的数", text)
    return in_unit(number, column.name, column.unit)


def _count(text: str, column: Column) -> Decimal | None:
    value = _number(text, column)
    if value is not None and (value < 0 or value != value.to_integral_value()):
        raise CellFault(NOT_WHOLE, f"“{column.name}”应为不小于零的整数，填的是“{shown(text)}”", "整数", text)
    return value


_READERS: dict[ColumnType, Reader] = {
    ColumnType.TEXT: _text,
    ColumnType.DATE: _date,
    ColumnType.CHOICE: _choice,
    ColumnType.NUMBER: _number,
    ColumnType.COUNT: _count,
}
