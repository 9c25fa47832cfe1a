"""`值` and `上年`: the values of indicators."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from qreport.compose.values.composition import Composition
from qreport.compose.values.template_values import Comparable, Misuse, Nothing, TemplateValue, unknown
from qreport.compose.values.wording import AS_IT_IS, Form, fact_text
from qreport.model.document import FactRef, Run
from qreport.model.facts import Fact, State
from qreport.model.finding import Problem
from qreport.model.indicator import Indicator
from qreport.model.layout import Wording
from qreport.problems.composing import GROUP_MISSING, VALUE_MISSING


class Values(TemplateValue, Struct, frozen=True, dict=True):
    """All values of one period, by code or name of their indicators."""

    composition: Composition
    period: str

    word = "值"

    def item(self, name: str, /) -> TemplateValue:
        """Return the value of the indicator called `name`; an unknown one is reported and prints its name."""
        indicator = self.composition.catalogue.find(name)
        if indicator is None:
            self.composition.report(
                self.composition.catalogue.fault(name, self.composition.at, self.composition.advice)
            )
            return unknown(name)
        return Value(self.composition, indicator, self.period)


class Value(TemplateValue, Struct, frozen=True, dict=True):
    """The value of an indicator, for the whole school or one group."""

    composition: Composition
    indicator: Indicator
    period: str
    group: str = ""
    form: Form = AS_IT_IS

    word = "指标的值"

    @cached_property
    def fact(self) -> Fact | None:
        """What the filing says, or what was computed."""
        return self.composition.facts.get(self.indicator.code, self.period, self.group)

    @property
    def present(self) -> bool:
        """Whether there is a value."""
        return self.fact is not None and self.fact.value is not None

    def item(self, name: str, /) -> TemplateValue:
        """Return the value of one group; one that has no value in the period is reported."""
        group = f"{self.group}/{name}" if self.group else name
        found = replace(self, group=group)
        if found.fact:
            return found
        known = [fact.group for fact in self.composition.facts.groups(self.indicator.code, self.period)]
        if any(each.startswith(f"{group}/") for each in known):
            return found
        advice = self.composition.advice(group, known) if known else "，它没有分组的数"
        message = f"“{self.indicator.name}”{self.period} 年没有分组“{group}”{advice}"
        self._report(GROUP_MISSING, message)
        return Nothing(self.composition.wording.missing)

    def printed(self) -> Run:
        """Return the number as text, bound to its fact; the mark of the layout where it is missing."""
        ref = FactRef(self.indicator.code, self.period, self.group, self.fact.value if self.fact else None)
        if self.fact is None or self.fact.value is None:
            self._missing("印出的是缺数的记号")
            return Run(missing_mark(self.fact, self.composition.wording), fact=ref)
        return Run(fact_text(self.fact, self.indicator, self.form), fact=ref)

    def comparable(self) -> Comparable:
        """Return the number; None, and a finding, where it is missing."""
        if self.fact is None or self.fact.value is None:
            self._missing("条件按不成立处理")
            return None
        return self.fact.value

    def formed(self, form: Form, /) -> TemplateValue:
        """Return it in another form."""
        return replace(self, form=self.form.then(form))

    def _missing(self, effect: str) -> None:
        group = f"（{self.group}）" if self.group else ""
        message = f"“{self.indicator.name}”{group}{self.period} 年没有数据，{effect}"
        self._report(VALUE_MISSING, message)

    def _report(self, problem: Problem, message: str) -> None:
        at, code = self.composition.at, self.indicator.code
        self.composition.report(problem.at(at, message=message, indicator=code, period=self.period))


def missing_mark(fact: Fact | None, wording: Wording) -> str:
    """Return what is printed where there is no value."""
    return wording.not_applicable if fact and fact.state is State.NOT_APPLICABLE else wording.missing


def whole_number(arguments: Sequence[TemplateValue], allowed: range, what: str, example: str) -> int:
    """Return the first argument, a whole number within `allowed`; raise Misuse for anything else."""
    value = arguments[0].comparable()
    if not isinstance(value, Decimal) or value not in allowed:
        raise Misuse(f"{what}应是 {allowed[0]} 到 {allowed[-1]} 的整数", f"写成 {example} 这样。")
    return int(value)
