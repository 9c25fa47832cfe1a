"""What a cell accepts, as a formula of the spreadsheet, and what it says before and after."""

from decimal import Decimal

from msgspec import Struct

from qreport.model.indicator import Indicator
from qreport.model.records import Column, ColumnType
from qreport.model.units import PERCENT, RATIO, find_unit

# What the reader takes for missing and for not applicable; without them the rule would refuse a right answer.
_MARKS = ("-", "—", "/", "未采集", "不适用")
_PROMPT, _TITLE = 255, 32
"""The longest that Excel accepts."""
_NONE = "没有采集填 -，不适用填 /"


class EntryRule(Struct, frozen=True):
    """What one cell accepts."""

    formula: str
    """True for what is accepted; `{0}` stands for the address of the cell."""
    wanted: str
    """In words."""

    def options(self, cell: str, title: str, prompt: str) -> dict[str, object]:
        """Return the validation of the cell at `cell`, whose subject is `title`."""
        return {
            "validate": "custom",
            # The address of the first cell: Excel shifts it for the others of the range.
            "value": "=" + self.formula.format(cell),
            "input_title": title[:_TITLE],
            "input_message": f"{prompt}填{self.wanted}；{_NONE}。"[:_PROMPT],
            "error_title": "填写有误",
            "error_message": f"这里应填{self.wanted}，不带单位；{_NONE}。",
        }


def _or_mark(number: str) -> str:
    marks = ",".join(f'{{0}}="{mark}"' for mark in _MARKS)
    return f"IF(ISNUMBER({{0}}),{number},OR({marks}))"


WHOLE = EntryRule(_or_mark("AND({0}>=0,INT({0})={0})"), "不小于 0 的整数")
AMOUNT = EntryRule(_or_mark("{0}>=0"), "不小于 0 的数，可以有小数")
ANY_NUMBER = EntryRule(_or_mark("TRUE"), "数，可以有小数")
# A number, a mark, or a text that is a number without its `:1`. [:-2] opens the IF and the OR again.
_RATIO = EntryRule(
    _or_mark("{0}>0")[:-2] + ',ISNUMBER(VALUE(SUBSTITUTE(SUBSTITUTE({0},"：",":"),":1","")))))',
    "比值，如 19:1",
)


def rule_of(indicator: Indicator) -> EntryRule:
    """Return what the cell of `indicator` accepts, by its unit and its limits."""
    unit = find_unit(indicator.unit)
    if indicator.unit == RATIO:
        return _RATIO
    if indicator.unit == PERCENT:
        return _percent(indicator.minimum, indicator.maximum)
    if indicator.minimum is not None and indicator.minimum < 0:
        return ANY_NUMBER
    return WHOLE if unit and unit.whole else AMOUNT


def rule_of_column(column: Column) -> EntryRule | None:
    """Return what the cells of a column of a detail table accept; None for text, dates and choices."""
    return {ColumnType.COUNT: WHOLE, ColumnType.NUMBER: ANY_NUMBER}.get(column.type)


def _percent(minimum: Decimal | None, maximum: Decimal | None) -> EntryRule:
    """Return the rule for percentages: 0 to 100, wider where the catalogue says so."""
    least, most = min(Decimal(0), minimum or Decimal(0)), max(Decimal(100), maximum or Decimal(100))
    return EntryRule(
        _or_mark(f"AND({{0}}>={least},{{0}}<={most})"), f" {least} 到 {most} 的数（98.5% 填 98.5）"
    )
