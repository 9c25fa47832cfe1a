"""A figure that changes every year is not last year's."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData
from qreport.check.gaps import exact, is_no_chance, same_digits
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.rules import rule_kind
from qreport.formula import Formula

_DIGITS = 3
"""Numbers such as 3, 14 or 200 recur in many schools."""


class CarriedOverArgs(Args):
    """The indicators that are counted anew each year."""

    indicators: tuple[Quantity, ...] = Field(min_length=1)


@rule_kind("carried_over", CarriedOverArgs, "每年都变的数与上年相同")
def carried_over(data: CheckData, args: CarriedOverArgs) -> Iterator[Outcome]:
    """`indicators` 里的指标，本年填的数不应与上年完全相同。

    只列每年重新统计、几乎不会重复的数，例如毕业生数、获证人数。三四位的数可能碰巧相同，所以要么一个数的有效数字
    不小于 5000（如 512.4、9527），要么几个数同时不变才报；两位数和整百整千的数不算。哪一年没有填就不核对。
    """
    codes = [data.subject(formula) or "" for formula in args.indicators]
    same = {code: digits for code in codes if len(digits := same_digits(data, code)) >= _DIGITS}
    is_copied = is_no_chance(same.values())
    for code, formula in zip(codes, args.indicators, strict=True):
        if code in same and is_copied:
            yield _breach(data, code, formula)
        elif exact(data, code) and exact(data, code, previous=True):
            yield Holds()
        else:
            yield NotCheckable(f"{data.name(code)}没有两年的数")


def _breach(data: CheckData, code: str, formula: Formula) -> Breach:
    fact = data.fact(code)
    text = fact.text if fact else ""
    return Breach(
        f"{data.name(code)}{data.previous} 年和 {data.period} 年都是 {text}，像是照抄了上年的数",
        data.locations(formula),
        text,
        indicator=code,
    )
