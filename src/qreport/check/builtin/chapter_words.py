"""The words of the chapters are finished: no placeholders, no empty sections, no photos without a legend."""

from collections.abc import Iterator, Sequence

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Outcome
from qreport.notation.prose import Line, lines
from qreport.problems.checking import EMPTY_SECTION, PHOTO_WITHOUT_LEGEND, PLACEHOLDER_LEFT
from qreport.text.regex import regex

_END = r"(?=[。，；、！？）)】\]|\s]|$)"
_PLACEHOLDER = regex(
    # 共有XX人, 获奖××项, 第＿＿届, 20XX年, X月X日; not XXL, 3×3, 1+X证书, MAXX or a line of ___
    "(?<![A-Za-z0-9Ｘ])(?:X{2,}|Ｘ{2,})(?![A-Za-z0-9Ｘ])|(?<!×)×{2,}(?!×)|＿{2,}|(?<=[^_])_{3,}|□{2,}"
    r"|(?<!\d)20\d?[XxＸ×*]{1,2}(?=[年届级学-])|(?<![A-Za-z])[XxＸ×][年月][XxＸ×][月日]"
    "|错误[!！] ?(?:未找到引用源|未定义书签)|Error! (?:Reference|Bookmark)"
    "|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])|（此处[^）]{0,20}）|请在此处"
    # 数据暂缺, 人数待定。, 待补; not 有待补充, 等待定级
    "|(?:数据|数字|资料|材料|内容)暂缺|暂缺(?:数据|资料)|(?<![有亟尚等])(?:待补充|待填写)"
    f"|(?<![有亟尚等期])待(?:定|补|补全|补录|核实|核对|确认){_END}"
    # 共？？？人, 为（　　）人, «学校» of a mail merge
    "|[?？]{3,}|[?？]{2}(?=[人名个项万元年月%])|（[ \u3000\xa0_＿]*）|\\([ \u3000\xa0]{2,}\\)|«[^«»]{1,20}»"
    # 请教务处核对。 by itself, （请核实）; not 并请家长核对
    f"|(?:^|(?<=[。；！？（(【\\[]))请[^，。；！？、（）]{{0,12}}(?:核对|核实|补充|填写|确认|补齐){_END}"
)

# 13800138000 beside a placeholder.
_LONG_NUMBER = regex(r"\d{5,}")
"""May be a part of a number that belongs to a person."""


def chapters(data: CheckData) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each chapter that the filing itself holds; only the report's year has chapters."""
    if data.is_current:
        for chapter in data.filing.chapters.values():
            yield lines(chapter)


@builtin(PLACEHOLDER_LEFT)
def placeholders(data: CheckData) -> Iterator[Outcome]:
    """No sign that stands for words still to come is left in a line."""
    for chapter in chapters(data):
        for line in chapter:
            if match := _PLACEHOLDER.search(line.words):
                # Eight letters on either side are enough to find the place in the line.
                around = line.words[max(0, match.start() - 8) : match.end() + 8]
                shown = _LONG_NUMBER.sub("…", around)
                yield Breach(f"“{shown}”里的“{match[0]}”像是还没有填的内容", (line.at,), match[0])


@builtin(EMPTY_SECTION)
def empty_sections(data: CheckData) -> Iterator[Outcome]:
    """Below each heading stands something, be it a section of its own."""
    for chapter in chapters(data):
        for number, line in enumerate(chapter):
            if line.level and _is_empty(line.level, chapter[number + 1 :]):
                yield Breach(f"“{line.words}”下面没有内容", (line.at,))


def _is_empty(level: int, below: Sequence[Line]) -> bool:
    for line in below:
        if line.level:
            return line.level <= level
        if line.words or line.directive:
            return False
    return True


@builtin(PHOTO_WITHOUT_LEGEND)
def photos(data: CheckData) -> Iterator[Outcome]:
    """Each photo has words below it."""
    for chapter in chapters(data):
        for group in _groups(chapter):
            title, *shown = group
            # A caption below one picture says what it shows; in Word also that below several.
            if title.words and (len(shown) == 1 or not title.at.is_line):
                continue
            yield from (_without_legend(line) for line in shown if not line.words)


def _groups(chapter: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield each directive with photos, and the photos behind it."""
    group: list[Line] = []
    for line in chapter:
        if line.directive is not None:
            if group[1:]:
                yield group
            group = [line]
        elif line.is_photo and group:
            group.append(line)
    if group[1:]:
        yield group


def _without_legend(line: Line) -> Breach:
    if line.at.is_line:
        return Breach("这张照片没有图注", (line.at,), expected="![图注](photos/文件名)")
    # In a chapter from Word photos stand in a table, and the legend in the line below.
    expected, mend = "表格里照片的下一行写图注", "在图片下面另起一段写上图注：时间和内容。"
    return Breach("这张照片没有图注", (line.at,), expected=expected, mend=mend)
