"""A percentage has the same denominator in both years."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import can_be_share
from qreport.check.data import CheckData, Reading
from qreport.check.gaps import swaps
from qreport.check.intervals import exactly
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import number_text
from qreport.check.rules import rule_kind
from qreport.formula import Formula
from qreport.formula.tree import Name
from qreport.model.location import Location


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
        hint, odd = _swapped(data, before, args) or ("", ())
        places = *data.locations(args.percent), *before.locations(args.percent)
        yield Breach(
            f"{years}，没有一个分母两年都算得出{hint}",
            tuple(dict.fromkeys((*odd, *places, *data.locations(*args.denominators)))),
            indicator=data.subject(args.percent),
        )


def _swapped(
    data: CheckData, before: CheckData, args: SameDenominatorArgs
) -> tuple[str, tuple[Location, ...]] | None:
    """Return the denominator that would do for both years but for two swapped digits, in words and cells."""
    fits = zip(args.denominators, _fits(data, args), _fits(before, args), strict=True)
    for denominator, now, then in fits:
        year, fine = (data, then) if now is False else (before, now)
        of, percent = year.read(denominator), year.read(args.percent)
        if not fine or of is None or percent is None or not isinstance(denominator.tree, Name):
            continue
        possible = [each for each in swaps(of.shown) if can_be_share(percent, Reading(each, exactly(each)))]
        if possible:
            # The last digits are exchanged sooner than the first.
            meant = min(possible, key=lambda each: abs(each - of.shown))
            words = (
                f"；{year.period} 年的{year.worded(denominator)} 若是 {number_text(meant)}"
                "（相邻两位数字颠倒了），两年就都以它为分母"
            )
            return words, year.locations(denominator)
    return None


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
