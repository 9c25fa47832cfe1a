"""Shares and ratios in words: 19:1, 八成, 三分之一以上, 过半, 翻一番."""

import re
from decimal import Decimal

from qreport.sentences import numerals
from qreport.sentences.number import BEFORE, Ends, Number, printed, worded
from qreport.text.regex import regex

SPOKEN = regex(
    # 19:1 and 1:0.24; not 8:30:15
    r"(?P<ratio>(?P<a>\d{1,4}(?:\.\d+)?)\s?:\s?(?P<b>\d{1,3}(?:\.\d+)?)(?![\d:]))"
    # 近八成, 九成五, 八成多; 三分之一以上; 过半, 半数以上; 翻一番
    rf"|{BEFORE}(?:(?P<tenths>[一二两三四五六七八九])成(?P<five>[一二三四五六七八九])?(?P<more>[余多])?(?!立|果|绩|员|为|长)"
    r"|(?P<whole>[二三四五六七八九十]|\d{1,2})分之(?P<part>[一二两三四五六七八九]|\d{1,2})"
    r"|(?P<half>半数|一半|(?<=[过近])半(?![年天日月个小]))|(?P<double>翻(?:了?[一两二三]?番)))"
    r"(?P<after>以上|以下|左右|多)?"
)
_DOUBLINGS = {"一": 2, "两": 4, "二": 4, "三": 8}
_CLOSE = Decimal("0.2")
"""How far from twice a value 翻一番 may be said."""
_CENT = Decimal("0.01")


def spoken(match: re.Match[str]) -> Number | None:
    """Return the number of a match of `SPOKEN`; None for a ratio to 0."""
    if match["ratio"]:
        return _ratio(match)
    if match["double"]:
        times = Decimal(_DOUBLINGS.get(match["double"].strip("翻了番") or "一", 2))
        return _number(match, times, (times * (1 - _CLOSE), times * (1 + _CLOSE)), "倍")
    read = _share(match)
    if read is None:
        return None
    value, step = read
    before, after = (match["before"] or "").strip(), match["after"] or ""
    if match["more"] or after == "多":
        return _number(match, value, (value, value + step), "%", vague=True)
    ends = worded(value, before, after)
    return _number(match, value, ends or printed(value, step), "%", vague=ends is not None)


def _share(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Return the share in percent, and how finely it is told."""
    if match["tenths"]:
        more = numerals.DIGITS.get(match["five"] or "", 0)
        value = Decimal(numerals.DIGITS[match["tenths"]] * 10 + more)
        return value, Decimal(1 if match["five"] else 10)
    if match["part"]:
        whole = _small(match["whole"])
        return (_small(match["part"]) * 100 / whole, Decimal(5)) if whole else None
    return Decimal(50), Decimal(5)


def _ratio(match: re.Match[str]) -> Number | None:
    one, other = Decimal(match["a"]), Decimal(match["b"])
    if not other:
        return None
    if one == 1 and other < 1:
        # 1:0.24 is told by its second figure.
        return _number(match, one / other, (one / (other + _CENT), one / max(other - _CENT, _CENT)), ":1")
    step = Decimal(1).scaleb(-len(match["a"].partition(".")[2])) / other
    return _number(match, one / other, printed(one / other, step), ":1")


def _number(match: re.Match[str], value: Decimal, ends: Ends, unit: str, *, vague: bool = False) -> Number:
    start = match.start()
    return Number(start, match.end(), start, match[0].strip(), value, *ends, unit, vague=vague)


def _small(written: str) -> Decimal:
    return Decimal(written) if written.isdecimal() else numerals.value_of(written) or Decimal(0)
