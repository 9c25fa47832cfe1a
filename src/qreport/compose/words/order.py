"""The groups of a value by their size: the largest, the smallest, the first few, and their names."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from qreport.compose.values.figures import Value, whole_number
from qreport.compose.values.records import Field
from qreport.compose.values.template_values import Comparable, Inserted, Items, Misuse, Nothing, TemplateValue
from qreport.compose.values.wording import Form
from qreport.compose.words import changes
from qreport.compose.words.claims import groups_within, parts_of
from qreport.compose.words.years import value_of
from qreport.model.document import Run
from qreport.model.facts import UNNAMED, Bound, Fact
from qreport.problems.composing import ORDER_UNKNOWN

# More are a table.
_PLACES = range(2, 31)


class Extreme(TemplateValue, Struct, frozen=True):
    """The largest or smallest group; several where they are equal."""

    groups: tuple[Value, ...]
    """At least one, all with the same number."""
    word = "最大或最小的一组"

    def members(self) -> Sequence[TemplateValue]:
        """Return the groups."""
        return self.groups

    def printed(self) -> Run:
        """Return the number."""
        return self.groups[0].printed()

    def comparable(self) -> Comparable:
        """Return the number."""
        return self.groups[0].comparable()

    def formed(self, form: Form, /) -> TemplateValue:
        """Return it with its number in another form."""
        return Extreme(tuple(replace(each, form=each.form.then(form)) for each in self.groups))


class Unordered(TemplateValue, Struct, frozen=True):
    """Stands for the order of groups that have none; printing it is a finding, asking for it is not."""

    value: Value
    reason: str

    @property
    def present(self) -> bool:
        """No."""
        return False

    def members(self) -> Sequence[TemplateValue]:
        """Return nothing, and report why."""
        self._report()
        return ()

    def printed(self) -> Inserted:
        """Return the mark for what is missing, and report why."""
        self._report()
        return Run(self.value.composition.wording.missing)

    def comparable(self) -> Comparable:
        """Return None, and report why."""
        self._report()
        return None

    def formed(self, _form: Form, /) -> TemplateValue:
        """Return itself."""
        return self

    def _report(self) -> None:
        composition, indicator = self.value.composition, self.value.indicator
        message = f"“{indicator.name}”的各组排不出大小：{self.reason}"
        period = self.value.period
        composition.report(
            ORDER_UNKNOWN.at(composition.at, message=message, indicator=indicator.code, period=period)
        )


def largest(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`最大`: the group with the largest number; it prints the number, `组名` its name."""
    return _extreme(value_of(thing, "最大"), last=False)


def smallest(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`最小`: the group with the smallest number."""
    return _extreme(value_of(thing, "最小"), last=True)


def foremost(thing: TemplateValue, arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`前几位(3)`: the groups of the first places, the largest first; those equal to the last one, too."""
    count = whole_number(arguments, _PLACES, "名次", "前几位(3)")
    found = _descending(value_of(thing, "前几位"))
    if isinstance(found, Unordered):
        return found
    last = found[min(count, len(found)) - 1]
    return Items(tuple(each for each in found if changes.holds("gteq", each, last)))


def name(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`组名`: the name of a group, of several with 、 between them."""
    if isinstance(thing, Unordered):
        return Nothing(thing.value.composition.wording.missing)
    groups = thing.groups if isinstance(thing, Extreme) else (value_of(thing, "组名"),)
    if not groups[0].group:
        raise Misuse("“组名”只用于一组的值", "写成 {{ 值.指标代码|最大|组名 }}。")
    names = "、".join(parts_of(each, each.group)[1] for each in groups)
    return Field(groups[0].composition, "组名", names)


def _extreme(value: Value, *, last: bool) -> TemplateValue:
    found = _descending(value)
    if isinstance(found, Unordered):
        return found
    best = found[-1 if last else 0]
    return Extreme(tuple(each for each in found if changes.holds("eq", each, best)))


def _descending(value: Value) -> list[Value] | Unordered:
    """Return the groups right below `value`, the largest first, equal ones in the order of the file."""
    found = groups_within(value, value.group)
    unknown = next((fact for fact in found if fact.value is None or fact.bound is not Bound.EXACT), None)
    if unknown:
        return Unordered(value, f"“{unknown.group}”没有准确的数")
    ordered = sorted(found, key=_size, reverse=True)
    facts = [fact for fact in ordered if parts_of(value, fact.group)[1] != UNNAMED]
    if len({fact.value for fact in facts}) < 2:
        return Unordered(value, "各组的数都一样" if len(facts) > 1 else "没有几组可比")
    if _size(ordered[0]) > _size(facts[0]):
        return Unordered(value, f"“{UNNAMED}”的最大，它们属于哪一组不知道")
    return [replace(value, group=fact.group) for fact in facts]


def _size(fact: Fact) -> Decimal:
    return fact.value or Decimal(0)
