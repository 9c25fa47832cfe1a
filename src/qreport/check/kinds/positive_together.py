"""Several quantities are all positive, or all 0."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rules import rule_kind


class PositiveTogetherArgs(Args):
    """Quantities that are not negative."""

    quantities: tuple[Quantity, ...] = Field(min_length=2)


@rule_kind("positive_together", PositiveTogetherArgs, "几个数同时大于 0，或同时为 0")
def positive_together(data: CheckData, args: PositiveTogetherArgs) -> Iterator[Outcome]:
    """`quantities` 要么都大于 0，要么都是 0。

    用于说的是同一件事的几个数，例如有培训项目就有培训学时，没有项目就没有学时。印成 0.00 的小数可能
    是进位前的零头，不当作 0；有数没填、其余的又不矛盾时不核对。
    """
    known = {each: reading.possible for each in args.quantities if (reading := data.read(each))}
    positive = [each for each, possible in known.items() if possible.low > 0]
    # 0.00 as a rounded amount may stand for a little; then it belongs to neither group.
    zero = [each for each, possible in known.items() if possible.high <= 0]
    if positive and zero:
        some, none = ("，".join(data.stated(each) for each in group) for group in (positive, zero))
        yield Breach(
            f"{some}，而{none}",
            data.locations(*zero, *positive),
            "0",
            "大于 0 的数",
            data.subject(zero[0]),
        )
    else:
        yield Holds() if len(known) == len(args.quantities) else data.missing(*args.quantities)
