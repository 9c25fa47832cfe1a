"""A percentage and its numerator leave a whole number for the denominator."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData, Reading
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.check.rules import rule_kind


class WholeDenominatorArgs(Args):
    """A percentage, its numerator, and the number that its denominator cannot exceed."""

    percent: Quantity
    numerator: Quantity
    at_most: Quantity


@rule_kind("whole_denominator", WholeDenominatorArgs, "没有写明的分母是个可能的整数")
def whole_denominator(data: CheckData, args: WholeDenominatorArgs) -> Iterator[Outcome]:
    """`numerator` ÷ 某个整数 × 100 必须得出 `percent`，这个整数不大于 `at_most`。

    用于分子填了、分母没有填的比例，例如以专业课教师为分母的双师比例，专业课教师不多于专任教师。
    分子不是确切的数、比例为 0，或有数没填时不核对。
    """
    percent, part, most = data.read(args.percent), data.read(args.numerator), data.read(args.at_most)
    if percent is None or part is None or most is None:
        yield data.missing(args.percent, args.numerator, args.at_most)
    elif not part.possible.is_exact or part.shown <= 0 or percent.possible.low <= 0:
        yield data.missing(args.numerator)
    else:
        # The larger the percentage, the smaller the number of which it is taken.
        low = part.shown * 100 / percent.possible.high
        high = min(part.shown * 100 / percent.possible.low, most.possible.high)
        # A whole number lies between both when the greatest up to the upper end is not below the lower.
        fits = low <= high.to_integral_value(ROUND_FLOOR)
        yield Holds() if fits else _breach(data, args, percent, part.shown)


def _breach(data: CheckData, args: WholeDenominatorArgs, percent: Reading, part: Decimal) -> Breach:
    needed = number_text(part * 100 / percent.shown, 2)
    return Breach(
        f"{data.worded(args.percent)} 由{data.stated(args.numerator)} 得出时，分母约为 {needed}，"
        f"不是整数或大于{data.stated(args.at_most)}",
        data.locations(args.percent, args.numerator, args.at_most),
        number_text(percent.shown),
        indicator=data.subject(args.percent),
    )
