"""A value within its course over the years on file: the first year, the change since then, the rank."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from qreport.comparing.comparable import is_plain
from qreport.compose.values.figures import Value
from qreport.compose.values.template_values import Inserted, TemplateValue
from qreport.compose.words.changes import ChangeText, absolute_words
from qreport.compose.words.years import fact_of, step_from, value_of
from qreport.model.document import Run
from qreport.model.facts import Fact
from qreport.model.indicator import Polarity


class Told(TemplateValue, Struct, frozen=True):
    """Words about the years on file; the word for having none where they tell nothing."""

    text: str
    known: bool = True
    word = "年份和位次"

    @property
    def present(self) -> bool:
        """Whether there was something to say."""
        return self.known

    def printed(self) -> Inserted:
        """Return the words."""
        return Run(self.text)


def first_value(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`首年`: the value of the first year that has one."""
    value = value_of(thing, "首年")
    return replace(value, period=_first_year(value))


def year(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`年份`: the year of a value: 2013年."""
    return Told(_year(value_of(thing, "年份")))


def since_first(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`比首年`: the difference from the first year that has a value: 比2013年增加214项."""
    value = value_of(thing, "比首年")
    first = replace(value, period=_first_year(value))
    before = _year(first)

    words = value.composition.pack.layout.changes
    return ChangeText(step_from(value, first.period), absolute_words, words, before, compared=True)


def rank(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`位次`: where the value stands among the years that have one, the best first: 5年中第1位.

    There is no rank for a single year, nor where a value is vague or covers a part of its year.
    """
    value = value_of(thing, "位次")
    words, facts = value.composition.pack.layout.changes, _facts(value)
    current = bool(facts) and facts[-1].period == value.period
    # The latest fact with a value must be that of the year itself, or the rank would be another year's.
    if not current or len(facts) < 2 or not all(map(is_plain, facts)):
        return Told(words.not_comparable, known=False)
    # The best first: of a drop-out rate that is the lowest.
    sign = -1 if value.indicator.polarity is Polarity.LOWER else 1
    sizes = [(fact.value or 0) * sign for fact in facts]
    place = sum(size > sizes[-1] for size in sizes) + 1
    told = words.rank.replace("{count}", str(len(facts)))
    return Told(told.replace("{number}", str(place)))


def _first_year(value: Value) -> str:
    return min((fact.period for fact in _facts(value)), default=value.period)


def _facts(value: Value) -> list[Fact]:
    """Return the facts with a value, up to the year of `value`, oldest first."""
    years = [year for year in value.composition.whole.periods if year <= value.period]
    found = (fact_of(value, year) for year in years)
    return [fact for fact in found if fact and fact.value is not None]


def _year(value: Value) -> str:
    return value.composition.wording.period.replace("{period}", value.period)
