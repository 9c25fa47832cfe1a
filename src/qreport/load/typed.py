"""The one grammar of typed numbers: `9,527人`, `98.5%`, `19:1`, `1.2万`, `365余万元`, `-`, `/`.

What is wrong with a text that is no number, and the nearest right way to write it.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from qreport.limits import DECIMALS, INTEGER_DIGITS, NUMBER_CHARACTERS
from qreport.model.facts import Bound, State
from qreport.model.units import named_unit
from qreport.text.characters import tidy
from qreport.text.regex import regex
from qreport.text.width import half_width

WHICH = "为零填 0，没有数据填 -，不适用填 /"
_USUAL = f"应为数字，例如 9527、98.5%、19:1；{WHICH}"

# Each matches from the beginning of the text, and the first that fits is told: 19:01 is a ratio that became
# a time before it is a ratio of the wrong form.
# Compiled when a number could not be read, for most filings never.
_ADVICE = (
    (r"$", f"是空白，看不出是零、没有数据还是不适用：{WHICH}"),
    # 暂无, 待定, N/A, ？？, ×, √, ○ as words for none.
    (r"(无|没有|暂无|空|缺|不详|未知|待[定补填核]|n/?a|null|none|nil|[?？]+|[*×xo√○]+)$",
     f"看不出是零、没有数据还是不适用：{WHICH}"),
    (r"[-+]?(nan|inf(inity)?)$", f"不是数；{WHICH}"),
    (r"(true|false|是|否|有)$", "应为数字，不是“是”或“否”"),
    (r"=", "是公式的文字，不是公式的结果；请填结果"),
    (r"#", "是公式的错误标记，不是数；请改正公式或直接填数"),
    (r"['’‘`]", "前面多了撇号，请删去"),
    (r"[¥￥$€]", "请去掉货币符号，单位写在单位一栏"),
    (r"[<>=≥≤≈~≧≦]", "不用比较符号，请写成“90以上”“不足90”或“约90”"),
    # 90+
    (r".*[0-9]\+$", "不用加号，请写成“90余”或“90以上”"),
    (r"[0-9]+:0[0-9](:00)?$", "像是表格软件把 19:1 变成了时间；请把单元格设为文本格式，再写 19:1"),
    (r"1:[0-9.]+$", "比值请把 1 写在后面，例如把 1:19 写成 19:1"),
    (r"[0-9.]+:[0-9.]+$", "比值的后项应为 1，例如 19:1"),
    # 2021-08, 2021年8月
    (r"[0-9]{4}[-/.年][0-9]{1,2}([-/.月]|$)", "像是日期，这里应为数字"),
    (r"[-+]?[0-9.]+e[-+]?[0-9]+$", "不用科学计数法，请写出全部数字"),
    (r"[-+]?0[xob][0-9a-f]+$", "请用普通的十进制数字"),
    (r"[-+]?0[0-9]", "数字前面不要补 0"),
    # 2568.34(1-8月)
    (r"[-+]?[0-9][0-9.,]*%?\s*[(（].*[^0-9]", "数的后面只能写单位，括号里的说明请移到备注一栏"),
    (r"[-+]?\.[0-9]", "小数点前面请补 0，例如 0.5"),
    # 12. or 12.人
    (r".*[0-9]\.(\D|$)", "小数点后面缺少数字"),
    (r"[-+]?[0-9,]+\.[0-9]+\.", "小数点只能有一个"),
    (r".*‰", "千分数请换算成百分数，例如把 5‰ 写成 0.5%"),
    (r".*[0-9]\s*/\s*[0-9]", "不用分数，请换算成小数"),
    # 80-90, 80%至90%
    (r".*[0-9%]\s*[-~～—–至到]+\s*[0-9]", "应为一个数，不能是一个范围"),
    # 95,27 or 1 2
    (r".*[0-9][, ]+[0-9]", "千分位分隔应每三位一个，例如 9,527；也可以不写"),
    (r"[^\n]*\n", "单元格里有换行；只能填一个数"),
    (r"[〇零一二三四五六七八九十百千两几]+[万亿]?\D?$", "请用阿拉伯数字"),
    (r".*[百千十]", "只认“万”和“亿”，其余请写出全部数字，例如把 3千 写成 3000"),
    # 3万5, 1万亿
    (r".*万[亿0-9]", "“万”和“亿”只能写一个，请写出全部数字"),
    (r".*[。；;、]", "只能填一个数，请去掉标点和说明"),
)  # fmt: skip


def advice(plain: str) -> str:
    """Return the reason why `plain` (half width, trimmed) is no number, with the way to mend it."""
    if odd := next((letter for letter in plain if _is_odd_digit(letter)), None):
        return f"含有特殊的数字“{odd}”，请改用普通数字 0 至 9"
    if any(not (letter.isprintable() or letter.isspace()) for letter in plain):
        return "含有看不见的字符，请删去后重新输入"
    return next((reason for pattern, reason in _ADVICE if re.match(pattern, plain, re.IGNORECASE)), _USUAL)


def _is_odd_digit(letter: str) -> bool:
    return (letter.isdigit() and letter not in "0123456789") or letter in "½⅓¼¾Ⅰ①"


class Number(Struct, frozen=True):
    """A typed value: a number, or one of the marks for none."""

    value: Decimal | None
    """In `unit`; None unless `state` is `reported`."""
    decimals: int | None
    """Digits after the point as printed (`97.0` has 1); None without a value."""
    state: State
    bound: Bound
    unit: str | None
    """What stood behind the number: `%`, `:1`, `人`, `万元`; None when nothing did."""
    text: str
    """What was typed, blanks trimmed."""
    scale: str | None = None
    """The 万 or 亿 by which `value` was multiplied; None when there was none, or it is part of `unit`."""


class NotANumber(ValueError):  # noqa: N818 -- it names what was found
    """The text is no number; `reason` says in Chinese why, and the nearest right way to write it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# Dashes of every length that keyboards give.
