"""A number against the values that its words may name."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from qreport.formula.exact import digits_of
from qreport.sentences.naming import Match, best_of
from qreport.sentences.number import Number
from qreport.sentences.readings import Kind, Reading
from qreport.sentences.settings import Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.units import measure

SURE = 0.9
LIKELY = 0.78
"""From here on a name may accuse a number."""
_GOOD = 0.85
_SWAP_SURE = 0.7
"""From here on a name may accuse a number whose digits are those of its value."""
_FEW = 3
"""How far a small number may lie from a value that it is meant to be."""
_SMALL = 20
"""A small number agrees by chance with many values."""
_NEARLY = (Decimal("0.7"), Decimal("1.43"))
_SAME = Decimal("0.005")
_ROUND = Decimal("0.01")
_SWAPPED = "数字的顺序颠倒了"
_TENS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000), Decimal(10) ** 8)


def judged(setting: Setting, matches: Sequence[Match], before: str) -> Reading:
    """Return what comes of a number whose words may name `matches`.

    `before` is the year before that of the report.
    """
    number = setting.number
    exact = [match for match in matches if match.exact]
    matches = exact or matches
    if matches and _is_dated_label(setting, matches[0].subject):
        setting = replace(setting, period=max(matches[0].subject.values))
    told = [match for match in matches if setting.period in match.subject.values]
    for period in (setting.period, *setting.also):
        found = [each for each in matches if period in each.subject.values and _agrees(number, each, period)]
        if found:
            agreed = reading(number, "agrees", found[0].subject, period)
            return replace(agreed, sure=found[0].exact and len(found) == 1)
    if number.spoken and not _is_told_exactly(setting, told):
        # 三个方面, 两项合计: a few things that the sentence counts itself
        return reading(number, "free", why="spoken")
    if not told:
        return _elsewhere(setting, matches)
    likely = best_of(told)
    if len({match.subject.values[setting.period] for match in likely}) > 1:
        return _doubtful(setting, likely, before)
    return _contradiction(setting, likely[0], before)


def _is_dated_label(setting: Setting, subject: Subject) -> bool:
    """Whether the year belongs to the label of a group: the row 2020年秋季 of this year's list."""
    told = setting.period not in subject.values and subject.values
    return bool(told) and any(setting.period in label for label in subject.labels)


def _is_told_exactly(setting: Setting, told: Sequence[Match]) -> bool:
    """Whether a small number in Chinese is told of a value by its full name: 连续八年获评省级文明单位."""
    first = told[0] if told else None
    if first is None or first.short or first.score < SURE or not _is_firm(setting):
        return False
    return _is_close(setting.number, first.subject, setting.period)


def _doubtful(setting: Setting, likely: Sequence[Match], before: str) -> Reading:
    """Return what comes of a number whose name fits several values: the one near to it is asked about."""
    number, first = setting.number, likely[0]
    near = [each for each in likely if _is_close(number, each.subject, setting.period)]
    if len({each.subject.values[setting.period] for each in near}) == 1:
        found = _contradiction(setting, near[0], before)
        kind: Kind = "asks" if found.kind == "differs" else found.kind
        return reading(number, kind, near[0].subject, setting.period, found.why)
    names = "”还是“".join(dict.fromkeys(match.subject.name for match in likely))
    kind = "asks" if first.exact and _is_firm(setting) else "open"
    return reading(number, kind, first.subject, setting.period, f"看不出说的是“{names}”")


def _elsewhere(setting: Setting, matches: Sequence[Match]) -> Reading:
    first = matches[0] if matches else None
    if first and first.exact and first.subject.values and setting.dated:
        return reading(setting.number, "open", first.subject, setting.period, f"没有 {setting.period} 年的数")
    return reading(setting.number, "open", first.subject if first and first.score >= LIKELY else None)


def _contradiction(setting: Setting, match: Match, before: str) -> Reading:
    why = slip(setting.number, match.subject, setting.period, before)
    return reading(setting.number, _level(setting, match, why), match.subject, setting.period, why)


