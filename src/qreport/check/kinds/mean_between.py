"""A mean lies between the least and the greatest of its parts."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import limits_text, number_text
from qreport.check.rules import rule_kind


class MeanBetweenArgs(Args):
    """The mean, and every part that it is taken of."""

    mean: Quantity
    parts: tuple[Quantity, ...] = Field(min_length=2)


@rule_kind("mean_between", MeanBetweenArgs, "平均数在各部分的最小值和最大值之间")
def mean_between(data: CheckData, args: MeanBetweenArgs) -> Iterator[Outcome]:
    """`mean` 不得小于 `parts` 里最小的，也不得大于最大的。

    用于总的比例和各部分的比例，例如在校生满意度与各门课的满意度；无论怎样加权，平均数都在两头之间。
    有一部分没填时不核对，因为两头可能正是它。
    """
    mean = data.read(args.mean)
    parts = [reading for part in args.parts if (reading := data.read(part))]
    if mean is None or len(parts) < len(args.parts):
        yield data.missing(args.mean, *args.parts)
        return
    low, high = min(part.possible.low for part in parts), max(part.possible.high for part in parts)
    if mean.possible.low <= high and low <= mean.possible.high:
        yield Holds()
        return
    shown = [part.shown for part in parts]
    limits = limits_text(min(shown), max(shown))
    yield Breach(
        f"{data.stated(args.mean)}，各部分是 {'、'.join(number_text(part) for part in shown)}，应为 {limits}",
        data.locations(args.mean, *args.parts),
        number_text(mean.shown),
        limits,
        data.subject(args.mean),
    )
