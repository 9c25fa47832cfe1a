"""A figure beside a national minimum, with what is missing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Self

from msgspec import Struct
from pydantic import model_validator

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData, Reading
from qreport.check.intervals import Intervals
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.check.rules import rule_kind
from qreport.formula import Formula
from qreport.formula.exact import CONTEXT
from qreport.model.facts import Fact
from qreport.model.units import Unit, find_unit
from qreport.problems.checking import UNIT_FAR_FROM_STANDARD

_FAR = 50
"""No school has so many times what the standard asks for each student, or so small a part of it."""
_LIKELY = 10
"""What was meant is about the standard: within so many times of it."""
_TIMES = (Decimal(10000), Decimal(1000), Decimal(100))
"""万 written for the plain unit or left out; 千 and 百 are rarer."""
_MU = Decimal(10000) / Decimal(15)
"""How many m² a 亩 has."""


class MinimumStandardArgs(Args):
    """The figure and its limit; `per`, `total` and `unit` tell what is missing in all."""

    value: Quantity
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    per: Quantity | None = None
    total: Quantity | None = None
    unit: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("标准只能有一个界限：at_least 或 at_most")
        # All three or none: what is missing in all needs each of them.
        if len({self.per is None, self.total is None, self.unit is None}) > 1:
            raise ValueError("per、total、unit 要一起写")
        return self


@rule_kind("minimum_standard", MinimumStandardArgs, "达到国家规定的标准")
def minimum_standard(data: CheckData, args: MinimumStandardArgs) -> Iterator[Outcome]:
    """`value` 不低于 `at_least`（或不高于 `at_most`），标准的出处写在规则的 source 里。

    写了 `per`（按什么平均）、`total`（总量）和 `unit`（总量的单位）时，还算出一共差多少：
    每份的标准 × 份数 - 总量；at_most 则为 份数 ÷ 标准 - 总量，例如缺多少名教师。
    总量与 `value` 对不上的（如口径不含在建面积），不写一共差多少。
    按哪种进位方法都达不到才算不达标；有数没填时不核对。
    平均数差到标准的 50 倍以上或 1/50 以下、换一个单位就合理的，不算达标或不达标，报 QR222 单位写错。
    """
    reading = data.read(args.value)
    if reading is None:
        yield data.missing(args.value)
    elif slip := _slip(data, args):
        # A slip of both years is told once, with the later one.
        after = data.after()
        told = (after and _slip(after, args)) or _differs_between_years(data, args, slip)
        yield Holds() if told else _misread(data, args, slip)
    elif _meets(reading, args):
        yield Holds()
    else:
        yield _breach(data, args, reading)


def _meets(reading: Reading, args: MinimumStandardArgs) -> bool:
    if args.at_least is not None:
        return reading.possible.high >= args.at_least
    return args.at_most is None or reading.possible.low <= args.at_most


def _breach(data: CheckData, args: MinimumStandardArgs, reading: Reading) -> Breach:
    limit, words = _limit(args)
    gap = f"{number_text(abs(reading.shown - limit))}{_shortage(data, args, reading)}"
    formulas = [formula for formula in (args.value, args.per, args.total) if formula]
    return Breach(
        f"{data.stated(args.value)}，标准是{words} {number_text(limit)}，相差 {gap}",
        data.locations(*formulas),
        number_text(reading.shown),
        f"{words} {number_text(limit)}",
        data.subject(args.value),
    )


def _limit(args: MinimumStandardArgs) -> tuple[Decimal, str]:
    if args.at_least is not None:
        return args.at_least, "不低于"
    return args.at_most or Decimal(0), "不高于"


def _shortage(data: CheckData, args: MinimumStandardArgs, reading: Reading) -> str:
    """Return what is missing in all, `；9527 人应有 190540 m²，现有 178700 m²，缺 11840 m²`."""
    per = data.read(args.per) if args.per else None
    total = data.read(args.total) if args.total else None
    if args.per is None or per is None or total is None or not _agree(args, reading, per, total):
        return ""
    if args.at_least is not None:
        needed = CONTEXT.multiply(args.at_least, per.shown)
    else:
        # Whole teachers: half of one too few is one too few.
        needed = CONTEXT.divide(per.shown, args.at_most or Decimal(1)).to_integral_value("ROUND_CEILING")
    if needed <= total.shown:
        return ""
    unit, short = args.unit or "", number_text(needed - total.shown)
    return (
        f"；按{data.worded(args.per)} 计应有 {number_text(needed)} {unit}，"
        f"现有 {number_text(total.shown)} {unit}，缺 {short} {unit}"
    )


def _agree(args: MinimumStandardArgs, reading: Reading, per: Reading, total: Reading) -> bool:
    """Return whether the figure can be what these two give; else it was counted in another way."""
    # at_least is a quantity for each (m² a student), at_most so many for each (students a teacher).
    above, below = (total, per) if args.at_least is not None else (per, total)
    given = Intervals().arithmetic("/", above.possible, below.possible)
    return given is not None and given.meets(reading.possible)


class _Slip(Struct, frozen=True):
    """A figure that a wrong unit has put far from the standard, and what it is in its own unit if mended."""

    fact: Fact
    unit: str
    ratio: Decimal
    """The value by the standard."""
    times: Decimal
    """The figure is multiplied by it."""

    @property
    def meant(self) -> Decimal:
        return CONTEXT.multiply(self.fact.value or Decimal(0), self.times)


def _slip(data: CheckData, args: MinimumStandardArgs) -> _Slip | None:
    """Return the slip of a unit that alone explains a value per head; None when there is none."""
    reading, facts = data.read(args.value), tuple(_typed(data, args.value))
    # An amount in all may be small; shares and ratios have no other unit.
    if not reading or not args.at_least or not facts or (len(facts) == 1 and args.per is None):
        return None
    ratio = CONTEXT.divide(reading.shown, args.at_least)
    name = data.pack.indicators[facts[0].indicator].unit
    unit = find_unit(name)
    if unit is None or ratio <= 0 or Decimal(1) <= ratio * _FAR <= _FAR * _FAR:
        return None
    times = next(_fitting(ratio, unit), None)
    return _Slip(facts[0], name, ratio, times) if times else None


def _differs_between_years(data: CheckData, args: MinimumStandardArgs, slip: _Slip) -> bool:
    """Return whether the other year is right, so that the factor between both tells the slip (QR211)."""
    unit = find_unit(slip.unit)
    others = [each for each in (data.before(), data.after()) if each and each.fact(slip.fact.indicator)]
    return bool(unit and not unit.whole and others) and not any(_slip(each, args) for each in others)


def _typed(data: CheckData, formula: Formula) -> Iterator[Fact]:
    """Yield the typed figures that `formula` is computed from, in its order."""
    for operand in data.operands(formula):
        fact, inner = data.fact(operand.code), data.formulas.get(operand.code)
        if fact is not None:
            yield fact
        elif inner is not None:
            yield from _typed(data, inner)


def _fitting(ratio: Decimal, unit: Unit) -> Iterator[Decimal]:
    """Yield the factors that bring a value near the standard, the likeliest first."""
    # Nobody counts teachers in 万; one of 268 is a true share, however small.
    if unit.kind in ("人", "percent", "ratio"):
        return
    first = (_TIMES[0], _MU) if unit.kind == "area" else _TIMES[:1]
    for group in (first, *((times,) for times in _TIMES[1:])):
        factors = [each for times in group for each in (times, 1 / times)]
        near = [each for each in factors if 1 <= ratio * each * _LIKELY <= _LIKELY * _LIKELY]
        yield from sorted(near, key=lambda each: max(ratio * each, 1 / (ratio * each)))


def _misread(data: CheckData, args: MinimumStandardArgs, slip: _Slip) -> Breach:
    before = data.before()
    other = _slip(before, args) if before else None
    facts = [slip.fact, *([other.fact] if other else [])]
    places = [fact.location for fact in facts if fact.location]
    meant, standard = f"{number_text(slip.meant)} {slip.unit}", number_text(args.at_least or Decimal(0))
    far = f"{number_text(slip.ratio, 0)} 倍" if slip.ratio > 1 else f"{number_text(1 / slip.ratio, 0)} 分之一"
    return Breach(
        f"{data.name(slip.fact.indicator)}填的是 {slip.fact.text}，按{data.worded(args.value).split()[0]}算，"
        f"是标准 {standard} 的 {far}，像是单位写错了{'，上年的数也一样' if other else ''}",
        tuple(dict.fromkeys((*places, *data.locations(args.value)))),
        slip.fact.text,
        meant,
        slip.fact.indicator,
        mend=f"核对单位：相差 {_worded(slip.times)} 倍；应为 {meant}的，改正单位或把数换算过来。",
        problem=UNIT_FAR_FROM_STANDARD,
    )


def _worded(times: Decimal) -> str:
    return number_text(max(times, 1 / times), 2).removesuffix(".00")
