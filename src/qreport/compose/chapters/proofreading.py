"""Punctuation and numbers in the words of a chapter as Chinese print has them; found, never changed.

What the proofreading of chapters looks for: one rule, one entry.

Patterns see a line without its notation (see `proofreading.py`): every value is one `VALUE`. `H` stands for a
hanzi, `L` for what may stand before a mark in Chinese text, `R` for what may stand behind it, `N` for a digit
or a value.
"""

import re
from collections.abc import Iterator
from functools import cached_property, partial

from msgspec import Struct

from qreport.compose.values.template_values import Place
from qreport.model.finding import Finding, Problem
from qreport.notation.directives import VALUE, without_template
from qreport.problems.composing import LOOSE_WORDING, PUNCTUATION

_CLASSES = {
    "H": "[\u4e00-\u9fff〇]",
    "L": "[\u4e00-\u9fff〇”’》）】％%]",
    "R": "[\u4e00-\u9fff〇“‘《（【]",
    "N": rf"[0-9０-９{VALUE}]",
}


class Rule(Struct, frozen=True, dict=True):
    """One thing to look for."""

    problem: Problem
    signs: str
    """A text in which none of these stands, parted by `|`, holds nothing of the kind."""
    written: str
    """The pattern with the letters of its classes."""
    what: str
    mend: str
    printed: bool = False
    """Whether the report prints its own values so; a Word chapter may have been copied from one."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a chapter holds one of the signs: that takes longer than reading it."""
        # No pattern has these letters in another meaning.
        return re.compile(re.sub("[HLRN]", lambda found: _CLASSES[found[0]], self.written))


RULES: tuple[Rule, ...] = (
    # 学生9527人,其中…: a half-width mark behind Chinese; not 9,527, nor one before a Western word.
    Rule(PUNCTUATION, ",", r"(?<=L),(?=R|$)", "中文里用了半角逗号", "改成“，”。"),
    Rule(PUNCTUATION, ";", r"(?<=L);(?=R|$)", "中文里用了半角分号", "改成“；”。"),
    Rule(PUNCTUATION, ":", r"(?<=L):(?=R|$)", "中文里用了半角冒号", "改成“：”。"),
    Rule(PUNCTUATION, "?", r"(?<=L)\?(?=R|$)", "中文里用了半角问号", "改成“？”。"),
    Rule(PUNCTUATION, "!", r"(?<=L)!(?=R|$)", "中文里用了半角叹号", "改成“！”。"),
    Rule(PUNCTUATION, ".", r"(?<=L)\.(?=R|$)", "中文里用了半角句点", "改成“。”。"),
    # 专业(群), or (含五年制): a hanzi in front or inside; not f(x).
    Rule(
        PUNCTUATION,
        "(",
        r"(?<=H)\([^()]*\)|\((?:(?!H)[^()])*H[^()]*\)",
        "中文里用了半角括号",
        "改成“（”和“）”。",
    ),
    # "双师型": with a hanzi inside; not 24" or "A".
    Rule(PUNCTUATION, '"', r'"(?:(?!H)[^"])*H[^"]*"', "中文里用了直引号", "改成“”；引号里再用引号时用‘’。"),
    # 称为'工匠'; not the apostrophe of don't.
    Rule(PUNCTUATION, "'", r"(?<=[^\x00-\x7f])'(?:(?!H)[^'])*H[^']*'", "中文里用了直引号", "改成‘’。"),
    # 等... or 等。。; six points of …… are right.
    Rule(PUNCTUATION, "..|。。", r"(?<=L)\.{2,}|。{2,}", "省略号写成了几个点", "改成“……”。"),
    Rule(PUNCTUATION, "…", r"(?<=L)…(?!…)", "省略号只有一半", "改成“……”，占两个字。"),
    # 目标--就业; a line of --- by itself is no text.
    Rule(PUNCTUATION, "--|－－", r"(?<=L)-{2,}(?=R)|(?<=L)－{2,}", "破折号写成了连字符", "改成“——”。"),
    Rule(
        PUNCTUATION,
        "零|○",
        # 二零二一年, 二○二一年; not 二〇二一年, nor 二十一年.
        r"(?=[一二][一二三四五六七八九〇零○]{3}年)..?.?[零○].?.?年",
        "年份里的“〇”写成了“零”或圆圈",
        "改成“〇”，例如二〇二一年。",
    ),
    # 63%~68%.
    Rule(PUNCTUATION, "~", r"N[%％]?\s?~\s?N", "数值范围用了半角的波纹号", "改成“～”，例如63%～68%。"),
    Rule(
        PUNCTUATION,
        "%|％",
        # 63%-68%; not 2018-2020.
        r"N[%％]\s?[-－—]\s?N+(?:\.N+)?[%％]",
        "百分数的范围用了横线，容易读成减号",
        "改成“～”，例如63%～68%。",
    ),
    # 办学 条件; the blanks of headings and titles were exchanged before.
    Rule(PUNCTUATION, " ", r"(?<=H) +(?=H)", "两个汉字之间有空格", "删去空格。"),
    Rule(
        LOOSE_WORDING,
        ":|：",
        # 19:1 or 1：2.5; not the time 8:30 (nor 1:19, which may be one), not 1:2:3, not 图2：5, no name and
        # its number: {{ 行.programme }}：{{ 行.students }}, {{ 行.name }}：120人, 2021：9527人.
        rf"(?<![:：.表图例])(?<!N)(?!{VALUE}：(?!1(?!N)))N+(?:\.N+)?[:：](?![0-5]\d(?!\d))N+(?:\.N+)?"
        r"(?![:：年月人名个项家台万亿元])(?!N)",
        "比例用了冒号",
        "改成比号“∶”，例如19∶1。",
        printed=True,
    ),
    Rule(
        LOOSE_WORDING,
        "约|近",
        # 约9500人左右.
        r"(?:大约|约|近|接近)N[^，。；、！？]{0,6}?(?:左右|上下)",
        "前后两处都说是约数",
        "留下“约”或“左右”中的一个。",
    ),
    # “双高”、“双优”, 《甲》、《乙》.
    Rule(
        LOOSE_WORDING,
        "、",
        r"(?<=[”》])、(?=[“《])",
        "引号或书名号之间一般不用顿号",
        "删去顿号（GB/T 15834）。",
    ),
)


