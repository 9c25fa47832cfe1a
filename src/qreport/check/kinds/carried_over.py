"""A figure that changes every year is not last year's."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.copies import exact, significant
from qreport.check.data import CheckData
from qreport.check.kind import rule_kind
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.formula import Formula

_DIGITS = 2
"""Numbers such as 3 or 200 recur; 121 does not."""


class CarriedOverArgs(Args):
    """The indicators that are counted anew each year."""

    indicators: tuple[Quantity, ...] = Field(min_length=1)


@rule_kind("carried_over", CarriedOverArgs, "每年都变的数与上年相同")
def carried_over(data: CheckData, args: CarriedOverArgs) -> Iterator[Outcome]:
    """`indicators` 里的每个指标，本年填的数不应与上年完全相同。

    只列每年重新统计、几乎不会重复的数，例如毕业生数、获证人数；一位数和整百整千的数不算。哪一年没有填就不核对。
    """
    for formula in args.indicators:
        yield _verdict(data, formula)


def _verdict(data: CheckData, formula: Formula) -> Outcome:
    code = data.subject(formula) or ""
    now, before = exact(data, code), exact(data, code, previous=True)
    if now is None or before is None:
        return NotCheckable(f"{data.name(code)}没有两年的数")
    if now[1] != before[1] or significant(now[1]) < _DIGITS:
        return Holds()
    return Breach(
        f"{data.name(code)}{data.previous} 年和 {data.period} 年都是 {now[0].text}，像是照抄了上年的数",
        data.locations(formula),
        now[0].text,
        indicator=code,
    )
