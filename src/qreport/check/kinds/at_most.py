"""One quantity is at most another."""

from collections.abc import Iterator

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import ordered
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.check.rules import rule_kind


class AtMostArgs(Args):
    """The two quantities."""

    smaller: Quantity
    larger: Quantity


@rule_kind("at_most", AtMostArgs, "一个数不超过另一个数")
def at_most(data: CheckData, args: AtMostArgs) -> Iterator[Outcome]:
    """`smaller` 不得大于 `larger`，两者都是公式。

    用于不是“其中”关系的部分与整体，例如专任教师不多于教职员工总数。按哪种进位方法都说不通时才算错；
    有数没填、或只填了概数时不核对。
    """
    yield ordered(data, args.smaller, args.larger)
