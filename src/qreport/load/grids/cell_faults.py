"""Faults of single cells, raised in validators and reported together for the whole row."""

from collections.abc import Mapping

from pydantic import ValidationError

from qreport.load.grids.grid import Cell, CellKind
from qreport.model.finding import Finding, Problem
from qreport.model.location import Location
from qreport.problems.cells import NUMBER_AS_DATE, STRUCK_OUT
from qreport.problems.reading import ERROR_CELL, SCHEMA_MISMATCH, UNCALCULATED_FORMULA
from qreport.text.characters import shown


class CellFault(ValueError):  # noqa: N818 -- it names what was found
    """What is wrong with one cell; pydantic collects those of a row."""

    def __init__(
        self, problem: Problem, message: str, expected: str | None = None, found: str | None = None
    ) -> None:
        super().__init__(message)
        self.problem = problem
        self.message = message
        self.expected = expected
        self.found = found

    def at(self, place: Location, *, indicator: str | None = None, record_set: str | None = None) -> Finding:
        """Return the finding that tells the fault at its place."""
        return self.problem.at(
            place,
            message=self.message,
            found=self.found,
            expected=self.expected,
            indicator=indicator,
            record_set=record_set,
        )


def refuse_broken(cell: Cell) -> None:
    """Raise the fault of a cell that cannot be used: a formula without result, a withdrawn value."""
    if cell.kind is CellKind.UNCALCULATED:
        raise CellFault(UNCALCULATED_FORMULA, "这里是公式，文件里没有它的结果")
    if cell.kind is CellKind.ERROR:
        raise CellFault(ERROR_CELL, f"这里的公式算出了错误 {cell.text}", found=cell.text)
    if cell.kind is CellKind.STRUCK:
        raise CellFault(STRUCK_OUT, "这一格整格划了删除线，看不出还算不算")
    if cell.kind is CellKind.FALSE_DATE:
        message = f"这一格显示的是日期，存的却是数 {cell.text}，多半是把数填进了日期格式的单元格"
        raise CellFault(NUMBER_AS_DATE, message, found=cell.text)


def findings_at(error: ValidationError, places: Mapping[str, Location], row: Location) -> tuple[Finding, ...]:
    """Return one finding for each fault of a row.

    `places` holds the cell of each field; a field without a cell of its own is reported at `row`.
    """
    found = []
    for detail in error.errors(include_url=False):
        field = str(detail["loc"][0]) if detail["loc"] else ""
        fault = detail.get("ctx", {}).get("error")
        if not isinstance(fault, CellFault):
            # Only YAML can hold another type than text, such as a list in place of a number.
            fault = CellFault(SCHEMA_MISMATCH, f"“{field}”不能写成“{shown(detail['input'])}”")
        found.append(fault.at(places.get(field, row)))
    return tuple(found)
