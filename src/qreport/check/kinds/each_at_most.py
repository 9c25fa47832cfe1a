"""Each of several quantities is at most one whole."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import ordered
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.check.rules import rule_kind


class EachAtMostArgs(Args):
    """The whole, and parts that may overlap."""

    whole: Quantity
    parts: tuple[Quantity, ...] = Field(min_length=1)


@rule_kind("each_at_most", EachAtMostArgs, "每一部分都不超过整体")
def each_at_most(data: CheckData, args: EachAtMostArgs) -> Iterator[Outcome]:
    """`parts` 里的每一项都不得大于 `whole`；各项可以重叠，所以不相加。

    用于一个整体的几种分法，例如重点专业数、试点专业数都不多于专业数。逐项核对，没填的那一项不核对。
    """
    for part in args.parts:
        yield ordered(data, part, args.whole)