_NOTATION: tuple[tuple[str, str], ...] = (
    # Code keeps its signs: ```...``` over lines, `a, b` within one.
    (r"(?s)```.*?```|`[^`\n]*`", "\ufffc"),
    # ::: 照片 标题="...".
    (r"(?m)^[ \t]*:::.*$", ""),
    # | --- | ---: |, the line below the head of a table.
    (r"(?m)^[ \t|:-]+$", ""),
    # The (photos/a(1).png) behind ![图注]; its legend is text.
    (r"\]\((?:[^()\n]|\([^()\n]*\))*\)", "]"),
    # An address, up to the first letter that is not ASCII.
    (r"https?://[!-~]+", "\ufffc"),
    # \* is printed as *.
    (r"\\(.)", r"\1"),
    # The marks of bold and italic, which would part a hanzi from its comma.
    (r"\*", ""),
    # [1] 教育部. 职业教育法释义[M]. 北京, 2022.: references have marks of half width (GB/T 7714).
    (r"(?m)^[ \t]*[\[［]\d{1,3}[\]］][^\n]*\.[^\n]*$", ""),
)
"""What is notation and no text, and what stands in its place; applied in this order.

No pattern looks through the rest of a text again and again: a chapter may be a line of a million letters.
"""
# A heading, 《关于…的通知 附件》, “产教融合 校企合作”, | 合  计（人） |, which is set apart to fill its cell.
_TITLES = (
    r"(?m)^#.*$|《[^《》\n]*》|“[^“”\n]*”"
    r"|(?:^|(?<=\|)) *[\u4e00-\u9fff](?: +[\u4e00-\u9fff]){1,3} *(?:[（(][^|\n]{0,20})?(?=\|)"
)
"""Where a blank may part two phrases or two issuers."""
_NOT_PRINTED = tuple(rule for rule in RULES if not rule.printed)
_AROUND = 8
"""Letters shown on either side."""


def proofread(text: str, place: Place) -> Iterator[Finding]:
    """Yield what a proofreader would mark in a chapter whose {{ }} and {% %} are in order, by line."""
    is_word = place.chapter is not None and bool(place.chapter.places)
    words = _words(text)
    wanted = _NOT_PRINTED if is_word else RULES
    rules = [rule for rule in wanted if any(sign in words for sign in rule.signs.split("|"))]
    for number, line in enumerate(words.split("\n"), start=1):
        for rule in rules:
            match = rule.pattern.search(line)
            if match:
                shown = _around(line, match)
                message = f"“{shown}”：{rule.what}"
                yield rule.problem.at(place.at(number), message=message, mend=rule.mend, found=shown)


def _words(text: str) -> str:
    """Return the text without its notation, every line in its place."""
    text = without_template(text, "\ufffc")
    for pattern, instead in _NOTATION:
        text = re.sub(pattern, partial(_replaced, instead), text)
    return re.sub(_TITLES, lambda title: title[0].replace(" ", "　"), text)


def _replaced(instead: str, found: re.Match[str]) -> str:
    return found.expand(instead) + "\n" * found[0].count("\n")


def _around(line: str, match: re.Match[str]) -> str:
    shown = line[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    return shown.replace(VALUE, "…").strip()
