"""Numbers in digits or Chinese numerals, with scale, unit and words of vagueness: 近3万余人次, 九千六百人."""

import re
from decimal import Decimal

from qreport.sentences import numerals
from qreport.sentences.number import BEFORE, Number, more_than, printed, worded
from qreport.sentences.units import NO_UNIT, UNITS, measure
from qreport.text.regex import regex

_CHINESE = f"[{numerals.LETTERS}]"
# 9,600 and 9600.5; no more than 24 digits are a number of anything
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?>\d{1,24}(?:\.\d{1,24})?)"
_UNIT = "|".join(map(re.escape, UNITS))
PLAIN = regex(
    # 近3万余人次, 9,600人左右, 1.2亿元, 百分之九十六点五, 九千六百余人, -3.0个百分点
    rf"{BEFORE}(?P<per>百分之|千分之)?(?P<sign>(?<![\d%人个万])-)?"
    rf"(?:(?P<digits>{_ARABIC})|(?P<chinese>{_CHINESE}+(?:点{_CHINESE}+)?))"
    rf"(?P<more>[余多几来])?\s?(?P<scale>万亿|千万|百万|十万|万|亿|千|百)?(?P<more2>[余多])?\s?"
    rf"(?:(?!{NO_UNIT})(?P<unit>{_UNIT}))?(?P<after>以上|及以上|以下|左右|上下|以内|之内|余|多)?"
)
_ROUND = ("十", "百", "千", "万", "亿")
_SPOKEN = 10
"""Up to here a number in Chinese mostly counts what the sentence itself lists: 三个方面."""


def plain(match: re.Match[str]) -> Number | None:
    """Return the number of a match of `PLAIN`; None for letters that are no number: 千山, 二期校园."""
    read = _arabic(match["digits"]) if match["digits"] else _chinese(match["chinese"])
    unit = {"百分之": "%", "千分之": "‰"}.get(match["per"] or "", match["unit"] or "")
    if read is None or (match["chinese"] and not unit):
        return None
    # 百名学生, 千人礼堂: a round word by itself is no count; 近千人 and 百余人 are
    if match["chinese"] in _ROUND and not (match["before"] or match["more"] or match["more2"]):
        return None
    digits, step = read
    factor = (numerals.value_of(match["scale"]) if match["scale"] else None) or Decimal(1)
    value = digits * factor * (-1 if match["sign"] else 1)
    before, after = _before(match), match["after"] or ""
    more = match["more"] or match["more2"] or after in ("余", "多")
    counted = measure(unit).whole and factor == step == 1
    ends = more_than(value, digits, factor) if more else worded(value, before, after)
    low, high = ends or ((value, value) if counted else printed(value, step * factor))
    begin = _begin(match)
    start = match.start() if before else begin - (1 if match["sign"] else 0)
    text = match.string[start : match.end()].strip()
    spoken = bool(match["chinese"]) and value <= _SPOKEN and not match["scale"] and unit != "%"
    vague = bool(before or more or (after and ends))
    return Number(start, match.end(), begin, text, value, low, high, unit, spoken, vague)


def _before(match: re.Match[str]) -> str:
    """Return the word in front; 上 and 过 are words of their own but before 万, 千, 百: 上万人, 过千."""
    before = (match["before"] or "").strip()
    tens = (match["chinese"] or " ")[0] in "万千百亿"
    return "" if before in ("上", "过") and not tens else before


def _begin(match: re.Match[str]) -> int:
    name = next(each for each in ("per", "digits", "chinese") if match[each])
    return match.start(name)


def _arabic(digits: str) -> tuple[Decimal, Decimal]:
    """Return the number, and what its last digit counts."""
    text = digits.replace(",", "")
    return Decimal(text), Decimal(1).scaleb(-len(text.partition(".")[2]))


def _chinese(written: str) -> tuple[Decimal, Decimal] | None:
    whole, _, decimals = written.partition("点")
    value = numerals.value_of(whole)
    if value is None:
        return None
    # 九十六点五
    digits = "".join(str(numerals.DIGITS.get(letter, "")) for letter in decimals)
    return value + (Decimal(f"0.{digits}") if digits else 0), Decimal(1).scaleb(-len(digits))
