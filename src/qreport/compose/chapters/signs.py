"""Signs that chapters do not know and would print as they stand; found line by line, never changed."""

import re
from collections.abc import Iterator, Sequence

from qreport.compose.values.template_values import Place
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.notation import directives
from qreport.notation.directives import LINES, VALUE, without_template
from qreport.problems.composing import BRACES_NOT_READ, LINES_RUN_TOGETHER, MISPLACED_HEADING, UNKNOWN_SIGN
from qreport.text.characters import shown

_ROOTS = "值|上年|见|学校|报告|记录|行"
# ｛｛ 值.students ｝｝, { 值.students }, {{ 值.students ｝｝, ${值.students}: whatever {{ }} did not take.
_BRACES = re.compile(
    rf"[{{｛]+\s*(?:{_ROOTS})\s*[.．。\[［【][^{{}}｛｝\n]{{0,80}}[}}｝]*"
    # 值.students, typed without braces; not 数值.5
    rf"|(?<!{{)(?:值|上年|见)\.[a-z][a-z0-9_]{{2,}}"
)
# ##办学条件, ＃＃ 办学条件, #办学条件; not #1机组.
_HEADING = re.compile(r"\s{0,3}(?:#{2,6}[^#\s]|#(?=[\u4e00-\u9fff])|＃{1,6}\s*[^＃\s])")
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
# `1、制定方案` above `2、组织实施`: items that people type line by line.
_ITEM = re.compile(r"\s*(?:\d{1,2}[、．]|[（(]\d{1,2}[)）]|[①-⑳]|[（(][一二三四五六七八九十]{1,3}[)）])\s*\S")


# What each of them has; most lines have none.
_MARKS = re.compile(r"[~=\[<&$\\#＃｛{]|[值年见]\.")


def signs(text: str, place: Place, *, is_markdown: bool) -> Iterator[Finding]:
    """Yield what a chapter prints as it was typed; of a chapter made from Word only braces are looked for."""
    items, broken = 0, False
    for number, line in _lines(text):
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
