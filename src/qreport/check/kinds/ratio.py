"""A printed ratio follows from its numerator and denominator."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Self

from pydantic import ValidationInfo, model_validator

from qreport.check.args import Args, Quantity, read_formula
from qreport.check.arithmetic import agreement
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.check.rules import rule_kind


class RatioArgs(Args):
    """The printed value, and what it is computed from."""

    value: Quantity
    numerator: Quantity
    denominator: Quantity
    times: Decimal = Decimal(1)
    """100 for a percentage."""

    @property
    def quotient(self) -> str:
        """The source of the formula that gives the value."""
        times = "" if self.times == 1 else f" * {self.times:f}"
        return f"{self.numerator.term} / {self.denominator.term}{times}"

    @model_validator(mode="after")
    def _readable(self, info: ValidationInfo) -> Self:
        # So that a formula of parts that do not go together is a fault of the pack, not of a run.
        read_formula(self.quotient, info)
        return self


@rule_kind("ratio", RatioArgs, "比例与分子分母相符")
def ratio(data: CheckData, args: RatioArgs) -> Iterator[Outcome]:
    """`value` 必须等于 `numerator` ÷ `denominator` × `times`（百分比写 100）。

    用于填报的比例、生均数与它的分子分母。四舍五入、四舍六入五成双、直接截断都算相符；分母为 0、
    有数没填或只填了概数时不核对。
    """
    yield from agreement(data, args.value, data.names.parse(args.quotient))
