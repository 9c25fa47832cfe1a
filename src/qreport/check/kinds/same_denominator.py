"""A percentage has the same denominator in both years."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import can_be_share
from qreport.check.data import CheckData
from qreport.check.kind import rule_kind
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.formula import Formula


class SameDenominatorArgs(Args):
    """A percentage and every denominator that schools use for it."""

    percent: Quantity
    denominators: tuple[Quantity, ...] = Field(min_length=2)


@rule_kind("same_denominator", SameDenominatorArgs, "百分比两年的分母相同")
def same_denominator(data: CheckData, args: SameDenominatorArgs) -> Iterator[Outcome]:
    """本年和上年的 `percent` 必须能以 `denominators` 里的同一个数为分母算出。

    用于分母容易变的比例：每年都能由某个整数得出，却没有一个分母两年都算得出，口径多半变了。
    哪一年一个分母也算不出、或有分母缺数而可能正是它时，不核对。
    """
    before = data.before()
    now, then = _fits(data, args), _fits(before, args) if before else []
    # Without last year `then` is empty.
    pairs = list(zip(now, then, strict=False))
    if (True, True) in pairs:
        yield Holds()
    # A pair without a False may still be the common denominator: one of its figures is missing.
    elif before is None or True not in now or True not in then or any(False not in pair for pair in pairs):
        yield NotCheckable(f"{data.worded(args.percent)} 的分母无法判断" if before else "没有上年的数")
    else:
        years = "，".join(_year(each, args) for each in (before, data))
        yield Breach(
            f"{years}，没有一个分母两年都算得出",
            (*data.locations(args.percent), *before.locations(args.percent)),
            indicator=data.subject(args.percent),
        )


def _fits(data: CheckData, args: SameDenominatorArgs) -> list[bool | None]:
    """Return for each denominator whether the percentage can come from it; None when it cannot be told."""
    percent = data.read(args.percent)
    return [can_be_share(percent, data.read(each)) if percent else None for each in args.denominators]


def _year(data: CheckData, args: SameDenominatorArgs) -> str:
    fitting: list[Formula] = [
        each for each, fits in zip(args.denominators, _fits(data, args), strict=True) if fits
    ]
    ways = " 或".join(data.stated(each) for each in fitting)
    return f"{data.period} 年的{data.worded(args.percent)} 只能以{ways} 为分母"
