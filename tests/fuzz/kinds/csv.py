"""Tables as text."""

from collections.abc import Mapping

from fuzz.dice import Dice
from fuzz.harnesses import of_files

_HEADINGS = (
    ("指标", "2020", "2021"), ("序号", "指标", "单位", "2020年", "2021年"), ("指标", "年份", "数值",
    "分组", "单位", "期间"),
    ("系部", "专业名称", "层次", "在校生数", "设立时间"), (),
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le")


@of_files("csv")
def csv(dice: Dice) -> Mapping[str, bytes]:
    """Return indicators or records in any encoding, with any separator."""
    rows = [dice.one_of(_HEADINGS), *dice.many(12, lambda: dice.many(7, dice.text))]
    separator, end = dice.one_of((",", "\t", ";", "，")), dice.one_of(("\n", "\r\n", "\r", "\v"))
    quote = dice.one_of(("", '"'))
    text = end.join(separator.join(f"{quote}{cell}{quote}" for cell in row) for row in rows)
    content = text.encode(dice.one_of(_ENCODINGS), "replace")
    name = dice.one_of(("indicators/a.csv", "records/programmes.csv", "published/a.csv", "platform/a.CSV"))
    return {name: dice.spoiled(content) if dice.once_in(2) else content}