_MISSING = frozenset(("-", "--", "—", "——", "–", "未采集", "无数据"))
_NOT_APPLICABLE = frozenset(("/", "不适用"))
_SCALES: Mapping[str | None, int] = {None: 0, "万": 4, "亿": 8}

_BEFORE = {
    "不足": Bound.AT_MOST, "不到": Bound.AT_MOST, "不超过": Bound.AT_MOST, "至多": Bound.AT_MOST,
    "最多": Bound.AT_MOST, "将近": Bound.AT_MOST, "接近": Bound.AT_MOST, "近": Bound.AT_MOST,
    "大约": Bound.ABOUT, "约": Bound.ABOUT,
    "不少于": Bound.AT_LEAST, "至少": Bound.AT_LEAST, "最少": Bound.AT_LEAST, "超过": Bound.AT_LEAST,
    "超": Bound.AT_LEAST, "逾": Bound.AT_LEAST,
}  # fmt: skip
_WITHIN = {"余": Bound.AT_LEAST, "多": Bound.AT_LEAST}
_AFTER = {
    "以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "以内": Bound.AT_MOST,
    "左右": Bound.ABOUT, "上下": Bound.ABOUT,
}  # fmt: skip
_BOUNDS = _BEFORE | _WITHIN | _AFTER

# `9527`, `98.50`, `0`; not `007`, `.5`, `-3`, which are left to the grammar or refused.
_PLAIN = regex(rf"(?:0|[1-9][0-9]{{0,{INTEGER_DIGITS - 1}}})(?:\.([0-9]{{1,{DECIMALS}}}))?")
"""What most people type; the grammar reads it too, in ten times the time."""
# `人`, `元`, `kW`, `㎡`.
_LETTERS = "[A-Za-z㎡\u4e00-\u9fff]"
# `9,527.5余万元`, `-3`, `98.5%`, `19:1`; not `3-5`, `1e5`, `九十`; `advice` tells why.
_GRAMMAR = regex(
    # 近2万, 超过90
    rf"(?P<before>{'|'.join(_BEFORE)})?\s*"
    r"(?P<sign>[-+])?"
    # 9,527,000 or 9 527, by one sign throughout; not 95,27, not 007
    r"(?P<whole>[1-9][0-9]{0,2}(?P<comma>[, ])[0-9]{3}(?:(?P=comma)[0-9]{3})*|0|[1-9][0-9]*)"
    r"(?:\.(?P<fraction>[0-9]+))?\s*"
    # 90余人; 2万余元, 2余万元
    r"(?P<within>[余多])?(?P<scale>[万亿])?(?P<within_scale>[余多])?\s*"
    # %, :1, m2, 人, 平方米/生; the least that fits, so that 90人以上 leaves 以上 to what follows
    rf"(?P<unit>%|:\s*1|(?![余多万亿百千十几])(?:m[2²]|{_LETTERS}{{1,8}}?(?:/{_LETTERS}{{1,4}}?)?))??\s*"
    rf"(?P<after>{'|'.join(_AFTER)})?"
)


