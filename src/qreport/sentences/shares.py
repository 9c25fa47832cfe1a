"""Shares and values per head that a sentence computes: 占毕业生的83.5%, 生均21.49册."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from qreport.sentences.judging import LIKELY, expected_of, reading, short
from qreport.sentences.naming import Names
from qreport.sentences.number import Number, printed
from qreport.sentences.readings import Kind, Reading
from qreport.sentences.settings import Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.told import Told
from qreport.sentences.units import PEOPLE, PERCENT, measure
from qreport.sentences.words import PER_HEAD, SHARE, content

_STUDENTS = ("全日制在校生", "在校生")
_NEARLY = Decimal("0.7")
# 占其中的83.67%, 占总数的两成: the whole is a number of the sentence
_OF_IT = ("其中", "总", "全部", "它", "前者", "合")


class _Amount(Struct, frozen=True):
    """A number that takes part in a share."""

    value: Decimal
    """In base units."""
    low: Decimal
    high: Decimal
    """The numbers that it can stand for: 1.67万 is 16650 to 16800."""
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
            least, most = part.low / whole.high * 100, part.high / whole.low * 100
            # 专业群的在校生占全校一半以上: the same name twice is no share
            if part.value != whole.value and number.low <= most and least <= number.high:
                return reading(number, "agrees", period=setting.period)
    sure = [each for each in wholes if each.sure]
    alone = len(wholes) == 1 or not content(match["whole"])
    if len(parts) == 1 and len(sure) == 1 and parts[0].sure and alone:
        percent = parts[0].value / sure[0].value * 100
        why = f"{parts[0].name} ÷ {sure[0].name} = {short(percent)}%"
        told_as = (number, None, setting.period, f"{short(percent)}%", why)
        return Reading(number.start, number.end, "differs", "number", *told_as)
    return None


def whole_of(setting: Setting) -> str:
    """Return the words for the whole of a told share: 专任教师 of 占专任教师的70%; empty for none."""
    match = SHARE.search(setting.before)
    return content(match["whole"]) if match else ""


def _parts(words: str, setting: Setting, names: Names, told: Told) -> Iterator[_Amount]:
    """Yield what may be shared out: what is named right before 占, else the number told last."""
    if content(words):
        yield from _named(words, setting, names, setting.scope)
    elif told.number and not told.number.vague and told.number.unit:
        if told.subject is not None and setting.period in told.subject.values:
            yield _filed(told.subject, setting.period, sure=True)
        else:
            yield _typed(told.number, sure=True)


def _wholes(words: str, setting: Setting, names: Names, told: Told) -> Iterator[_Amount]:
    said = content(words)
    if not said or words.startswith(_OF_IT):
        last = told.number
        alike = [each for each in told.numbers if last and measure(each.unit).kind == measure(last.unit).kind]
        for each in alike:
            if each.low > 0:
                # Of two numbers the first is the whole: 知识产权23项，专利14项，占60.87%.
                first = each is alike[0] and len(alike) == 2 and each.value > alike[1].value
                sure = first or (len(alike) == 1 and words.startswith("其中"))
                yield _typed(each, sure=sure)
    if said:
        yield from _named(words, setting, names, "")


def _named(words: str, setting: Setting, names: Names, scope: str) -> Iterator[_Amount]:
    found = [match for match in names.called(words, "", scope) if match.score >= LIKELY]
    full = [match for match in found if match.exact and not match.short]
    exact = full or [match for match in found if match.exact] or found
    for match in exact[:6]:
        subject, value = match.subject, match.subject.values.get(setting.period)
        if value and measure(subject.unit).kind != PERCENT:
            yield _filed(subject, setting.period, sure=match.exact and len(exact) == 1)


def _filed(subject: Subject, period: str, *, sure: bool) -> _Amount:
    value = subject.values[period] * measure(subject.unit).factor
    return _Amount(value, value, value, f"{subject.name} {expected_of(subject, period)}", sure)


def _typed(number: Number, *, sure: bool) -> _Amount:
    scale = measure(number.unit).factor
    return _Amount(number.value * scale, number.low * scale, number.high * scale, number.text, sure)


def per_head(setting: Setting, names: Names, told: Told) -> Reading | None:
    """Return how a told value per pupil stands to those of the sentence; None where none is told.

    Of several values it may be that of any; then one that is nearly right is asked about.
    """
    number = setting.number
    heads = _heads(names, setting.period)
    if heads is None or not PER_HEAD.search(setting.before):
        return None
    spoken_of = [subject for _, subject in told.about if not PER_HEAD.search(subject.name)]
    each = [(subject, _per_head(subject, heads, setting)) for subject in spoken_of]
    known = [(subject, value) for subject, value in each if value is not None]
    # 生均32册 is rounded, though books are counted.
    low, high = (number.low, number.high) if number.low < number.high else printed(number.value, Decimal(1))
    for subject, value in known:
        if low <= value <= high:
            return reading(number, "agrees", subject, setting.period)
    near = [pair for pair in known if _NEARLY < abs(number.value / pair[1]) < 1 / _NEARLY]
    if len(near) != 1 and len(known) != 1:
        return None
    subject, value = near[0] if len(near) == 1 else known[0]
    kind: Kind = "differs" if len(known) == 1 else "asks"
    why = f"{subject.name} {expected_of(subject, setting.period)} ÷ 在校生 {heads:f} = {short(value)}"
    parts = (number, subject, setting.period, short(value), why)
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
        found = names.only(word)
        if found and measure(found.unit).kind == PEOPLE:
            return found.values.get(period)
    return None
