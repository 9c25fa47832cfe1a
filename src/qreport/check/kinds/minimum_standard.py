"""A figure beside a national minimum, with what is missing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Self

from pydantic import model_validator

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData, Reading
from qreport.check.intervals import Intervals
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.check.rules import rule_kind
from qreport.formula.exact import CONTEXT


class MinimumStandardArgs(Args):
    """The figure and its limit; `per`, `total` and `unit` tell what is missing in all."""

    value: Quantity
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    per: Quantity | None = None
    total: Quantity | None = None
    unit: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("标准只能有一个界限：at_least 或 at_most")
        # All three or none: what is missing in all needs each of them.
        if len({self.per is None, self.total is None, self.unit is None}) > 1:
            raise ValueError("per、total、unit 要一起写")
        return self


@rule_kind("minimum_standard", MinimumStandardArgs, "达到国家规定的标准")
def minimum_standard(data: CheckData, args: MinimumStandardArgs) -> Iterator[Outcome]:
    """`value` 不低于 `at_least`（或不高于 `at_most`），标准的出处写在规则的 source 里。

    写了 `per`（按什么平均）、`total`（总量）和 `unit`（总量的单位）时，还算出一共差多少：
    每份的标准 × 份数 - 总量；at_most 则为 份数 ÷ 标准 - 总量，例如缺多少名教师。
    总量与 `value` 对不上的（如口径不含在建面积），不写一共差多少。
    按哪种进位方法都达不到才算不达标；有数没填时不核对。
    """
    reading = data.read(args.value)
    if reading is None:
        yield data.missing(args.value)
    elif _meets(reading, args):
        yield Holds()
    else:
        yield _breach(data, args, reading)


def _meets(reading: Reading, args: MinimumStandardArgs) -> bool:
    if args.at_least is not None:
        return reading.possible.high >= args.at_least
    return args.at_most is None or reading.possible.low <= args.at_most


def _breach(data: CheckData, args: MinimumStandardArgs, reading: Reading) -> Breach:
    limit, words = _limit(args)
    gap = f"{number_text(abs(reading.shown - limit))}{_shortage(data, args, reading)}"
    formulas = [formula for formula in (args.value, args.per, args.total) if formula]
    return Breach(
        f"{data.stated(args.value)}，标准是{words} {number_text(limit)}，相差 {gap}",
        data.locations(*formulas),
        number_text(reading.shown),
        f"{words} {number_text(limit)}",
        data.subject(args.value),
    )


def _limit(args: MinimumStandardArgs) -> tuple[Decimal, str]:
    if args.at_least is not None:
        return args.at_least, "不低于"
    return args.at_most or Decimal(0), "不高于"


def _shortage(data: CheckData, args: MinimumStandardArgs, reading: Reading) -> str:
    """Return what is missing in all, `；9527 人应有 190540 m²，现有 178700 m²，缺 11840 m²`."""
    per = data.read(args.per) if args.per else None
    total = data.read(args.total) if args.total else None
    if args.per is None or per is None or total is None or not _agree(args, reading, per, total):
        return ""
    if args.at_least is not None:
        needed = CONTEXT.multiply(args.at_least, per.shown)
    else:
        # Whole teachers: half of one too few is one too few.
        needed = CONTEXT.divide(per.shown, args.at_most or Decimal(1)).to_integral_value("ROUND_CEILING")
    if needed <= total.shown:
        return ""
    unit, short = args.unit or "", number_text(needed - total.shown)
    return (
        f"；按{data.worded(args.per)} 计应有 {number_text(needed)} {unit}，"
        f"现有 {number_text(total.shown)} {unit}，缺 {short} {unit}"
    )


def _agree(args: MinimumStandardArgs, reading: Reading, per: Reading, total: Reading) -> bool:
    """Return whether the figure can be what these two give; else it was counted in another way."""
    # at_least is a quantity for each (m² a student), at_most so many for each (students a teacher).
    above, below = (total, per) if args.at_least is not None else (per, total)
    given = Intervals().arithmetic("/", above.possible, below.possible)
    return given is not None and given.meets(reading.possible)
