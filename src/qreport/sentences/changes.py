"""Changes in a sentence: 由 A 增加到 B, 比上年增加 N 人, 增长 P%, 提高 N 个百分点, and which way they go."""

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from qreport.sentences.judging import expected_of, reading, short
from qreport.sentences.number import Number
from qreport.sentences.readings import Kind, Reading
from qreport.sentences.settings import Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.units import PERCENT, POINTS, TIMES, fit, measure
from qreport.sentences.words import BECAME, CHANGE, COMPARED, FROM, IN_ORDER
from qreport.text.periods import period_before
from qreport.text.regex import regex


class Move(Struct, frozen=True):
    """What a verb of change says of the number behind it."""

    role: str
    """`from` of the old value, `to` of the new one, `by` of the difference."""
    sign: int
    """1 up, -1 down, 0 where the verb does not tell."""
    verb: str = ""


def move(setting: Setting, *, moved: bool = False) -> Move | None:
    """Return what the words right before a number make of it; None where they tell no change.

    `moved`: the sentence has told before that a value became another.
    """
    words = setting.before.rstrip()
    if FROM.search(words):
        return Move("from", 0)
    if match := BECAME.search(words):
        return Move("to", _sign(match), match[0].strip())
    match = CHANGE.search(words)
    if match is None:
        return None
    compared = COMPARED.search(setting.typed_before)
    points = measure(setting.number.unit).kind in (POINTS, PERCENT, TIMES)
    return Move("by", _sign(match), match[match.lastgroup or 0]) if compared or points or moved else None


def _sign(match: re.Match[str]) -> int:
    return 1 if match["up"] else -1 if match["down"] else 0


def bare(words: str) -> str:
    """Return `words` without those of a change: 教职员工总数 for 教职员工总数比上年增加."""
    words = IN_ORDER.sub("", COMPARED.sub("", words))
    for shape in (FROM, BECAME, CHANGE):
        words = shape.sub("", words.rstrip())
    return words


def turned(before: Number, after: Number, made: Move) -> str:
    """Return what is wrong with `made` between two numbers of one sentence; empty for nothing."""
    if not made.sign or before.vague or after.vague or not fit(before.unit, after.unit):
        return ""
    rise = after.value - after.of(before.value, before.unit or after.unit)
    if rise * made.sign > 0:
        return ""
    told = "升高" if made.sign > 0 else "降低"
    return f"从 {before.text} 到 {after.text} 不是{told}，写的是“{made.verb}”"


def not_so(made: Move, subject: Subject, period: str) -> str:
    """Return what is wrong with 减少到 before the value of this year; empty where nothing is known."""
    now, then = subject.values.get(period), subject.values.get(period_before(period))
    if not made.sign or now is None or then is None or (now - then) * made.sign > 0:
        return ""
    return _course(subject, period)


def by(setting: Setting, made: Move, subject: Subject) -> Reading | None:
    """Return how a told change stands to that of `subject`; None where its two years are not on file."""
    number = setting.number
    period = setting.period if setting.period in subject.values else max(subject.values, default="")
    now, then = subject.values.get(period), subject.values.get(period_before(period))
    if now is None or then is None:
        return None
    changes = _changes(number, subject, now, then)
    if not changes:
        return None
    told = _signed(number, made.sign)
    if any(told.allows(each, told.unit) for each in changes):
        return reading(number, "agrees", subject, period)
    size, unit = changes[0], number.unit or subject.unit
    change = f"{'增加' if size > 0 else '减少'}{short(abs(size))}{unit}" if size else "没有变化"
    parts = (number, subject, period, change, f"{_course(subject, period)}，{change}")
    return Reading(number.start - len(made.verb), number.end, "differs", "number", *parts)


# 是上年的6倍, 为2020年的两倍
_TIMES = regex("(?:是|为|达到?|相当于)(?:上年|去年|上一年|20\\d\\d年)的?$")


def times(setting: Setting, subject: Subject | None) -> Reading | None:
    """Return whether 是上年的6倍 is so of `subject`; None where nothing of the kind is told."""
    number, period = setting.number, setting.period
    told = number.text.startswith("翻") or _TIMES.search(setting.before.strip())
    if subject is None or measure(number.unit).kind != TIMES or not told:
        return None
    period = max(subject.values, default="")
    now, then = subject.values.get(period), subject.values.get(period_before(period))
    if now is None or not then:
        return None
    kind: Kind = "agrees" if number.allows(now / then, "倍") else "differs"
    expected = f"{short(now / then)}倍"
    parts = (number, subject, period, expected, f"{_course(subject, period)}，{expected}")
    return Reading(number.start, number.end, kind, "number", *parts)


def _signed(number: Number, sign: int) -> Number:
    """Return the change as a signed number: a decrease of 36 is -36."""
    if sign >= 0 or number.value < 0:
        return number
    return replace(number, value=-number.value, low=-number.high, high=-number.low)


def _changes(number: Number, subject: Subject, now: Decimal, then: Decimal) -> list[Decimal]:
    kind, own = measure(number.unit).kind, measure(subject.unit).kind
    difference, rate = now - then, (now - then) / abs(then) * 100 if then else None
    if kind == POINTS:
        return [difference] if own == PERCENT else []
    if kind == PERCENT:
        rates = [] if rate is None else [rate]
        return [*rates, difference] if own == PERCENT else rates
    if kind == TIMES:
        return [] if not then else [(now - then) / then, now / then]
    if not fit(number.unit, subject.unit):
        return []
    return [number.of(difference, subject.unit)]


def _course(subject: Subject, period: str) -> str:
    """Return the values of the year before and of `period` in words."""
    return "，".join(f"{year} 年 {expected_of(subject, year)}" for year in (period_before(period), period))
