"""Signs that chapters do not know and would print as they stand; found line by line, never changed."""

import re
from collections.abc import Iterator, Sequence

from qreport.compose.chapters.markdown import tokens
from qreport.compose.language.texts import multiplies
from qreport.compose.values.template_values import Place
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.notation import directives
from qreport.notation.directives import LINES, VALUE, without_template
from qreport.problems.composing import (
    BRACES_NOT_READ,
    LINES_RUN_TOGETHER,
    MISPLACED_HEADING,
    STARS_MISREAD,
    UNKNOWN_SIGN,
)
from qreport.text.characters import shown
from qreport.text.regex import regex

_ROOTS = "值|上年|见|学校|报告|记录|行"
# ｛｛ 值.students ｝｝, { 值.students }, {{ 值.students ｝｝, ${值.students}: whatever {{ }} did not take.
_BRACES = regex(
    rf"[{{｛]+\s*(?:{_ROOTS})\s*[.．。\[［【][^{{}}｛｝\n]{{0,80}}[}}｝]*"
    # 值.students, typed without braces; not 数值.5
    rf"|(?<!{{)(?:值|上年|见)\.[a-z][a-z0-9_]{{2,}}"
)
# ##办学条件, ＃＃ 办学条件, #办学条件; not #1机组.
_HEADING = regex(r"\s{0,3}(?:#{2,6}[^#\s]|#(?=[\u4e00-\u9fff])|＃{1,6}\s*[^＃\s])")
_TAGS = (
    "u|br|b|i|s|p|div|span|sub|sup|font|center|table|tr|td|th|tbody|thead|img|a|strong|em|h[1-6]|hr|ul|ol|li"
    "|mark|del|ins|small|big|details|summary|figure|blockquote|pre|code"
)
_SIGNS: Sequence[tuple[str, str, str]] = (
    (r"~~[^~\n]+~~", "删除线", "删去划掉的字，只留下要印的。"),
    (r"(?<![=A-Za-z0-9])==[^=\s][^=\n]*==(?!=)", "突出显示的记号", "要突出的写成 **加粗**。"),
    (r"(?<!\\)\[\^[^\]\s]{1,20}\]", "脚注", "把脚注写进正文，放在括号里：（注：…）。"),
    (r"(?m)^\s*(?:[-*+]|\d+[.)])\s*\[[ xX√✓]\](?=\s|$)", "任务清单", "去掉方框，写成 - 开头的列表。"),
    (
        rf"(?i)</?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>|<!--",
        "HTML",
        "去掉尖括号里的记号；另起一段空一行，加粗写 **。",
    ),
    (
        r"&(?:nbsp|lt|gt|amp|quot|ensp|emsp|mdash|hellip|times|#\d{1,6});",
        "HTML 的字符",
        "直接写这个字符。",
    ),
    (r"(?i)^\s*\[\[?toc\]?\]\s*$", "目录", "删去这一行，报告有自己的目录。"),
    (r"\$\$|\\(?:frac|times|sum|text|cdot|sqrt)\b", "公式", "把公式改成文字，或截成图片放进照片组。"),
)
"""Each sign as a pattern, what it is, how to mend it."""
# 2*3, 120*80*60: looked at with the letters on both sides.
_STAR = regex(r"(?<!\*)(?<=(.))\*(?=([^*\n]))")
# `*为国家平台指标，与*一致`, `带*的为重点，打*号的…`: stars that are spoken of, not emphasis.
_FOOTNOTE_STARS = regex(
    r"(?<!\*)\*(?:为|号|表示|的|是|指|代表|标)[^*\n]*(?<!\*)\*(?!\*)"
    r"|(?<!\*)\*(?!\*)[^*\n]*[带打加注标与和及]\*(?:为|号|表示|的|是|指|代表|一致|相同|[，。；、]|$)"
)
# `1、制定方案` above `2、组织实施`: items that people type line by line.
_ITEM = regex(r"\s*(?:\d{1,2}[、．]|[（(]\d{1,2}[)）]|[①-⑳]|[（(][一二三四五六七八九十]{1,3}[)）])\s*\S")


# What each of them has; most lines have none.
_MARKS = regex(r"[~=\[<&$\\#＃｛{]|[值年见]\.")


