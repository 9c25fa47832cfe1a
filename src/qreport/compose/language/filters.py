"""What may follow a `|` in a chapter; the name is that of the chapter's language."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from qreport.compose.values.figures import whole_number
from qreport.compose.values.template_values import Misuse, Nothing, TemplateValue
from qreport.compose.values.wording import Form
from qreport.compose.words import changes, claims, order, round_numbers, series
from qreport.compose.words.changes import MOST_PLACES
from qreport.model.document import Run
from qreport.text import numerals

Arguments = Sequence[TemplateValue]
Apply = Callable[[TemplateValue, Arguments], TemplateValue]


class Filter(Struct, frozen=True):
    """A filter and how many values it takes."""

    apply: Apply
    least: int = 0
    most: int = 0


class Phrase(TemplateValue, Struct, frozen=True):
    """A text made from data; it goes into the report as it stands."""

    text: str

    def printed(self) -> Run:
        """Return the text."""
        return Run(self.text)


def apply(name: str, thing: TemplateValue, arguments: Arguments) -> TemplateValue:
    """Return what the filter `name` makes of `thing`; raise Misuse when it cannot.

    What is not there stays what it is: that was told already.
    """
    chosen = FILTERS[name]
    if len(arguments) < chosen.least:
        raise Misuse(f"“{name}”后面的括号里缺少一个值", f"写成 |{name}(…)。")
    return thing if isinstance(thing, Nothing) else chosen.apply(thing, arguments)


def _with_unit(thing: TemplateValue, _arguments: Arguments) -> TemplateValue:
    return thing.formed(Form(unit=True))


def _decimals(thing: TemplateValue, arguments: Arguments) -> TemplateValue:
    return thing.formed(Form(places=_places(arguments)))


def _scaled(scale: int) -> Apply:
    def apply_scale(thing: TemplateValue, arguments: Arguments) -> TemplateValue:
        return thing.formed(Form(_places(arguments) if arguments else None, scale))

    return apply_scale


def _places(arguments: Arguments) -> int:
    return whole_number(arguments, range(MOST_PLACES + 1), "小数位数", "小数(1)、万(2)")


def _month(words: Callable[[str], str]) -> Apply:
    def apply_month(thing: TemplateValue, _arguments: Arguments) -> TemplateValue:
        issued = thing.comparable()
        year, _, month = issued.partition("-") if isinstance(issued, str) else ("", "", "")
        if not (year.isdecimal() and month.isdecimal() and year.isascii() and month.isascii()):
            raise Misuse("这里不是 2021-11 这样的年月", "写成 {{ 报告.issued|年月 }}。")
        return Phrase(words(f"{year}-{month}"))

    return apply_month


def _listed(thing: TemplateValue, arguments: Arguments) -> TemplateValue:
    """The different values of one column, in the order of the rows, with 、 between them."""
    column = arguments[0].comparable()
    if not isinstance(column, str):
        raise Misuse("列举的括号里应是列的名称", '写成 {{ 记录.programmes|列举("programme") }}。')
    texts = dict.fromkeys(_text(row.item(column)) for row in thing.members())
    return Phrase("、".join(texts)) if texts else Nothing("")


def _text(cell: TemplateValue) -> str:
    shown = cell.printed()
    return shown.text if isinstance(shown, Run) else ""


FILTERS: Mapping[str, Filter] = {
    "带单位": Filter(_with_unit),
    "小数": Filter(_decimals, least=1, most=1),
    "万": Filter(_scaled(4), most=1),
    "亿": Filter(_scaled(8), most=1),
    "列举": Filter(_listed, least=1, most=1),
    "年月": Filter(_month(numerals.month)),
    "汉字年月": Filter(_month(numerals.month_in_words)),
    "升降": Filter(changes.direction),
    "变化": Filter(changes.relative, most=1),
    "增减": Filter(changes.absolute, most=1),
    "由到": Filter(changes.from_to),
    "比上年": Filter(changes.than_last_year),
    "概数": Filter(round_numbers.loosely, most=1),
    "约": Filter(round_numbers.about, most=1),
    "连续增长": Filter(claims.rising, least=1, most=1),
    "连续下降": Filter(claims.falling, least=1, most=1),
    "创新高": Filter(claims.record_high),
    "创新低": Filter(claims.record_low),
    "居首": Filter(claims.first),
    "最大": Filter(order.largest),
    "最小": Filter(order.smallest),
    "前几位": Filter(order.foremost, least=1, most=1),
    "组名": Filter(order.name),
    "首年": Filter(series.first_value),
    "年份": Filter(series.year),
    "比首年": Filter(series.since_first),
    "位次": Filter(series.rank),
}

ARGUMENTS: Mapping[str, int] = {name: each.most for name, each in FILTERS.items()}
"""The most values that each takes."""
