"""Where one quantity is positive, another is too."""

from collections.abc import Iterator

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rules import rule_kind


class PositiveNeedsArgs(Args):
    """What is positive, and what it presupposes."""

    positive: Quantity
    needs: Quantity


@rule_kind("positive_needs", PositiveNeedsArgs, "一个数大于 0 时，另一个数也大于 0")
def positive_needs(data: CheckData, args: PositiveNeedsArgs) -> Iterator[Outcome]:
    """`positive` 大于 0 时，`needs` 也必须大于 0；反过来不要求。

    用于先后关系，例如有培训经费到账就要有培训项目，有项目却不一定收费。`positive` 是 0 就算相符；
    有数没填、或只填了概数时不核对。
    """
    positive, needs = data.read(args.positive), data.read(args.needs)
    # First, because without the one it does not matter whether the other is known.
    if positive and positive.possible.high <= 0:
        yield Holds()
    elif positive is None or needs is None:
        yield data.missing(args.positive, args.needs)
    elif positive.possible.low > 0 and needs.possible.high <= 0:
        yield Breach(
            f"{data.stated(args.positive)}，而{data.stated(args.needs)}",
            data.locations(args.needs, args.positive),
            "0",
            "大于 0 的数",
            data.subject(args.needs),
        )
    else:
        yield Holds()
