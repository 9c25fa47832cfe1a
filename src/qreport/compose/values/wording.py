"""A number as text: as typed, or rounded as its indicator says; no thousands marks, never 1E+3.

Labels of tables, figures and cases: `表1-1`, `图9-1`, `附表1`, `案例1`.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qreport.formula import rounded
from qreport.formula.exact import WIDE
from qreport.model.document import Caption, Inlines
from qreport.model.facts import Bound, Fact
from qreport.model.indicator import Indicator
from qreport.model.layout import Wording
from qreport.model.units import RATIO, find_unit, with_unit
from qreport.text.width import half_width

_SCALES = {4: "万", 8: "亿"}
_AFTER = ("以上", "以下", "以内", "左右", "上下")
"""Words of vagueness that stand behind the unit."""
# Decimals of a computed number whose indicator does not name any.
_LONGEST_WITHOUT_DECIMALS = 2
# Moving the point must not round, whatever the context of the thread.


class Form(Struct, frozen=True):
    """How a chapter asks for a number."""

    places: int | None = None
    """Decimals; None: as typed, or as the indicator says."""
    scale: int = 0
    """4 for 万, 8 for 亿."""
    unit: bool = False
    """Whether the unit follows."""

    def then(self, other: "Form") -> "Form":
        """Return this form with what `other` asks for."""
        places = self.places if other.places is None else other.places
        return Form(places, other.scale or self.scale, other.unit or self.unit)


AS_IT_IS = Form()


def plain(value: Decimal) -> str:
    """Return the digits of `value` with the zeros it was typed with; minus zero is 0."""
    # `value or`: of minus zero abs() takes the sign, and keeps its decimals.
    return format(value or abs(value), "f")


def short(value: Decimal) -> str:
    """Return the digits of `value` without zeros at the end of a fraction."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def fact_text(fact: Fact, indicator: Indicator, form: Form = AS_IT_IS) -> str:
    """Return the text of a fact that has a value.

    A number typed with a word of vagueness (`90余`) keeps the typed text, whatever `form` asks.
    """
    if fact.value is None:
        raise ValueError("a fact without a value has no text")
    if fact.bound is not Bound.EXACT and fact.text:
        return _vague(half_width(fact.text), indicator.unit, unit_wanted=form.unit)
    if form.places is None and not form.scale:
        form = replace(form, places=_places(fact.value, fact, indicator))
    return number_text(fact.value, form, indicator.unit, indicator.rounding)


def number_text(value: Decimal, form: Form, unit: str, rounding: str = "half_up") -> str:
    """Return `value` with `form.places` decimals (None: as many as it has); a ratio always with its `:1`."""
    if form.scale:
        value = Decimal(short(WIDE.scaleb(value, -form.scale)))
    text = plain(value) if form.places is None else plain(rounded(value, form.places, rounding))
    text += _SCALES.get(form.scale, "")
    return with_unit(text, unit) if unit and (form.unit or unit == RATIO) else text


def as_printed(fact: Fact, indicator: Indicator) -> Decimal:
    """Return the value of a fact that has one, with the decimals that it is printed with."""
    if fact.value is None:
        raise ValueError("a fact without a value prints no number")
    return rounded(fact.value, _places(fact.value, fact, indicator), indicator.rounding)


def decimals(value: Decimal) -> int:
    """Return how many digits after the point `value` needs."""
    return len(short(value).partition(".")[2])


def _places(value: Decimal, fact: Fact, indicator: Indicator) -> int:
    """Typed: as typed. Computed or converted: as the indicator says, else as needed, at most 2."""
    needed = decimals(value)
    if not fact.is_derived and fact.decimals is not None and needed <= fact.decimals:
        return fact.decimals
    return min(needed, _LONGEST_WITHOUT_DECIMALS) if indicator.decimals is None else indicator.decimals


def with_vague_unit(text: str, unit: str) -> str:
    """Return a typed number with its unit where it belongs: `90余个`, `98%以上`."""
    end = next((word for word in _AFTER if text.endswith(word)), "")
    return f"{with_unit(text.removesuffix(end), unit)}{end}"


def _vague(text: str, unit: str, *, unit_wanted: bool) -> str:
    known = find_unit(unit)
    end = next((word for word in _AFTER if text.endswith(word)), "")
    core = text.removesuffix(end)
    # 90余名 of an indicator in 人: the unit that was typed goes, whichever name it had.
    for name in (unit, *known.aliases) if known else (unit,):
        core = core.removesuffix(name).rstrip()
    return with_vague_unit(f"{core}{end}", unit) if unit_wanted else f"{core}{end}"


Sort = Literal["table", "figure"]


class Label(Struct, frozen=True):
    """The number of one captioned block."""

    target: str
    """Id of the block."""
    text: str
    """The whole label."""
    prefix: str = ""
    """What stands before the number that counts."""
    number: int = 0
    is_captioned: bool = False
    """Whether it is the label of a table or figure, which the text has to mention."""

    def caption(self, sort: Sort, words: Inlines) -> Caption:
        """Return the caption with these words."""
        return Caption(sort, self.text, self.prefix, self.number, words)


class Counter:
    """Counts tables and figures by chapter, those of annexes and the cases through the report."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._counts: dict[str, int] = {}

    def captioned(self, target: str, sort: Sort, chapter: int | None) -> Label:
        """Return the next label; `chapter` is None in an annex."""
        words = self._wording
        if chapter is None:
            pattern = words.annex_table if sort == "table" else words.annex_figure
        else:
            pattern = words.table if sort == "table" else words.figure
        pattern = pattern.replace("{chapter}", str(chapter))
        return replace(self._next(target, pattern, f"{sort} {chapter}"), is_captioned=True)

    def case(self, target: str) -> Label:
        """Return the next label of a case."""
        return self._next(target, self._wording.case, "case")

    def _next(self, target: str, pattern: str, series: str) -> Label:
        number = self._counts[series] = self._counts.get(series, 0) + 1
        prefix, mark, rest = pattern.partition("{number}")
        return Label(target, f"{prefix}{number if mark else ''}{rest}", prefix, number)
