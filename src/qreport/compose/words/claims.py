"""Claims about a series: made only when the values on file bear them."""

from collections.abc import Sequence

from msgspec import Struct

from qreport.compose.values.figures import Value, whole_number
from qreport.compose.values.template_values import Inserted, Misuse, TemplateValue
from qreport.compose.values.wording import short
from qreport.compose.words.years import Step, fact_of, said, step, value_of
from qreport.model.document import Run
from qreport.model.facts import Bound, Fact
from qreport.model.wording import ChangeWording
from qreport.problems.composing import CLAIM_NOT_BORNE
from qreport.text.numerals import counted
from qreport.text.periods import period_before

# One year is no row, and no table or chart shows more than 30.
_YEARS = range(2, 31)


class Claim(TemplateValue, Struct, frozen=True):
    """Words that stand in the report only when they are true."""

    value: Value
    text: str
    against: str | None
    """What speaks against it; None when the values bear it."""
    word = "这种说法"

    @property
    def present(self) -> bool:
        """Whether the values bear it."""
        return self.against is None

    def truth(self) -> bool:
        """Return whether the values bear it; asking is no claim."""
        return self.against is None

    def printed(self) -> Inserted:
        """Return the words; what does not hold is an error at its line, and marked in the draft."""
        if self.against is None:
            return Run(self.text)
        composition, indicator = self.value.composition, self.value.indicator
        message = f"“{indicator.name}”不能说“{self.text}”：{self.against}"
        composition.report(
            CLAIM_NOT_BORNE.at(
                composition.at, message=message, indicator=indicator.code, period=self.value.period
            )
        )
        return Run(f"〔{self.text}〕")


def rising(thing: TemplateValue, arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`连续增长(3)`: every one of so many years is above the year before."""
    return _in_a_row(thing, arguments, "连续增长", sign=1)


def falling(thing: TemplateValue, arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`连续下降(3)`: every one of so many years is below the year before."""
    return _in_a_row(thing, arguments, "连续下降", sign=-1)


def record_high(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`创新高`: above every earlier year on file."""
    value = value_of(thing, "创新高")
    return Claim(value, _words(value).record_high, _no_record(value, sign=1))


def record_low(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`创新低`: below every earlier year on file."""
    value = value_of(thing, "创新低")
    return Claim(value, _words(value).record_low, _no_record(value, sign=-1))


def first(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`居首`: above every other group of the same indicator."""
    value = value_of(thing, "居首")
    if not value.group:
        raise Misuse("“居首”只用于分组的值", '写成 {{ 值.指标代码["电气工程系"]|居首 }}。')
    return Claim(value, _words(value).first, _not_first(value))


def _in_a_row(
    thing: TemplateValue, arguments: Sequence[TemplateValue], name: str, sign: int
) -> TemplateValue:
    value = value_of(thing, name)
    count = whole_number(arguments, _YEARS, "年数", f"{name}(3)")
    steps = [step(value, year) for year in _years(value.period, count)]
    against = next((reason for each in steps if (reason := _breaks(each, sign))), None)
    words = _words(value).years_rising if sign > 0 else _words(value).years_falling
    return Claim(value, words.replace("{number}", counted(count)), against)


def _years(last: str, count: int) -> list[str]:
    years = [last]
    while len(years) < count:
        years.append(period_before(years[-1]))
    return years[::-1]


def _breaks(made: Step, sign: int) -> str | None:
    if made.why_not is not None:
        return made.why_not
    if (made.new - made.old) * sign > 0:
        return None
    return f"{short(made.old)} 之后是 {short(made.new)}"


def _no_record(value: Value, sign: int) -> str | None:
    """Return what speaks against a record; years that do not compare with the current one do."""
    now, least = value.fact, _words(value).record_years
    if now is None or now.value is None or now.bound is not Bound.EXACT:
        return f"{value.period} 年没有准确的数"
    earlier = [year for year in value.composition.whole.periods if year < value.period]
    facts = [fact for year in earlier if (fact := fact_of(value, year)) and fact.value is not None]
    # A record of two years would only say that the value rose.
    if len(facts) + 1 < least:
        return f"只有 {len(facts) + 1} 年的数，至少要有 {least} 年"
    after_the_first = [fact.period for fact in facts[1:]] + [value.period]
    if reason := next((reason for year in after_the_first if (reason := said(value, year))), None):
        return reason
    for fact in facts:
        if fact.bound is not Bound.EXACT or fact.span is not None or now.span is not None:
            return f"{fact.period} 年与 {value.period} 年的数不能比较"
        if (now.value - (fact.value or 0)) * sign <= 0:
            return (
                f"{fact.period} 年是 {short(fact.value or now.value)}，{value.period} 年是 {short(now.value)}"
            )
    return None


def _not_first(value: Value) -> str | None:
    own, others = value.fact, _others(value)
    if own is None or own.value is None or own.bound is not Bound.EXACT:
        return f"“{value.group}”没有准确的数"
    if not others:
        return f"除“{value.group}”外没有别的组，无从比较"
    for other in others:
        if other.value is None or other.bound is not Bound.EXACT:
            return f"“{other.group}”没有准确的数，不能比较"
        # Two that are equal are both first, and neither may say so.
        if other.value >= own.value:
            return f"“{other.group}”是 {short(other.value)}，“{value.group}”是 {short(own.value)}"
    return None


def _others(value: Value) -> list[Fact]:
    """Return the groups beside that of `value`, within the same larger group."""
    outer, _ = parts_of(value, value.group)
    return [fact for fact in groups_within(value, outer) if fact.group != value.group]


def groups_within(value: Value, outer: str) -> list[Fact]:
    """Return the groups of the indicator of `value` right below the group `outer` (`""`: the whole)."""
    facts = value.composition.facts.groups(value.indicator.code, value.period)
    return [fact for fact in facts if parts_of(value, fact.group)[0] == outer]


def parts_of(value: Value, group: str) -> tuple[str, str]:
    """Return the larger group that a group of the indicator of `value` lies in, and its own name."""
    measure = value.indicator.measure
    # Of one column every name is a group by itself, also 汽车运用/维修.
    if measure and len(measure.by) == 1:
        return "", group
    outer, _, own = group.rpartition("/")
    return outer, own


def _words(value: Value) -> ChangeWording:
    return value.composition.pack.layout.changes
