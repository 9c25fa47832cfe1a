"""A condition holds."""

from collections.abc import Iterator

from qreport.check.args import Args, Condition
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rules import rule_kind


class ConditionArgs(Args):
    """The condition."""

    holds: Condition


@rule_kind("condition", ConditionArgs, "条件成立")
def condition(data: CheckData, args: ConditionArgs) -> Iterator[Outcome]:
    """`holds` 是必须成立的条件，可以用 且、或、非 和比较。

    用于其他类型写不出的关系，例如“有证书的专业不为 0 时，证书数也不为 0”。按哪种进位方法都不成立时才算错；
    有数没填而无法判断时不核对。
    """
    truth = data.truth(args.holds)
    if truth is False:
        message = f"应满足“{data.worded(args.holds)}”，实际不成立"
        yield Breach(message, data.locations(args.holds), indicator=data.subject(args.holds))
    elif truth is None and data.absent(args.holds):
        yield data.missing(args.holds)
    else:
        yield Holds()
