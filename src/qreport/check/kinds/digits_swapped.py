"""A total is not the sum of its parts with two digits exchanged."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import sum_of
from qreport.check.data import CheckData
from qreport.check.gaps import swaps
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.check.rules import rule_kind


class DigitsSwappedArgs(Args):
    """A total and parts that need not make it up."""

    total: Quantity
    parts: tuple[Quantity, ...] = Field(min_length=2)


@rule_kind("digits_swapped", DigitsSwappedArgs, "总数与各部分之和不是只差颠倒的两位数字")
def digits_swapped(data: CheckData, args: DigitsSwappedArgs) -> Iterator[Outcome]:
    """`parts` 相加不必等于 `total`，但两者只差相邻两位数字颠倒（如 2364 与 2346）时，多半写错了一个。

    用于没有列全的组成，例如就业（含升学）人数与企业就业、升学人数：差额可以是其他去向，也可以是笔误。
    缺一项就不核对。
    """
    total = data.read(args.total)
    parts = [reading for part in args.parts if (reading := data.read(part))]
    if total is None or len(parts) < len(args.parts):
        yield data.missing(args.total, *args.parts)
        return
    added = sum_of(parts).shown
    if total.shown not in swaps(added):
        yield Holds()
        return
    terms = " + ".join(data.worded(part) for part in args.parts)
    yield Breach(
        f"{data.stated(args.total)}，而{terms} = {number_text(added)}，只差相邻两位数字的先后",
        data.locations(args.total, *args.parts),
        number_text(total.shown),
        number_text(added),
        data.subject(args.total),
    )
