"""What a chapter types and the report gives by itself: numbers of headings, tables and figures, units."""

import re
from collections.abc import Iterator, Mapping

from qreport.compose.values.composition import Composition
from qreport.compose.values.wording import Counter, Sort
from qreport.model.finding import Finding
from qreport.model.pack import ChapterSource
from qreport.model.units import PERCENT, find_unit
from qreport.notation import directives
from qreport.notation.directives import CASE, CHANGES, CHART, PHOTOS, TABLE, TYPED_TABLE, Directive
from qreport.notation.prose import Line, lines
from qreport.problems.composing import (
    CAPTION_TYPED,
    DANGLING_NUMBER,
    NUMBER_TYPED_TWICE,
    PERCENT_MISSING,
    UNIT_TWICE,
    VERB_TWICE,
)
from qreport.text.captions import caption_of, plain_label, typed_labels
from qreport.text.characters import shown
from qreport.text.numerals import without_number
from qreport.text.regex import regex

_SORTS: Mapping[str, Sort] = {TABLE: "table", TYPED_TABLE: "table", CHART: "figure", PHOTOS: "figure"}
_CODE = r"(?:值|上年)(?:\.(\w{1,80})|\[\s*[\"“']([^\"”'\]]{1,80})[\"”']\s*\])"
# {{ 值.students|带单位 }}人, {{ 值["在校生数"]|带单位 }} 人: the value, and the letters behind it.
_WITH_UNIT = regex(rf"\{{\{{\s*{_CODE}[^{{}}\n]{{0,80}}\|\s*带单位\s*\}}\}}\s?([^\s，。；、）)：:|*]{{1,8}})")
# Words that begin with a unit: 人均一册, 个性化, 名师.
_WORDS = regex(
    "人[均次员才口民数力文工生物事机大身格体]|个[人性体别]|名[师优校称额列单家牌次]|项目|家[长庭校国政]|台[账湾州]|部[门分署]"
    "|门[类户]|次[年数日月]|期[间末中满初望]|年[均度底末级龄来初轻内]|所[有属属需在占以]|种[类植]|分[别布为属配析层]"
    "|届[时满]|本[校地科年市省专学次期土]|间[接距]|元[旦件素]|套餐|场[地所馆景]|对[应外比接口学于]|类[型别]|支[持撑教付部出]"
    "|座[谈位]|天[津然]|篇[幅章]|件均|册均|批[准次]"
)
# 占{{ 值.share }}。, 为{{ 值.rate|小数(1) }}，: a percentage without its sign, at the end of a clause.
_BARE_SHARE = regex(
    rf"(?:占比?|占到|率为|率达到?|率是|比例为|比例达到?)\{{\{{\s*{_CODE}\s*(?:\|\s*小数\([^()]*\)\s*)?\}}\}}(?=[，。；]|$)"
)
_FILTERED = r"\{\{[^{}\n]*\|\s*"
# 减少{{ 值.students|增减 }}, which prints 减少增加9人; 由{{ 值.students|由到 }};
# 比上年{{ 值.students|增减|比上年 }}.
_SAID_TWICE = regex(
    rf"(?P<verb>增加|减少|增长|下降|提高|降低|上升|提升|回落)了?{_FILTERED}(?:增减|变化|升降|由到)\s*(?:\([^()]*\)\s*)?"
    rf"(?:\|\s*比上年\s*)?\}}\}}|(?P<from>由){_FILTERED}由到\s*\}}\}}|(?P<than>[比较]上年){_FILTERED}比上年\s*\}}\}}"
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
    for match in _WITH_UNIT.finditer(line.typed) if "带单位" in line.typed else ():
        indicator = composition.catalogue.find(match[1] or match[2])
        again = _again(indicator.unit, match[3]) if indicator else ""
        if indicator and again:
            message = f"“带单位”已经印出“{indicator.unit}”，后面又写了“{again}”"
            yield UNIT_TWICE.at(line.at, message=message, found=again)
    for match in _SAID_TWICE.finditer(line.typed):
        word = match["verb"] or match["from"] or match["than"]
        own = "自带“增加”“减少”一类的词" if match["verb"] else f"以“{word}”开头"
        yield VERB_TWICE.at(line.at, message=f"过滤器印出的话{own}，前面又写了“{word}”", found=word)
    # 合格率（%） says it of the whole line.
    if "|" not in line.words and not re.search("[（(]%[)）]", line.words):
        yield from _bare_shares(composition, line)


def _again(unit: str, behind: str) -> str:
    """Return the unit that `behind` begins with, in whatever words: 平方米 for m², 名 for 人, 元 for 万元."""
    for size in range(min(4, len(behind)), 0, -1):
        written = behind[:size]
        if _is_same(unit, written) and not (size == 1 and _WORDS.match(behind)):
            return written
    return ""


def _is_same(unit: str, written: str) -> bool:
    own, other = find_unit(unit), find_unit(written)
    # 19:1比上年高 and 100M的 do not say their units twice.
    if own and own.kind in ("ratio", "bandwidth"):
        return written == unit
    alike = own is not None and other is not None and own.kind == other.kind
    return alike or written in (unit, unit.partition("/")[0])


def _bare_shares(composition: Composition, line: Line) -> Iterator[Finding]:
    for match in _BARE_SHARE.finditer(line.typed):
        indicator = composition.catalogue.find(match[1] or match[2])
        if indicator and indicator.unit == PERCENT:
            message = f"“{indicator.name}”是百分数，印出来没有 %"
            yield PERCENT_MISSING.at(line.at, message=message, indicator=indicator.code)


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
