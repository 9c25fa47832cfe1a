"""What was there last year, came in and went out leaves what is there now."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Self

from pydantic import ValidationInfo, model_validator

from qreport.check.args import Args, Quantity, read_formula
from qreport.check.data import CheckData, Reading
from qreport.check.limits import fits
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import limits_text, number_text
from qreport.check.rules import rule_kind
from qreport.formula import Formula
from qreport.formula.tree import Name


class StockAndFlowArgs(Args):
    """The stock, the flows of the year, and how much may be lost besides."""

    stock: Quantity
    """One indicator; last year's value is taken by itself."""
    inflow: Quantity
    outflow: Quantity | None = None
    minimum: Decimal = Decimal(0)
    """Least loss, in percent of last year's stock; below 0 where people also come by other ways."""
    maximum: Decimal
    """Greatest loss, in percent of last year's stock."""

    @property
    def expected(self) -> str:
        """The source of the formula for the stock without any loss."""
        out = f" - {self.outflow.term}" if self.outflow else ""
        return f"{self.before} + {self.inflow.term}{out}"

    @property
    def before(self) -> str:
        """The source of last year's stock."""
        return f"{self.stock.source}@上年"

    @property
    def lost(self) -> str:
        """The source of the loss in percent of last year's stock."""
        return f"({self.expected} - {self.stock.source}) / {self.before} * 100"

    @model_validator(mode="after")
    def _readable(self, info: ValidationInfo) -> Self:
        if not isinstance(self.stock.tree, Name) or self.stock.tree.previous:
            raise ValueError("stock 只写一个指标，不写公式和 @上年")
        read_formula(self.lost, info)
        return self


@rule_kind("stock_and_flow", StockAndFlowArgs, "上年数加减本年进出等于今年数")
def stock_and_flow(data: CheckData, args: StockAndFlowArgs) -> Iterator[Outcome]:
    """`stock` 上年的数 + `inflow` - `outflow` - 流失 = 今年的数；流失占上年的 `minimum` 到 `maximum`（%）。

    用于逐年滚动的数，例如在校生数 = 上年在校生数 + 招生 - 毕业 - 流失。上年没有数、上年是 0，
    或有数没填时不核对。
    """
    expected, lost = data.names.parse(args.expected), data.names.parse(args.lost)
    share = data.read(lost)
    if share is None:
        yield data.missing(lost)
    # Each end against the other limit: one possible number within both is enough.
    elif fits(share.possible.high, args.minimum, None) and fits(share.possible.low, None, args.maximum):
        yield Holds()
    else:
        yield _breach(data, args, expected, share)


def _breach(data: CheckData, args: StockAndFlowArgs, expected: Formula, share: Reading) -> Breach:
    now, due = data.read(args.stock), data.read(expected)
    gone = due.shown - now.shown if now and due else Decimal(0)
    word = "减少" if gone >= 0 else "凭空多出"
    percent = number_text(abs(share.shown), 2)
    return Breach(
        f"{data.stated(expected)}，而{data.worded(args.stock)}，"
        f"{word} {number_text(abs(gone))}，占上年的 {percent}%",
        data.locations(args.stock, expected),
        f"{number_text(share.shown, 2)}%",
        f"减少的占上年的百分比为 {limits_text(args.minimum, args.maximum)}",
        data.subject(args.stock),
    )
