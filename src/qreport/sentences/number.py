"""A number as a sentence tells it: value, unit, and every number that its words allow."""

from decimal import Decimal

from msgspec import Struct

from qreport.sentences.units import PERCENT, RATIO, measure

FARTHEST = Decimal(10) ** 30
"""Stands for an end that the words leave open: 超过 5000 人."""
_NEAR = Decimal("0.8")
"""近 1 万 is said of 8000 and more."""
_ABOUT = Decimal("0.1")
"""约 500 is said of 450 to 550."""
BEFORE = (
    r"(?P<before>将近|接近|大约|约为?|近|超过了?|超出|超|突破了?|逾|不足|未满|不到|不少于|不低于|不小于|至少|高于|"
    r"多于|大于|不超过|不高于|不多于|低于|少于|小于|上|过|达到?近|最少)?\s?"
)
"""近 of 近3万人, 超过 of 超过1万人; a part of a larger pattern."""
_LEAST = "不低于|不小于|不少于|及以上|突破了|超过了|以上|多于|大于|最少|突破|至少|超出|超过|高于|上|超|过|逾"
_MOST = "不多于|不超过|不高于|不到|不足|之内|以下|以内|低于|小于|少于|未满"
_CLOSE = "达到近|将近|接近|达近|近"


class Number(Struct, frozen=True):
    """A number with its place in the text."""

    start: int
    """Where it begins, with 近 or 超过 in front."""
    end: int
    """Behind its unit, with 以上 or 左右."""
    digits: int
    """Where the number itself begins."""
    text: str
    value: Decimal
    """In `unit`, what is written: 9600 for 9600余人."""
    low: Decimal
    high: Decimal
    """The numbers that the words allow, both ends included."""
    unit: str = ""
    spoken: bool = False
    """Whether it is a small number in Chinese, as in 三个方面."""
    vague: bool = False
    """Whether a word such as 近, 余 or 以上 stands beside it."""

    def allows(self, value: Decimal, unit: str) -> bool:
        """Return whether `value` in `unit` can be told in this way.

        A number may be told more finely than the value, 96.72% for 97%, unless it counts.
        """
        own = self.of(value, unit)
        if self.low <= own <= self.high:
            return True
        exponent = value.as_tuple().exponent
        is_finer = isinstance(exponent, int) and not self.vague and measure(unit).kind in (PERCENT, RATIO)
        return is_finer and abs(own - self.value) * 2 <= Decimal(1).scaleb(int(exponent))

    def of(self, value: Decimal, unit: str) -> Decimal:
        """Return `value` in the unit of this number."""
        return value * measure(unit).factor / measure(self.unit or unit).factor

    @property
    def is_open(self) -> bool:
        """Whether its words leave one end open."""
        return FARTHEST in (self.high, -self.low)


Ends = tuple[Decimal, Decimal]


def worded(value: Decimal, before: str, after: str) -> Ends | None:
    """Return what the words around a number allow; None where they allow no other number than it."""
    if before in _CLOSE.split("|"):
        return value * _NEAR, value
    if {before, after}.intersection(_LEAST.split("|")):
        return value, FARTHEST
    if {before, after}.intersection(_MOST.split("|")):
        return -FARTHEST, value
    if before.startswith(("约", "大约")) or after in ("左右", "上下"):
        return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
    return None


def printed(value: Decimal, step: Decimal) -> Ends:
    """Return what can be printed as `value` when its last digit counts `step`: rounded, or cut off."""
    away = step - step / 1000
    return (value - step / 2, value + away) if value >= 0 else (value - away, value + step / 2)


def more_than(value: Decimal, digits: Decimal, factor: Decimal) -> Ends:
    """Return what 余 and 多 allow: 9600余 up to 9700, 180余万 up to 190万.

    `digits` is written, and times `factor` it is `value`.
    """
    exponent = digits.normalize().as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return value, value + last * factor