def signs(text: str, place: Place, *, is_markdown: bool) -> Iterator[Finding]:
    """Yield what a chapter prints as it was typed; of a chapter made from Word only braces are looked for."""
    items, broken = 0, False
    prose = tuple(_lines(text))
    if is_markdown and "*" in text:
        yield from _stars([line for _, line in prose], place)
    for number, line in prose:
        at = place.at(number)
        if _MARKS.search(line):
            yield from _braces(line, at)
            yield from _unknown(line, at) if is_markdown else ()
        items = 0 if broken or not _ITEM.match(line) else items + 1
        # Told once a list; two blanks or a backslash at its end end a line in print, too.
        broken = line.endswith(("  ", "\\"))
        if is_markdown and items == 2 and not broken:
            yield LINES_RUN_TOGETHER.at(at, message=f"“{shown(line.strip(), 20)}”与上一行印成一段")


def _braces(line: str, at: Location) -> Iterator[Finding]:
    if match := _BRACES.search(line):
        found = shown(match[0])
        yield BRACES_NOT_READ.at(at, message=f"“{found}”不是取数的记号，照原样印进报告", found=found)


def _unknown(line: str, at: Location) -> Iterator[Finding]:
    if _HEADING.match(line):
        message = "标题的 # 后面要空一格，这一行印成了正文"
        yield MISPLACED_HEADING.at(at, message=message, mend="在 # 后面空一格，用半角的 #。")
    for pattern, what, mend in _SIGNS:
        if match := re.search(pattern, line):
            found = shown(match[0].strip(), 20)
            message = f"“{found}”（{what}）照原样印进报告"
            yield UNKNOWN_SIGN.at(at, message=message, mend=mend, found=found)


def _stars(prose: Sequence[str], place: Place) -> Iterator[Finding]:
    """Yield, once a line, the stars that are no marks though they look like it, and marks that are half."""
    # \\* is meant to be printed as *.
    plain = tuple(re.sub(r"\\[*\\]", "\ufffc", line) for line in prose)
    told = {number: star for number, line in enumerate(plain) if (star := _star(line))}
    for number, words in _left_over(plain):
        if match := re.search(r"\*{2,}", words):
            told.setdefault(number, (match, *_HALF))
    for number, (match, what, mend) in sorted(told.items()):
        around = match.string[max(0, match.start() - 6) : match.end() + 6]
        found = around.replace(VALUE, "…").strip()
        yield STARS_MISREAD.at(place.at(number + 1), message=f"“{found}”：{what}", mend=mend, found=found)


_HALF = ("加粗的记号 ** 不成对，照原样印进报告", "在要加粗的字前后各写 **，里面不留空格。")


def _star(line: str) -> tuple[re.Match[str], str, str] | None:
    times = next((each for each in _STAR.finditer(line) if multiplies(each[1], each[2])), None)
    if times:
        return times, "星号像是乘号", "乘号写成 ×，如 2×3。"
    footnote = _FOOTNOTE_STARS.search(line)
    return footnote and (footnote, "一对星号是斜体的记号，印出来就没有了", "要印出星号，写成 \\*。")


def _left_over(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the lines (from 0) of which two stars or more are printed."""
    for token in tokens(lines):
        number = token.map[0] if token.map else 0
        for child in token.meta.get("content", ()) if token.type == "inline" else ():
            if child.type in ("softbreak", "hardbreak"):
                number += 1
            elif child.type == "text" and "**" in child.content:
                yield number, child.content


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, from 1; those of code, photos and directives are blank."""
    typed = text.split("\n")
    closings = directives.closings(typed)
    skipped: set[int] = set()
    for start, end in closings.items():
        directive = directives.parse(typed[start])
        if directive and directive.name in LINES:
            skipped.update(range(start, end or len(typed)))
    code = False
    for number, line in enumerate(without_template(text, VALUE).split("\n")):
        is_fence = line.lstrip().startswith(("```", "~~~"))
        code = code != is_fence
        is_prose = not code and not is_fence and number not in skipped
        is_prose = is_prose and directives.after_fence(typed[number]) is None
        # `a<b>` within back quotes is printed as code.
        yield number + 1, re.sub(r"`[^`]*`", "", line) if is_prose else ""
