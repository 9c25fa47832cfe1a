"""All number expressions of a text, in order."""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from qreport.sentences.number import Number
from qreport.sentences.plain_numbers import PLAIN, plain
from qreport.sentences.spoken_shares import SPOKEN, spoken
from qreport.sentences.units import measure

_FLAT = str.maketrans("０１２３４５６７８９．％：∶﹕～〜－﹣−", "0123456789.%:::~~---")
"""Full-width signs, each by one letter, so that all places stay; not the comma, which separates numbers."""


_TO = ("-", "—", "–", "~", "至", "到", "——")
_BETWEEN = (*_TO, "、", "和", "与", "及", "或", "，", ",")


def flat(text: str) -> str:
    """Return `text` with plain digits and signs, every letter in its place."""
    return text.translate(_FLAT)


def numbers(text: str) -> Iterator[Number]:
    """Yield the number expressions of `text`, which is flat; of two that overlap the share in words."""
    shares = [made for match in SPOKEN.finditer(text) if (made := spoken(match))]
    others = [made for match in PLAIN.finditer(text) if (made := plain(match))]
    return iter(_with_units(text, list(_in_order(shares, others))))


def _in_order(shares: list[Number], others: list[Number]) -> Iterator[Number]:
    end = 0
    # A share that begins where another number begins comes first: 19:1 and not 19.
    for number in sorted(
        chain(shares, others), key=lambda each: (each.start, each.unit not in (":1", "%", "倍"))
    ):
        if number.start >= end and not _covered(number, shares):
            yield number
            end = number.end


def _with_units(text: str, found: list[Number]) -> list[Number]:
    """Return the numbers, those of 3～5人 and 42、57和31人 with the unit that stands behind the last.

    Both ends of a span allow all that lies between them; 由95%至98% is no span.
    """
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        between = text[one.end : following.start].strip()
        if between in _BETWEEN and following.unit and (not one.unit or _ends_alike(one, following)):
            ends = (one.value, one.value) if measure(following.unit).whole else (one.low, one.high)
            found[at] = one = replace(one, unit=following.unit, low=ends[0], high=ends[1])
        if between in _TO and one.unit == following.unit and text[: one.start][-1:] not in ("由", "从"):
            found[at] = replace(one, high=following.high, vague=True)
            found[at + 1] = replace(following, low=one.low, vague=True)
    return found


def _ends_alike(one: Number, other: Number) -> bool:
    """Whether the unit of `other` is that of `one` in full: 0.1个和3.1个百分点."""
    return other.unit == "个百分点" and one.unit == "个"


def _covered(number: Number, shares: list[Number]) -> bool:
    """Whether a share begins within `number`, which is then a part of it: 近 of 近八成."""
    return any(number.start < each.digits < number.end and each is not number for each in shares)
