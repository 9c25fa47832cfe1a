"""What the columns of a detail table accept: a function from text to value for each type of column."""

from collections.abc import Callable
from decimal import Decimal

from qreport.load.grids.cell_faults import CellFault, refuse_broken
from qreport.load.grids.grid import Cell
from qreport.load.indicators.values import in_unit, number_in
from qreport.load.records.dates import check_date
from qreport.model.facts import Bound
from qreport.model.records import Column, ColumnType, RecordValue
from qreport.problems.reading import BLANK_CELL, NOT_A_NUMBER, NOT_WHOLE, WRONG_CHOICE
from qreport.text.characters import shown
from qreport.text.names import did_you_mean, fold


class ColumnValues(dict[str, RecordValue]):
    """The values of one column by the texts of its cells, each text read once; None for a faulty one."""

    def __init__(self, column: Column, unit: str = "") -> None:
        """`unit`: the one that the file names for the column, where it is not that of the pack."""
        super().__init__()
        self.column = column
        self.unit = unit
        self._faults: dict[str, CellFault] = {}

    def __missing__(self, text: str) -> RecordValue:
        value: RecordValue = None
        try:
            value = _value(text, self.column, self.unit)
        except CellFault as fault:
            # A traceback would keep everything alive that was at hand when the fault was found.
            self._faults[text] = fault.with_traceback(None)
        self[text] = value
        return value

    def of(self, cell: Cell) -> RecordValue:
        """Return the value of a cell, None for a blank; raise `CellFault` when there is something wrong."""
        refuse_broken(cell)
        value = self[cell.text]
        if fault := self._faults.get(cell.text):
            raise fault
        return value


def _value(text: str, column: Column, unit: str) -> RecordValue:
    if text:
        return _READERS[column.type](text, column, unit)
    if column.required:
        raise CellFault(BLANK_CELL, f"“{column.name}”是必填的，这一格空着")
    return None


def _text(text: str, _column: Column, _unit: str) -> str:
    return text


def _date(text: str, _column: Column, _unit: str) -> str:
    return check_date(text)


def _choice(text: str, column: Column, _unit: str) -> str:
    for choice in column.choices:
        if fold(choice) == fold(text):
            return choice
    message = f"“{column.name}”不能填“{shown(text)}”{did_you_mean(text, column.choices)}"
    raise CellFault(WRONG_CHOICE, message, "、".join(column.choices), text)


def _number(text: str, column: Column, unit: str) -> Decimal | None:
    number = number_in(text)
    if number.bound is not Bound.EXACT:
        raise CellFault(NOT_A_NUMBER, f"“{shown(text)}”不是确切的数，明细表里的数要能相加", "确切的数", text)
    return in_unit(number, column.name, column.unit, unit)


def _count(text: str, column: Column, unit: str) -> Decimal | None:
    value = _number(text, column, unit)
    if value is not None and (value < 0 or value != value.to_integral_value()):
        raise CellFault(NOT_WHOLE, f"“{column.name}”应为不小于零的整数，填的是“{shown(text)}”", "整数", text)
    return value


_READERS: dict[ColumnType, Callable[[str, Column, str], RecordValue]] = {
    ColumnType.TEXT: _text,
    ColumnType.DATE: _date,
    ColumnType.CHOICE: _choice,
    ColumnType.NUMBER: _number,
    ColumnType.COUNT: _count,
}
