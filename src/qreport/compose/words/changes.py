"""Changes in words: the verb follows the value, the limits are those of the layout.

Comparisons in chapters: numbers with numbers, texts with texts; what is missing never holds.

The explanations of a filing as a list: why values changed, in the words of the school.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from qreport.comparing.arithmetic import difference, rate, unit_of
from qreport.compose.values.composition import Composition
from qreport.compose.values.figures import missing_mark, whole_number
from qreport.compose.values.template_values import Items, Misuse, TemplateValue
from qreport.compose.values.wording import AS_IT_IS, Form, as_printed, fact_text, number_text, short
from qreport.compose.words.years import Step, step, value_of
from qreport.formula import rounded
from qreport.model.document import Block, ListBlock, Paragraph, Run
from qreport.model.facts import Fact
from qreport.model.filing import EVERY, Explanation
from qreport.model.units import PERCENT
from qreport.model.wording import ChangeWording
from qreport.problems.composing import CHANGE_UNKNOWN

# What `rate` can round to.
MOST_PLACES = 6
# Decimals of a rate, unless the chapter asks for others: 增长19.87%.
_RATE_PLACES = 2
_WITH_UNIT = Form(unit=True)

Say = Callable[[Step, ChangeWording], str]


class ChangeText(TemplateValue, Struct, frozen=True):
    """The words of a change from the year before."""

    change: Step
    say: Say
    words: ChangeWording
    than: str = "上年"
    """What the value is compared with."""
    compared: bool = False
    """Whether the words begin with it: 比上年增加12人, 与上年持平."""
    otherwise: str = ""
    """What is printed where the two do not compare; empty: the word of the layout."""
    word = "变化"

    @property
    def present(self) -> bool:
        """Whether the two years compare."""
        return self.change.why_not is None

    def printed(self) -> Run:
        """Return the words; the word for having none, and a finding, where the years do not compare."""
        if self.change.why_not is None:
            return Run(self._led(self.say(self.change, self.words)))
        value = self.change.value
        reason, shown = self.change.why_not, self.otherwise or self.words.not_comparable
        message = f"“{value.indicator.name}”不能与{self.than}比较：{reason}，印出的是“{shown}”"
        code, period = value.indicator.code, value.period
        value.composition.report(
            CHANGE_UNKNOWN.at(value.composition.at, message=message, indicator=code, period=period)
        )
        return Run(shown)

    def _led(self, told: str) -> str:
        if not self.compared:
            return told
        phrase = self.words.since_same if told == self.words.same else self.words.since
        return phrase.replace("{period}", self.than).replace("{change}", told)


def direction(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`升降`: the verb alone: 增长, 略有下降, 翻一番, 持平."""
    return _changed(thing, "升降", _verb)


def relative(thing: TemplateValue, arguments: Sequence[TemplateValue]) -> ChangeText:
    """`变化`: with the rate or the points: 增长19.87%, 上升0.5个百分点."""
    places = None
    if arguments:
        places = whole_number(arguments, range(MOST_PLACES + 1), "小数位数", "变化(1)")
    return _changed(thing, "变化", lambda change, words: _relative(change, words, places))


