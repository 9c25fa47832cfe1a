"""Two quantities are the same."""

from collections.abc import Iterator

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import agreement
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.check.rules import rule_kind


class EqualsArgs(Args):
    """The two quantities."""

    left: Quantity
    right: Quantity


@rule_kind("equals", EqualsArgs, "两处的数一致")
def equals(data: CheckData, args: EqualsArgs) -> Iterator[Outcome]:
    """`left` 与 `right` 必须相等，两者都是公式。

    用于两张表、两个部门各自得出的同一个数。印出的小数代表进位之前的一段数值，两段有公共部分就算一致；
    有数没填、或只填了概数时不核对。
    """
    yield from agreement(data, args.left, args.right)
