"""The words of the chapters are finished: no placeholders, no empty sections, no photos without a legend."""

import re
from collections.abc import Iterator, Sequence

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Outcome
from qreport.notation.prose import Line, lines
from qreport.problems.checking import EMPTY_SECTION, PHOTO_WITHOUT_LEGEND, PLACEHOLDER_LEFT

# 共有XX人, 第＿＿届, 获奖××项, TODO, 待补充, （此处填写姓名）; not XXL, 3×3, 1+X证书, MAXX or a line of ___.
_PLACEHOLDER = re.compile(
    "(?<![A-Za-z0-9Ｘ])(?:X{2,}|Ｘ{2,})(?![A-Za-z0-9Ｘ])|(?<!×)×{2,}(?!×)|＿{2,}|(?<=[^_])_{3,}|□{2,}"
    "|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])|待补充|待填写|（此处[^）]{0,20}）|请在此处"
)

# 13800138000 beside a placeholder.
_LONG_NUMBER = re.compile(r"\d{5,}")
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
        for line in chapter:
            if line.is_photo and not line.words:
                # In a chapter from Word photos stand in a table, and the legend in the line below.
                typed = "![图注](photos/文件名)" if line.at.is_line else "表格里照片的下一行写图注"
                yield Breach("这张照片没有图注", (line.at,), expected=typed)