def _level(setting: Setting, match: Match, why: str) -> Kind:
    """Return how sure the contradiction is: by the name, by its place, by how far the two lie apart."""
    if setting.elsewhere or setting.number.allows(match.subject.values[setting.period], match.subject.unit):
        return "open"
    if setting.period in match.subject.rough:
        # An exact number beside a rough one: asked about where it is meant for it.
        near = is_near(setting.number, match.subject.values[setting.period], match.subject.unit)
        return "asks" if near and match.score >= LIKELY and not setting.number.vague else "open"
    firm = _is_firm(setting)
    if match.exact and not match.short and firm and not setting.remark:
        return "differs"
    if firm and not match.short and (match.exact or match.score >= SURE):
        return "asks"
    if why == _SWAPPED and match.score >= _SWAP_SURE and abs(match.subject.values[setting.period]) >= _SMALL:
        return "asks"
    sure = _GOOD if _is_few(match.subject, setting.period) else LIKELY
    close = bool(why) or _is_close(setting.number, match.subject, setting.period)
    return "asks" if close and match.score >= sure else "open"


def _is_few(subject: Subject, period: str) -> bool:
    """Whether a few things are counted; 3.93万m² is no small number."""
    return measure(subject.unit).whole and abs(subject.values[period]) < _SMALL


def _is_close(number: Number, subject: Subject, period: str) -> bool:
    """Return whether the number may well be meant to be the value of `subject`."""
    value = subject.values[period]
    if _is_few(subject, period):
        return abs(number.of(value, subject.unit) - number.value) <= _FEW
    return is_near(number, value, subject.unit)


def _is_firm(setting: Setting) -> bool:
    return setting.ends and not setting.inside and not setting.elsewhere


def _agrees(number: Number, match: Match, period: str) -> bool:
    value = match.subject.values[period]
    if not number.allows(value, match.subject.unit):
        return False
    # 超过500人 agrees with nearly every value: the name has to say which.
    if number.is_open:
        near = is_near(number, value, match.subject.unit)
        return match.exact or match.score >= (LIKELY if near else SURE)
    return match.exact or match.score >= LIKELY or abs(value) >= _SMALL


def is_near(number: Number, value: Decimal, unit: str) -> bool:
    """Return whether the number may well be meant to be `value`."""
    own = number.of(value, unit)
    edge = number.value
    if not own or not edge:
        return False
    return _NEARLY[0] <= abs(edge / own) <= _NEARLY[1]


def slip(number: Number, subject: Subject, period: str, before: str) -> str:
    """Return which slip explains the number, in Chinese; empty for none."""
    value = subject.values[period]
    own = number.of(value, subject.unit)
    earlier = subject.values.get(before)
    if earlier is not None and period != before and number.allows(earlier, subject.unit) and earlier != value:
        return f"这是 {before} 年的数"
    if not own or not number.value or number.is_open:
        return ""
    if number.unit and number.unit != subject.unit and digits_of(number.value) == digits_of(value):
        return f"数字一样，单位不同：填报的单位是{subject.unit}"
    factor = abs(number.value / own)
    for tens in _TENS:
        if any(abs(factor / each - 1) < _SAME for each in (tens, 1 / tens)):
            known = measure(number.unit).kind == "money"
            return (
                "单位差了一万倍，“元”和“万元”写错了"
                if known and tens == _TENS[3]
                else f"相差 {tens} 倍，可能写错了位数或单位"
            )
    digits, right = digits_of(number.value), digits_of(own)
    if digits != right and sorted(digits) == sorted(right) and len(digits) > 1:
        return _SWAPPED
    return ""


def reading(
    number: Number, kind: Kind, subject: Subject | None = None, period: str = "", why: str = ""
) -> Reading:
    """Return the reading of `number`, with the value of `subject` in `period` as the right one."""
    expected = expected_of(subject, period) if subject and kind in ("differs", "asks", "agrees") else ""
    return Reading(number.start, number.end, kind, "number", number, subject, period, expected, why)


def short(value: Decimal) -> str:
    """Return a computed number with two decimals at most, without zeros at its end."""
    return f"{value.quantize(_ROUND):f}".rstrip("0").rstrip(".")


def expected_of(subject: Subject, period: str) -> str:
    """Return the value of `subject` as it is printed."""
    value = subject.values.get(period)
    return subject.shown.get(period) or (f"{value:f}" if value is not None else "")
