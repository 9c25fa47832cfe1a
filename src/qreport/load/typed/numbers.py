"""The one grammar of typed numbers: `9,527人`, `98.5%`, `19:1`, `1.2万`, `365余万元`, `-`, `/`."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from qreport.limits import DECIMALS, INTEGER_DIGITS, NUMBER_CHARACTERS
from qreport.load.typed.number_advice import advice
from qreport.model.facts import Bound, State
from qreport.model.units import named_unit
from qreport.text.characters import tidy
from qreport.text.width import half_width


class Number(Struct, frozen=True):
    """A typed value: a number, or one of the marks for none."""

    value: Decimal | None
    """In `unit`; None unless `state` is `reported`."""
    decimals: int | None
    """Digits after the point as printed (`97.0` has 1); None without a value."""
    state: State
    bound: Bound
    unit: str | None
    """What stood behind the number: `%`, `:1`, `人`, `万元`; None when nothing did."""
    text: str
    """What was typed, blanks trimmed."""
    scale: str | None = None
    """The 万 or 亿 by which `value` was multiplied; None when there was none, or it is part of `unit`."""


class NotANumber(ValueError):  # noqa: N818 -- it names what was found
    """The text is no number; `reason` says in Chinese why, and the nearest right way to write it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# Dashes of every length that keyboards give.
_MISSING = frozenset(("-", "--", "—", "——", "–", "未采集", "无数据"))
_NOT_APPLICABLE = frozenset(("/", "不适用"))
_SCALES: Mapping[str | None, int] = {None: 0, "万": 4, "亿": 8}

_BEFORE = {
    "不足": Bound.AT_MOST, "不到": Bound.AT_MOST, "不超过": Bound.AT_MOST, "至多": Bound.AT_MOST,
    "最多": Bound.AT_MOST, "将近": Bound.AT_MOST, "接近": Bound.AT_MOST, "近": Bound.AT_MOST,
    "大约": Bound.ABOUT, "约": Bound.ABOUT,
    "不少于": Bound.AT_LEAST, "至少": Bound.AT_LEAST, "最少": Bound.AT_LEAST, "超过": Bound.AT_LEAST,
    "超": Bound.AT_LEAST, "逾": Bound.AT_LEAST,
}  # fmt: skip
_WITHIN = {"余": Bound.AT_LEAST, "多": Bound.AT_LEAST}
_AFTER = {
    "以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "以内": Bound.AT_MOST,
    "左右": Bound.ABOUT, "上下": Bound.ABOUT,
}  # fmt: skip
_BOUNDS = _BEFORE | _WITHIN | _AFTER

# `9527`, `98.50`, `0`; not `007`, `.5`, `-3`, which are left to the grammar or refused.
_PLAIN = re.compile(rf"(?:0|[1-9][0-9]{{0,{INTEGER_DIGITS - 1}}})(?:\.([0-9]{{1,{DECIMALS}}}))?")
"""What most people type; the grammar reads it too, in ten times the time."""
# `人`, `元`, `kW`, `㎡`.
_LETTERS = "[A-Za-z㎡\u4e00-\u9fff]"
# `9,527.5余万元`, `-3`, `98.5%`, `19:1`; not `3-5`, `1e5`, `九十`; `advice` tells why.
_GRAMMAR = re.compile(
    # 近2万, 超过90
    rf"(?P<before>{'|'.join(_BEFORE)})?\s*"
    r"(?P<sign>[-+])?"
    # 9,527,000 or 9 527, by one sign throughout; not 95,27, not 007
    r"(?P<whole>[1-9][0-9]{0,2}(?P<comma>[, ])[0-9]{3}(?:(?P=comma)[0-9]{3})*|0|[1-9][0-9]*)"
    r"(?:\.(?P<fraction>[0-9]+))?\s*"
    # 90余人; 2万余元, 2余万元
    r"(?P<within>[余多])?(?P<scale>[万亿])?(?P<within_scale>[余多])?\s*"
    # %, :1, m2, 人, 平方米/生; the least that fits, so that 90人以上 leaves 以上 to what follows
    rf"(?P<unit>%|:\s*1|(?![余多万亿百千十几])(?:m[2²]|{_LETTERS}{{1,8}}?(?:/{_LETTERS}{{1,4}}?)?))??\s*"
    rf"(?P<after>{'|'.join(_AFTER)})?"
)


def parse_number(text: str) -> Number:
    """Return the number that `text` states; raise `NotANumber` for everything else, also for a blank."""
    typed = tidy(text)
    if digits := _PLAIN.fullmatch(typed):
        return Number(Decimal(typed), len(digits[1] or ""), State.REPORTED, Bound.EXACT, None, typed)
    plain = half_width(typed)
    if plain in _MISSING:
        return Number(None, None, State.MISSING, Bound.EXACT, None, typed)
    if plain in _NOT_APPLICABLE:
        return Number(None, None, State.NOT_APPLICABLE, Bound.EXACT, None, typed)
    if len(plain) > NUMBER_CHARACTERS:
        raise NotANumber(f"太长，不像一个数；至多 {NUMBER_CHARACTERS} 个字")
    match = _GRAMMAR.fullmatch(plain)
    if match is None:
        raise NotANumber(advice(plain))
    return _stated(match, typed)


def adds_up(claimed: Decimal, figures: Sequence[Decimal]) -> bool:
    """Whether figures add up, each as exact as its last printed digit; whole numbers exactly."""
    exponents = (int(each.as_tuple().exponent) for each in (claimed, *figures))
    room = sum((Decimal(1).scaleb(each) for each in exponents if each < 0), Decimal(0))
    return abs(claimed - sum(figures, Decimal(0))) <= room


def _stated(match: re.Match[str], typed: str) -> Number:
    unit, scale = _unit(match["unit"], match["scale"])
    shift = _SCALES[scale]
    whole = match["whole"].replace(match["comma"] or ",", "")
    fraction = match["fraction"] or ""
    _within_limits(whole, fraction, shift)
    decimals = max(0, len(fraction) - shift)
    value = Decimal(f"{match['sign'] or ''}{whole}.{fraction or 0}") * 10**shift
    # 12000.00 of 1.20万 becomes 12000: as many digits as the typed ones are worth.
    value = value.quantize(Decimal((0, (1,), -decimals)))
    # `-0` is 0.
    return Number(value or abs(value), decimals, State.REPORTED, _bound(match), unit, typed, scale)


def _unit(unit: str | None, scale: str | None) -> tuple[str | None, str | None]:
    """Return the unit and what is left to multiply by: 万元 is a unit, 万人 is 10,000 times 人."""
    if unit is None:
        return None, scale
    plain = "".join(unit.split())
    if scale and named_unit(scale + plain):
        return scale + plain, None
    return plain, scale


def _within_limits(whole: str, fraction: str, shift: int) -> None:
    if len(whole) + shift > INTEGER_DIGITS:
        raise NotANumber(f"数太大；整数部分至多 {INTEGER_DIGITS} 位")
    if len(fraction) > DECIMALS:
        raise NotANumber(f"小数位太多；至多 {DECIMALS} 位，请四舍五入后填写")


def _bound(match: re.Match[str]) -> Bound:
    words = (match["before"], match["within"], match["within_scale"], match["after"])
    bounds = {_BOUNDS[word] for word in words if word}
    if len(bounds) > 1:
        said = "、".join(f"“{word}”" for word in words if word)
        raise NotANumber(f"{said}意思不一，表示大概的词只留一个")
    return bounds.pop() if bounds else Bound.EXACT
