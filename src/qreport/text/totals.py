"""What a row or column of sums is called: 合计, 全校合计, 电气系小计, Total; and 其中 below it."""

import re
from enum import Enum
from functools import lru_cache

from qreport.text.labels import bracketed, part_of, plain_forms
from qreport.text.names import fold
from qreport.text.regex import regex


class SumKind(Enum):
    """What the figures of a row or column stand for when they are no data of their own."""

    TOTAL = "total"
    """The sum of all: 合计, 总计, 全校合计, 合计（人次）."""
    SUBTOTAL = "subtotal"
    """The sum of some: 小计, 电气系小计, 信息工程系合计."""
    RUNNING = "running"
    """The sum of all, or of several years: 累计."""
    PART = "part"
    """What a row above holds already: 其中：女生."""


_WORDS = "合计|总计|共计|总合计|合共|总共|总数|总和|小计"
# What may stand before such a word without naming some of the rows.
_ALL = (
    "全校|学校|全院|学院|本校|本院|全市|全省|全县|全区|全国|全部|所有|各项|各类|各专业|各系|各系部|各部门|各单位|各年级"
    "|以上|上述|本表|年度|本年|本年度|全年|总"
)
# What it may count: 合计人数, 人数合计, 总金额.
_WHAT = "人数|人次|人次数|数|数量|金额|经费|总额|次数|项数|家数|个数|学生数|培训人数|培训人次|学时|面积"
_TOTAL = regex(
    rf"(?:{_ALL})?(?:{_WHAT})?(?:合计|总计|共计|总合计|合共|总共|总数|总和)(?:{_WHAT})?"
    # 总人数, 总金额, 全校总人数
    rf"|(?:{_ALL})?总(?:人数|人次|人次数|金额|额|经费|数量|学时)"
    # 计, in a cell of its own
    r"|计"
    # 合计/Total, Grand Total, Sum
    r"|(?:合计|总计)?[/(\[]?(?:grand)?(?:totals?|sum)[)\]]?(?:[/(\[]?(?:合计|总计)[)\]]?)?"
)
_RUNNING = regex(rf"(?:{_ALL}|历年|多年|逐年|至今)?累计(?:{_WHAT})?")
# `电气系小计`, `信息工程系合计`, `小计1`, `本页小计`, `Subtotal`; not `合计云科技有限公司`.
_SUBTOTAL = regex(r".{0,20}(?:小计|合计|总计|共计)(?:[0-9一二三四五六七八九十]{1,2})?|.{0,20}sub-?totals?")
# `合计20175人`, `共计：92.6万元`, `总计 12 项`.
_WITH_FIGURE = regex(
    rf"(?:{_ALL})?(?:{_WORDS}|累计)(?:{_WHAT})?[:：]?(?:约|共|为)?[0-9][0-9,.]*[^0-9]{{0,4}}"
)
_PATTERNS = (
    (SumKind.TOTAL, _TOTAL),
    (SumKind.RUNNING, _RUNNING),
    (SumKind.SUBTOTAL, _SUBTOTAL),
    (SumKind.TOTAL, _WITH_FIGURE),
)
# The letter that every such word has, but for the Latin ones, 总人数, 总数, 总和, 合共 and 其中.
_SIGNS = regex("计|总|合共|其\\s*中|total|sum", re.IGNORECASE)


# `平均`, `全校平均`, `平均值`, `均值`; not `平均分数线`.
_MEAN = regex(rf"(?:{_ALL})?(?:总?平均|加权平均|均值)(?:值|数|分|满意度)?")


def is_mean(text: str) -> bool:
    """Whether a row so called holds the mean of the others."""
    return "均" in text and bool(_MEAN.fullmatch(fold(text)))


def may_be_sum(text: str) -> bool:
    """Whether a text deserves the closer look of `sum_kind`; most do not."""
    return bool(_SIGNS.search(text))


@lru_cache(maxsize=4096)
def sum_kind(text: str) -> SumKind | None:
    """Return what a label of a row or column sums up; None when it is the name of something else.

    Width, blanks, brackets, numbers in front, stars and a unit in brackets do not count: `7、合  计（人）*`.
    """
    if not may_be_sum(text) or len(text) > 40:
        return None
    if part_of(text)[0] or any(part_of(form)[0] for form in plain_forms(text)):
        return SumKind.PART
    # `合计（人次）`, `小计(万元)`; brackets around all of it are taken away by `plain_forms`.
    forms = [fold(each) for form in plain_forms(text) for each in (form, bracketed(form)[0])]
    for kind, pattern in _PATTERNS:
        if any(pattern.fullmatch(form) for form in forms):
            return kind
    return None


def is_sum_label(text: str) -> bool:
    """Whether a row or column so called holds sums, or parts of other figures."""
    return sum_kind(text) is not None