def absolute(thing: TemplateValue, arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`增减`: with the difference: 增加1579人, 上升0.5个百分点; `增减(2)` with the rate, too."""
    if not arguments:
        return _changed(thing, "增减", absolute_words)
    places = whole_number(arguments, range(MOST_PLACES + 1), "小数位数", "增减(2)")
    return _changed(thing, "增减", lambda change, words: _with_rate(change, words, places))


def from_to(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`由到`: with both values, in the form of the value: 由50人增加到65人, 保持50人."""
    value = value_of(thing, "由到")
    form, fact = value.form.then(_WITH_UNIT), value.fact
    told = _changed(value, "由到", lambda change, words: _from_to(change, words, form, form))
    # Where the years do not compare, the sentence still tells the value: 专任教师501人.
    if fact is None or fact.value is None:
        return replace(told, otherwise=missing_mark(fact, value.composition.wording))
    return replace(told, otherwise=fact_text(fact, value.indicator, form))


def than_last_year(thing: TemplateValue, _arguments: Sequence[TemplateValue]) -> TemplateValue:
    """`比上年`: behind another filter, says with what it compares: 比上年增加12人, 与上年持平."""
    if not isinstance(thing, ChangeText):
        raise Misuse("“比上年”写在“增减”或“变化”后面", "写成 {{ 值.指标代码|增减|比上年 }}。")
    phrase = thing.words.since_same.replace("{period}", thing.than)
    return replace(thing, compared=True, otherwise=phrase.replace("{change}", thing.words.not_comparable))


def _changed(thing: TemplateValue, name: str, say: Say) -> ChangeText:
    value = value_of(thing, name)
    return ChangeText(step(value), say, value.composition.pack.layout.changes)


def _verb(change: Step, words: ChangeWording) -> str:
    size = difference(change.old, change.new)
    if not size:
        return words.same
    # With the most decimals, so that 翻一番 is not said of 99.996%.
    growth = rate(change.old, change.new, change.indicator, MOST_PLACES)
    if unit_of(change.indicator) == PERCENT:
        return _slightly(_up(change, words), words, small=abs(size) < words.slight_points)
    if growth is None:
        return _up(change, words) if _is_ratio(change) else _more(change, words)
    if 0 <= growth - 100 <= words.doubled_within:
        return words.doubled
    verb = words.rise if size > 0 else words.fall
    return _slightly(verb, words, small=abs(growth) < words.slight)


def _relative(change: Step, words: ChangeWording, places: int | None) -> str:
    if unit_of(change.indicator) == PERCENT:
        return _points(change, words, places)
    growth = rate(change.old, change.new, change.indicator, _RATE_PLACES if places is None else places)
    if change.old == change.new or growth == 0:
        return _verb(change, words)  # a number that rounds to 0 would contradict the verb
    if growth is None:
        return _from_to(change, words, AS_IT_IS)
    return f"{words.rise if growth > 0 else words.fall}{short(abs(growth))}%"


def absolute_words(change: Step, words: ChangeWording) -> str:
    """Return the words of a change with its size: 增加1579人, 上升0.5个百分点, 持平."""
    if unit_of(change.indicator) == PERCENT:
        return _points(change, words, None)
    size = _size(change)
    if not size:
        return words.same
    if _is_ratio(change):
        return _from_to(change, words, AS_IT_IS)
    return _more(change, words) + number_text(size, _WITH_UNIT, change.indicator.unit)


def _points(change: Step, words: ChangeWording, places: int | None) -> str:
    size = _size(change)
    shown = size if places is None else rounded(size, places)
    if not shown:
        return _verb(change, words)
    return _up(change, words) + words.points.replace("{number}", short(shown))


def _with_rate(change: Step, words: ChangeWording, places: int) -> str:
    told = absolute_words(change, words)
    growth = rate(change.old, change.new, change.indicator, places)
    if not growth or not _size(change):
        return told
    return words.with_rate.replace("{change}", told).replace("{rate}", _relative(change, words, places))


def _size(change: Step) -> Decimal:
    """Return how far the two numbers are apart that are printed: readers subtract those."""
    if change.earlier is None or change.later is None:
        return abs(difference(change.old, change.new))
    old, new = (as_printed(fact, change.indicator) for fact in (change.earlier, change.later))
    return abs(difference(old, new))


def _from_to(change: Step, words: ChangeWording, before: Form, after: Form = _WITH_UNIT) -> str:
    """Return the change with both its values, the earlier one in the form `before`."""
    verb = _up(change, words) if _is_level(change) else _more(change, words)
    old, same = (_number(change.earlier, change, form) for form in (before, after))
    new = _number(change.later, change, after)
    # 97% and 97.0% are no change, nor are two that are printed alike.
    if same == new or not _size(change):
        return words.unchanged.replace("{new}", new)
    return words.from_to.replace("{old}", old).replace("{verb}", verb).replace("{new}", new)


def _number(fact: Fact | None, change: Step, form: Form) -> str:
    return fact_text(fact, change.indicator, form) if fact else ""


def _is_level(change: Step) -> bool:
    return _is_ratio(change) or unit_of(change.indicator) == PERCENT


def _is_ratio(change: Step) -> bool:
    """Whether only the values themselves say anything: ratios and calendar years."""
    # 17:1 rose by nothing that has a name, and 2021 is no larger than 2020.
    return unit_of(change.indicator) in (":1", "年")


def _up(change: Step, words: ChangeWording) -> str:
    return words.up if change.new > change.old else words.down


def _more(change: Step, words: ChangeWording) -> str:
    return words.more if change.new > change.old else words.less


def _slightly(verb: str, words: ChangeWording, *, small: bool) -> str:
    return f"{words.slightly}{verb}" if small else verb


_ORDER: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}


def holds(sign: str, left: TemplateValue, right: TemplateValue) -> bool:
    """Return whether `left sign right`; False when either is missing.

    Raises Misuse when the two do not compare.
    """
    if sign in ("in", "notin"):
        return _within(left, right, wanted=sign == "in")
    first, second = left.comparable(), right.comparable()
    if first is None or second is None:
        return False
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return (first == second) is (sign == "eq") if sign in ("eq", "ne") else _ORDER[sign](first, second)
    if isinstance(first, str) and isinstance(second, str) and sign in ("eq", "ne"):
        return (first == second) is (sign == "eq")
    raise Misuse("数只能与数比较大小；文字只能比较是否相同", "数不加引号，文字加引号，大小只比数。")


def _within(left: TemplateValue, right: TemplateValue, *, wanted: bool) -> bool:
    one = left.comparable()
    # What is missing is in no list, and not outside of one either.
    if one is None:
        return False
    if isinstance(right, Items):
        return any(one == each.comparable() for each in right.members()) is wanted
    whole = right.comparable()
    if whole is None:
        return False
    if isinstance(one, str) and isinstance(whole, str):
        return (one in whole) is wanted
    raise Misuse("in 后面应是一段文字，或方括号里的几个词", '写成 in ["国家级", "省级"]。')


def explanations(composition: Composition) -> tuple[Block, ...]:
    """Return a numbered list of the explanations that have a text, in their order; nothing without any.

    They are facts of the filing and no Markdown; who gave one is printed as it stands there.
    """
    told = tuple(_told(composition, each) for each in composition.filing.explanations if each.text.strip())
    items = tuple((Paragraph((Run(line),)),) for line in told)
    return (ListBlock(ordered=True, items=items),) if items else ()


def _told(composition: Composition, each: Explanation) -> str:
    indicator = composition.pack.indicators.get(each.indicator)
    parent = composition.pack.indicators.get(indicator.parent or "") if indicator else None
    own = "各项指标" if each.indicator == EVERY else indicator.name if indicator else each.indicator
    name = f"{parent.name}（{own}）" if parent else own
    period = composition.wording.period.format(period=each.period)
    by = f"（{each.by}）" if each.by else ""
    return f"{name}（{period}）：{each.text.strip().rstrip('。')}{by}。"
