"""Round numbers in words: 近2万, 500余, 约9500. They never contradict the number that they stand for."""

from collections.abc import Callable, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from qreport.compose.values.figures import Value, whole_number
from qreport.compose.values.template_values import Comparable, Inserted, TemplateValue
from qreport.compose.values.wording import AS_IT_IS, Form, number_text
from qreport.compose.words.years import value_of
from qreport.formula.exact import WIDE
from qreport.model.document import FactRef, Run
from qreport.model.facts import Bound
from qreport.model.units import find_unit, with_unit
from qreport.model.wording import ChangeWording

_SCALES = (8, 4)
"""亿 and 万, as powers of ten."""
# Leading digits that may be asked for: 概数(2) makes 9500余 of 9527.
_DIGITS = range(1, 7)
# Wider than any number of a file, so that steps are exact.

Words = Callable[[Decimal, int, Value], str]


class RoundNumber(TemplateValue, Struct, frozen=True):
    """A number in round words, still bound to its fact."""

    value: Value
    number: Decimal
    text: str
    with_unit: bool = False
    word = "概数"

    def printed(self) -> Inserted:
        """Return the words."""
        indicator = self.value.indicator
        text = with_unit(self.text, indicator.unit) if self.with_unit else self.text
        return Run(text, fact=FactRef(indicator.code, self.value.period, self.value.group, self.number))

    def comparable(self) -> Comparable:
        """Return the number itself."""
        return self.number

    def formed(self, form: Form, /) -> TemplateValue:
        """Return it with its unit; decimals and scale follow from the round number."""
        return replace(self, with_unit=self.with_unit or form.unit)


def loosely(thing: TemplateValue, arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`概数`: 近2万 just below a round number, 500余 above one, the number itself when it is round."""
    return _rounded(thing, arguments, "概数", _loose)


def about(thing: TemplateValue, arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`约`: rounded half up, 约9500; without 约 when that is the number itself."""
    return _rounded(thing, arguments, "约", _about)


def _rounded(
    thing: TemplateValue, arguments: Sequence[TemplateValue], name: str, words: Words
) -> TemplateValue:
    """Return the round words; a value that is missing, vague or below 0 stays as it is."""
    value = value_of(thing, name)
    digits = whole_number(arguments, _DIGITS, "保留的位数", f"{name}(2)") if arguments else 1
    fact = value.fact
    if fact is None or fact.value is None or fact.bound is not Bound.EXACT or fact.value < 0:
        return value
    return RoundNumber(value, fact.value, words(fact.value, digits, value))


def _loose(number: Decimal, digits: int, value: Value) -> str:
    words, step = _words(value), _step(number, digits)
    below = WIDE.multiply(WIDE.divide(number, step).to_integral_value(ROUND_FLOOR), step)
    if below == number:
        return _plain(number, value)
    lacking = WIDE.subtract(WIDE.add(below, step), number)
    # Multiplied out, so that no division rounds at the limit.
    if lacking * 100 <= words.near * step:
        return words.nearly.replace("{number}", _plain(WIDE.add(below, step), value))
    unit = find_unit(value.indicator.unit)
    # 500余人 of what is counted, 超过500万元 of what is measured.
    over = words.over if unit and unit.whole else words.beyond
    return over.replace("{number}", _plain(below, value))


def _about(number: Decimal, digits: int, value: Value) -> str:
    step = _step(number, digits)
    near = WIDE.multiply(WIDE.divide(number, step).to_integral_value(ROUND_HALF_UP), step)
    shown = _plain(near, value)
    return shown if near == number else _words(value).about.replace("{number}", shown)


def _step(number: Decimal, digits: int) -> Decimal:
    """Return what one step of the last of so many leading digits is worth."""
    return Decimal(1).scaleb(number.adjusted() - digits + 1)


def _plain(number: Decimal, value: Value) -> str:
    unit = value.indicator.unit
    # 2万万元 is said by nobody.
    large = not unit.startswith(("万", "亿"))
    scale = next((each for each in _SCALES if large and number >= Decimal(1).scaleb(each)), 0)
    form = Form(scale=scale) if scale else AS_IT_IS
    return number_text(WIDE.plus(number), form, "")


def _words(value: Value) -> ChangeWording:
    return value.composition.pack.layout.changes
