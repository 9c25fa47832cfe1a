"""Shares and values per head that a sentence computes: 占毕业生的83.5%, 生均21.49册."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from qreport.sentences.judging import LIKELY, expected_of, reading
from qreport.sentences.naming import Names
from qreport.sentences.readings import Kind, Reading
from qreport.sentences.settings import Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.told import Told
from qreport.sentences.units import PEOPLE, PERCENT, measure
from qreport.sentences.words import PER_HEAD, SHARE, content

_STUDENTS = ("全日制在校生", "在校生")
_ROUND = Decimal("0.01")
_NEARLY = Decimal("0.7")
# 占其中的83.67%, 占总数的两成: the whole is a number of the sentence
_OF_IT = ("其中", "总", "全部", "它", "前者", "合")


class _Amount(Struct, frozen=True):
    """A number that takes part in a share."""

    value: Decimal
    """In base units."""
    name: str
    sure: bool
    """Whether the words leave no doubt that it is this one."""


def share(setting: Setting, names: Names, told: Told) -> Reading | None:
    """Return how a told share stands to that of the values; None where the whole or the part is not known."""
    number, match = setting.number, SHARE.search(setting.before)
    if match is None or measure(number.unit).kind != PERCENT:
        return None
    parts = list(_parts(setting.before[: match.start()], setting, names, told))
    wholes = list(_wholes(match["whole"], setting, names, told))
    for part in parts:
        for whole in wholes:
            percent = part.value / whole.value * 100
            if number.allows(percent, "%"):
                return reading(number, "agrees", period=setting.period)
    if len(parts) == 1 and len(wholes) == 1 and parts[0].sure and wholes[0].sure:
        percent = parts[0].value / wholes[0].value * 100
        why = f"{parts[0].name} ÷ {wholes[0].name} = {_short(percent)}%"
        told_as = (number, None, setting.period, f"{_short(percent)}%", why)
        return Reading(number.start, number.end, "differs", "number", *told_as)
    return None


def _parts(words: str, setting: Setting, names: Names, told: Told) -> Iterator[_Amount]:
    """Yield what may be shared out: what is named right before 占, else the number told last."""
    if content(words):
        yield from _named(words, setting, names, setting.scope)
    elif told.number and not told.number.vague and told.number.unit:
        sure = told.subject is not None and setting.period in told.subject.values
        scale = measure(told.number.unit).factor
        if told.subject is not None and sure:
            value = told.subject.values[setting.period] * measure(told.subject.unit).factor
            yield _Amount(
                value, f"{told.subject.name} {expected_of(told.subject, setting.period)}", sure=True
            )
        else:
            yield _Amount(told.number.value * scale, told.number.text, sure=True)


def _wholes(words: str, setting: Setting, names: Names, told: Told) -> Iterator[_Amount]:
    said = content(words)
    if not said or words.startswith(_OF_IT):
        last = told.number
        for each in told.numbers:
            if each.value > 0 and last and measure(each.unit).kind == measure(last.unit).kind:
                yield _Amount(each.value * measure(each.unit).factor, each.text, sure=False)
    if said:
        yield from _named(words, setting, names, "")


def _named(words: str, setting: Setting, names: Names, scope: str) -> Iterator[_Amount]:
    found = [match for match in names.called(words, "", scope) if match.score >= LIKELY]
    exact = [match for match in found if match.exact and not match.short] or found
    for match in exact[:6]:
        subject, value = match.subject, match.subject.values.get(setting.period)
        if value and measure(subject.unit).kind != PERCENT:
            name = f"{subject.name} {expected_of(subject, setting.period)}"
            sure = match.exact and len(exact) == 1
            yield _Amount(value * measure(subject.unit).factor, name, sure=sure)


def per_head(setting: Setting, names: Names, told: Told) -> Reading | None:
    """Return how a told value per pupil stands to those of the sentence; None where none is told.

    Of several values it may be that of any; then one that is nearly right is asked about.
    """
    number = setting.number
    heads = _heads(names, setting.period)
    if heads is None or not PER_HEAD.search(setting.before):
        return None
    each = [
        (subject, _per_head(subject, heads, setting))
        for subject in told.about
        if not PER_HEAD.search(subject.name)
    ]
    known = [(subject, value) for subject, value in each if value is not None]
    for subject, value in known:
        if number.low <= value <= number.high:
            return reading(number, "agrees", subject, setting.period)
    near = [pair for pair in known if _NEARLY < abs(number.value / pair[1]) < 1 / _NEARLY]
    if len(near) != 1 and len(known) != 1:
        return None
    subject, value = near[0] if len(near) == 1 else known[0]
    kind: Kind = "differs" if len(known) == 1 else "asks"
    why = f"{subject.name} {expected_of(subject, setting.period)} ÷ 在校生 {heads:f} = {_short(value)}"
    parts = (number, subject, setting.period, _short(value), why)
    return Reading(number.start, number.end, kind, "number", *parts)


def _per_head(subject: Subject, heads: Decimal, setting: Setting) -> Decimal | None:
    """Return what of `subject` falls to each pupil, in the unit of the number; None for another sort."""
    number, value = setting.number, subject.values.get(setting.period)
    if value is None or measure(subject.unit).kind != measure(number.unit.partition("/")[0]).kind:
        return None
    return number.of(value / heads, subject.unit) or None


def _heads(names: Names, period: str) -> Decimal | None:
    """Return how many pupils there are; None where that is not known."""
    for word in _STUDENTS:
        found = [each.subject for each in names.called(word, "人") if each.exact]
        if len(found) == 1 and measure(found[0].unit).kind == PEOPLE:
            return found[0].values.get(period)
    return None


def _short(value: Decimal) -> str:
    text = f"{value.quantize(_ROUND):f}"
    return text.rstrip("0").rstrip(".")
