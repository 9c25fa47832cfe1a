"""Every link of a chain is at most the one before it."""

from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import ordered
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.check.rules import rule_kind


class ChainArgs(Args):
    """The links, the largest first."""

    links: tuple[Quantity, ...] = Field(min_length=2)


@rule_kind("chain", ChainArgs, "后一环不多于前一环")
def chain(data: CheckData, args: ChainArgs) -> Iterator[Outcome]:
    """`links` 从大到小排列，后一个不得大于前一个。

    用于一步步减少的人数，例如报名 ≥ 参考 ≥ 通过。中间有一环没填时不核对它，改为把它前后两环直接相比。
    """
    # Over a missing link too: the first is at least the third, whatever stands between.
    known = [link for link in args.links if data.read(link)]
    for larger, smaller in pairwise(known):
        yield ordered(data, smaller, larger)
    if len(known) < len(args.links):
        yield data.missing(*args.links)
