"""What a chapter types and the report gives by itself: numbers of headings, tables and figures, units."""

import re
from collections.abc import Iterator, Mapping

from qreport.compose.values.composition import Composition
from qreport.compose.values.wording import Counter, Sort
from qreport.model.finding import Finding
from qreport.model.pack import ChapterSource
from qreport.notation import directives
from qreport.notation.directives import CASE, CHANGES, CHART, PHOTOS, TABLE, TYPED_TABLE, Directive
from qreport.notation.prose import Line, lines
from qreport.problems.composing import CAPTION_TYPED, DANGLING_NUMBER, NUMBER_TYPED_TWICE, UNIT_TWICE
from qreport.text.captions import caption_of, plain_label, typed_labels
from qreport.text.characters import shown
from qreport.text.numerals import without_number

_SORTS: Mapping[str, Sort] = {TABLE: "table", TYPED_TABLE: "table", CHART: "figure", PHOTOS: "figure"}
# {{ 值.students|带单位 }}人, {{ 值["在校生数"]|带单位 }} 人: the value, and what stands behind it.
_WITH_UNIT = re.compile(
    r"\{\{\s*(?:值|上年)(?:\.(\w{1,80})|\[\s*[\"“']([^\"”'\]]{1,80})[\"”']\s*\])"
    r"\s*\|\s*带单位\s*\}\}\s?([^\s，。；、）)：:]{1,8}?)(?=[\s，。；、）)：:]|$)"
)


def typed_numbers(
    composition: Composition, chapter: ChapterSource, labels: frozenset[str]
) -> Iterator[Finding]:
    """Yield the numbers and units that a Markdown chapter types beside those that are given out.

    `labels` are those that the tables and figures of the report may bear.
    """
    numbered = chapter.head.kind in ("body", "case") and composition.pack.layout.headings != "none"
    within_case = _within_cases(chapter)
    for number, line in enumerate(lines(chapter)):
        if line.level:
            yield from _heading(line) if numbered and number not in within_case else ()
        elif line.directive is None and not line.is_photo:
            yield from _labels(line, labels)
            yield from _units(composition, line)


def _heading(line: Line) -> Iterator[Finding]:
    bare = without_number(line.words)
    if bare != line.words.strip():
        typed = line.words.strip().removesuffix(bare).strip()
        message = f"标题“{shown(line.words, 20)}”里手打了编号“{typed}”，印出来有两个编号"
        yield NUMBER_TYPED_TWICE.at(line.at, message=message, found=typed, expected=bare)


def _labels(line: Line, labels: frozenset[str]) -> Iterator[Finding]:
    caption = caption_of(line.words, styled=False)
    if caption and "|" not in line.typed:
        message = f"“{shown(line.words, 20)}”像是手打的{caption.sort}题，照原样印成了一段文字"
        yield CAPTION_TYPED.at(line.at, message=message, found=caption.label)
        return
    for label in dict.fromkeys(map(plain_label, typed_labels(line.words))):
        if label not in labels:
            message = f"正文提到“{label}”，报告里没有这个编号的{label.lstrip('附')[0]}"
            yield DANGLING_NUMBER.at(line.at, message=message, found=label)


def _units(composition: Composition, line: Line) -> Iterator[Finding]:
    if "带单位" not in line.typed:
        return
    for match in _WITH_UNIT.finditer(line.typed):
        indicator = composition.catalogue.find(match[1] or match[2])
        if indicator and match[3] in (indicator.unit, indicator.unit.split("/")[0]):
            message = f"“带单位”已经印出“{indicator.unit}”，后面又写了“{match[3]}”"
            yield UNIT_TWICE.at(line.at, message=message, found=match[3])


def _within_cases(chapter: ChapterSource) -> frozenset[int]:
    """Return the lines (from 0) within a case, whose headings have no numbers."""
    typed = chapter.text.split("\n")
    closings = directives.closings(typed).items()
    cases = [(start, end) for start, end in closings if _name(typed[start]) == CASE]
    return frozenset(line for start, end in cases for line in range(start, end or len(typed)))


def _name(line: str) -> str:
    directive = directives.parse(line)
    return directive.name if directive else ""


def possible_labels(composition: Composition) -> frozenset[str]:
    """Return the numbers that tables and figures have when no condition leaves one out."""
    counter = Counter(composition.wording)
    chapters = composition.chapters.values()
    counted = [chapter for kind in ("body", "case") for chapter in chapters if chapter.head.kind == kind]
    numbers = {chapter.id: number for number, chapter in enumerate(counted, 1)}
    found = set()
    for chapter in chapters:
        for line in chapter.text.split("\n"):
            directive = directives.parse(line)
            sort = _sort(directive) if directive else None
            if sort:
                label = counter.captioned(line, sort, numbers.get(chapter.id)).text
                found.add(plain_label(label))
    return frozenset(found)


def _sort(directive: Directive) -> Sort | None:
    """Return `table` or `figure` for what has a number; without a title a typed table or photo has none."""
    if directive.name == CHANGES:
        return _SORTS.get(directive.rest[:1])
    if directive.name in (PHOTOS, TYPED_TABLE) and not directive.keys.get("标题"):
        return None
    return _SORTS.get(directive.name)