# `1l`, `2O5`, `1O.5`: letters that look like digits, among digits; what follows is a unit.
_LIKE_DIGITS = regex(r"(?=[0-9.,]*[lIOo])(?=[lIOo.,]*[0-9])([0-9lIOo.,]+)(?![A-Za-z0-9])")
_MEANT = str.maketrans("lIOo", "1100")


def _meant(plain: str) -> str | None:
    """Return the number that a text with letters for digits means; None when it is no such text."""
    found = _LIKE_DIGITS.match(plain)
    meant = found[1].translate(_MEANT) + plain[found.end() :] if found else ""
    return meant if found and _GRAMMAR.fullmatch(meant) else None


def parse_number(text: str) -> Number:
    """Return the number that `text` states; raise `NotANumber` for everything else, also for a blank."""
    typed = tidy(text)
    if digits := _PLAIN.fullmatch(typed):
        return Number(Decimal(typed), len(digits[1] or ""), State.REPORTED, Bound.EXACT, None, typed)
    plain = half_width(typed)
    if plain in _MISSING:
        return Number(None, None, State.MISSING, Bound.EXACT, None, typed)
    if plain in _NOT_APPLICABLE:
        return Number(None, None, State.NOT_APPLICABLE, Bound.EXACT, None, typed)
    if len(plain) > NUMBER_CHARACTERS:
        raise NotANumber(f"太长，不像一个数；至多 {NUMBER_CHARACTERS} 个字")
    if meant := _meant(plain):
        raise NotANumber(f"里有像数字的字母（l、I、O），是否为 {meant}？")
    match = _GRAMMAR.fullmatch(plain)
    if match is None:
        raise NotANumber(advice(plain))
    return _stated(match, typed)


def adds_up(claimed: Decimal, figures: Sequence[Decimal]) -> bool:
    """Whether figures add up, each as exact as its last printed digit; whole numbers exactly."""
    exponents = (int(each.as_tuple().exponent) for each in (claimed, *figures))
    room = sum((Decimal(1).scaleb(each) for each in exponents if each < 0), Decimal(0))
    return abs(claimed - sum(figures, Decimal(0))) <= room


def _stated(match: re.Match[str], typed: str) -> Number:
    unit, scale = _unit(match["unit"], match["scale"])
    shift = _SCALES[scale]
    whole = match["whole"].replace(match["comma"] or ",", "")
    fraction = match["fraction"] or ""
    _within_limits(whole, fraction, shift)
    decimals = max(0, len(fraction) - shift)
    value = Decimal(f"{match['sign'] or ''}{whole}.{fraction or 0}") * 10**shift
    # 12000.00 of 1.20万 becomes 12000: as many digits as the typed ones are worth.
    value = value.quantize(Decimal((0, (1,), -decimals)))
    # `-0` is 0.
    return Number(value or abs(value), decimals, State.REPORTED, _bound(match), unit, typed, scale)


def _unit(unit: str | None, scale: str | None) -> tuple[str | None, str | None]:
    """Return the unit and what is left to multiply by: 万元 is a unit, 万人 is 10,000 times 人."""
    if unit is None:
        return None, scale
    plain = "".join(unit.split())
    if scale and named_unit(scale + plain):
        return scale + plain, None
    return plain, scale


def _within_limits(whole: str, fraction: str, shift: int) -> None:
    if len(whole) + shift > INTEGER_DIGITS:
        raise NotANumber(f"数太大；整数部分至多 {INTEGER_DIGITS} 位")
    if len(fraction) > DECIMALS:
        raise NotANumber(f"小数位太多；至多 {DECIMALS} 位，请四舍五入后填写")


def _bound(match: re.Match[str]) -> Bound:
    words = (match["before"], match["within"], match["within_scale"], match["after"])
    bounds = {_BOUNDS[word] for word in words if word}
    if len(bounds) > 1:
        said = "、".join(f"“{word}”" for word in words if word)
        raise NotANumber(f"{said}意思不一，表示大概的词只留一个")
    return bounds.pop() if bounds else Bound.EXACT
