"""A quantity lies between two limits."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Self

from pydantic import model_validator

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import limits_text, number_text
from qreport.check.rules import rule_kind


class RangeArgs(Args):
    """The quantity and its limits, both included."""

    quantity: Quantity
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    @model_validator(mode="after")
    def _limited(self) -> Self:
        if self.minimum is None and self.maximum is None:
            raise ValueError("minimum 和 maximum 至少写一个")
        return self


@rule_kind("range", RangeArgs, "一个数在合理范围之内")
def in_range(data: CheckData, args: RangeArgs) -> Iterator[Outcome]:
    """`quantity`（公式）必须不小于 `minimum`、不大于 `maximum`。

    用于由几个指标算出的数的合理范围；单个指标的范围写在指标体系里。有数没填或只填了概数时不核对。
    """
    reading = data.read(args.quantity)
    if reading is None:
        yield data.missing(args.quantity)
    # The end that is nearest to each limit: only when even that lies outside do all numbers.
    elif _outside(reading.possible.high, args.minimum, None) or _outside(
        reading.possible.low, None, args.maximum
    ):
        limits = limits_text(args.minimum, args.maximum)
        yield Breach(
            f"{data.stated(args.quantity)}，应为 {limits}",
            data.locations(args.quantity),
            number_text(reading.shown),
            limits,
            data.subject(args.quantity),
        )
    else:
        yield Holds()


def _outside(value: Decimal, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    return (minimum is not None and value < minimum) or (maximum is not None and value > maximum)
