"""A percentage can come from whole numbers of persons or things."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import can_be_share
from qreport.check.data import CheckData, Reading
from qreport.check.limits import is_fraction
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import number_text
from qreport.check.rules import rule_kind


class ReachableArgs(Args):
    """A percentage and the number of which it is taken."""

    percent: Quantity
    of: Quantity
    otherwise: tuple[Quantity, ...] = ()
    """Denominators that schools also use; the message names those by which the figure comes out."""


@rule_kind("reachable", ReachableArgs, "百分比能由整数算出")
def reachable(data: CheckData, args: ReachableArgs) -> Iterator[Outcome]:
    """`percent` 必须能由某个整数 ÷ `of` × 100 得出。

    人数、项数都是整数，所以分母不大时许多百分比根本不会出现：2245 人中没有任何人数占 6.20%。
    报出最接近的两个可能的百分比；`otherwise` 里若有分母能得出这个百分比，也一并指出。
    分母不是确切的整数时不核对；像是按小数填的（0.9462 即 94.62）由别的核对指出。
    """
    percent, whole = data.read(args.percent), data.read(args.of)
    fits = can_be_share(percent, whole) if percent else None
    if percent is None or whole is None or fits is None:
        yield data.missing(args.percent, args.of)
    elif _is_fraction(data, args, percent):
        yield NotCheckable(f"{data.worded(args.percent)} 像是按小数填的")
    elif fits:
        yield Holds()
    else:
        yield _breach(data, args, percent, whole.shown)


def _is_fraction(data: CheckData, args: ReachableArgs, percent: Reading) -> bool:
    """Return whether the check of ranges asks already what percentage was meant."""
    code = data.subject(args.percent)
    return code is not None and is_fraction(percent.shown, data.pack.indicators[code])


def _breach(data: CheckData, args: ReachableArgs, percent: Reading, whole: Decimal) -> Breach:
    # The two whole numbers between which the typed percentage falls.
    below = (percent.shown * whole / 100).to_integral_value(ROUND_FLOOR)
    near = "，".join(f"{part} 个是 {_percent(part, whole)}" for part in (below, below + 1))
    return Breach(
        f"{data.worded(args.percent)} 不可能由{data.stated(args.of)} 算出：{near}"
        f"{_others(data, args, percent)}",
        data.locations(args.percent, args.of),
        number_text(percent.shown),
        f"{_percent(below, whole)} 或 {_percent(below + 1, whole)}",
        data.subject(args.percent),
    )


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{number_text(part * 100 / whole, 2)}%"


def _others(data: CheckData, args: ReachableArgs, percent: Reading) -> str:
    fitting = [data.stated(other) for other in args.otherwise if can_be_share(percent, data.read(other))]
    return f"；以{' 或'.join(fitting)} 为分母才算得出" if fitting else ""
