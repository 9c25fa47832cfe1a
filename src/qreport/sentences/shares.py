"""Shares and values per head that a sentence computes: 占毕业生的83.5%, 生均21.49册."""

from decimal import Decimal

from qreport.sentences.judging import expected_of, reading
from qreport.sentences.naming import Names
from qreport.sentences.number import Number
from qreport.sentences.readings import Kind, Reading
from qreport.sentences.settings import Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.units import PEOPLE, PERCENT, measure
from qreport.sentences.words import PER_HEAD, SHARE

_STUDENTS = ("全日制在校生", "在校生")
_ROUND = Decimal("0.01")


def share(setting: Setting, names: Names, part: tuple[Subject | None, Number] | None) -> Reading | None:
    """Return how a told share stands to that of the values; None where the whole or the part is not known."""
    number, told = setting.number, SHARE.search(setting.before)
    if told is None or measure(number.unit).kind != PERCENT:
        return None
    numerator = _value(part, setting.period)
    if numerator is None:
        return None
    unit, amount = numerator
    for whole in _wholes(told["whole"], unit, names):
        total = whole.values.get(setting.period)
        if total:
            base = amount * measure(unit).factor / (total * measure(whole.unit).factor) * 100
            if number.allows(base, "%"):
                return reading(number, "agrees", whole, setting.period)
            if _names_whole(told["whole"], unit, whole, names):
                why = (
                    f"{_short(amount)} ÷ {whole.name} {expected_of(whole, setting.period)} = {_short(base)}%"
                )
                expected = f"{_short(base)}%"
                return Reading(
                    number.start,
                    number.end,
                    "differs",
                    "number",
                    number,
                    whole,
                    setting.period,
                    expected,
                    why,
                )
    return None


def _value(part: tuple[Subject | None, Number] | None, period: str) -> tuple[str, Decimal] | None:
    if part is None:
        return None
    subject, number = part
    if subject is not None and period in subject.values:
        return subject.unit, subject.values[period]
    return (number.unit, number.value) if not number.vague and number.unit else None


def _wholes(words: str, unit: str, names: Names) -> list[Subject]:
    return [match.subject for match in names.called(words, unit) if match.score >= 0.8][:6]


def _names_whole(words: str, unit: str, whole: Subject, names: Names) -> bool:
    exact = [match.subject for match in names.called(words, unit) if match.exact]
    return len({each.key for each in exact}) == 1 and exact[0].key == whole.key


def per_head(setting: Setting, names: Names, subject: Subject | None) -> Reading | None:
    """Return how a told value per pupil stands to that of `subject`; None where none is told."""
    number = setting.number
    if subject is None or not PER_HEAD.search(setting.before) or setting.period not in subject.values:
        return None
    if measure(subject.unit).kind != measure(number.unit.partition("/")[0]).kind:
        return None
    for word in _STUDENTS:
        students = [match.subject for match in names.called(word, "人") if match.exact]
        heads = students[0].values.get(setting.period) if len(students) == 1 else None
        if heads and measure(students[0].unit).kind == PEOPLE:
            told = number.of(subject.values[setting.period] / heads, subject.unit)
            kind: Kind = "agrees" if number.low <= told <= number.high else "differs"
            amount = f"{subject.name} {expected_of(subject, setting.period)}"
            why = f"{amount} ÷ {students[0].name} {_short(heads)} = {_short(told)}"
            parts = (number, subject, setting.period, _short(told), why)
            return Reading(number.start, number.end, kind, "number", *parts)
    return None


def _short(value: Decimal) -> str:
    text = f"{value.quantize(_ROUND):f}"
    return text.rstrip("0").rstrip(".")
