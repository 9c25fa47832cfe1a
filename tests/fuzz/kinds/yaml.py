"""The YAML files of a filing: settings, indicators, explanations, layout."""

from collections.abc import Mapping

from fuzz.dice import Dice
from fuzz.ground import SETTINGS
from fuzz.harnesses import of_files

_FILES = ("qreport.yaml", "indicators/a.yaml", "explanations.yaml", "indicators/b.yml")
_KEYS = (
    "pack", "school", "name", "level", "report", "title_year", "data_year", "issued", "output",
    "formats", "directory",
    "layout", "styles", "heading1", "size", "line", "font", "page", "margins", "chart_colors",
    "wording", "levels",
    "statement", "logo", "explanations", "indicator", "finding", "value", "text", "students",
    "2021", "年份", "数值",
    "rules", "QR301", "<<", "teachers", "unit", "group", "span", "单位",
)  # fmt: skip
_VALUES = (
    "small", "secondary", "2022", "2021-11", "[]", "{}", "null", "true", "yes", "0x1F", "1_000",
    "12e3", ".nan", "-.inf",
    "2021-02-30", "9527", "98.5%", "'甲'", '"\\r\\n"', '"\\u2028"', '"\\x07"', "&a [*a]", "*a",
    "&b x", "*b", "!!python/name:os.system",
    "|\n      甲\n      乙", "18446744073709551616", "0" * 40, "../x", "/etc", "C:\\x", "[docx, pdf]",
    "[docx, exe]", "😀",
)  # fmt: skip


@of_files("yaml")
def yaml(dice: Dice) -> Mapping[str, bytes]:
    """Return one of the files, of right and wrong keys."""
    text = (SETTINGS if dice.once_in(2) else "") + "".join(_entries(dice, 0))
    content = text.encode("utf-8", "surrogatepass")
    return {dice.one_of(_FILES): dice.spoiled(content) if dice.once_in(4) else content}


def _entries(dice: Dice, depth: int) -> list[str]:
    lists = dice.once_in(4)
    return [_entry(dice, depth, lists) for _ in range(1 + dice.below(5))]


def _entry(dice: Dice, depth: int, in_list: bool) -> str:  # noqa: FBT001
    indent = "  " * depth
    key = "-" if in_list else f"{dice.one_of(_KEYS) if not dice.once_in(8) else dice.text()}:"
    if depth < 4 and dice.once_in(3):
        return f"{indent}{key}\n{''.join(_entries(dice, depth + 1))}"
    value = dice.one_of(_VALUES) if not dice.once_in(4) else dice.text()
    return f"{indent}{key} {value}\n"
