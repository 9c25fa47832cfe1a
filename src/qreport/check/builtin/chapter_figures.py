"""Figures in the chapters agree with those of the filing."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from qreport.check.builtin.chapter_words import chapters
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.gaps import significant, swap_hint
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.formula.exact import rounded
from qreport.model.facts import Bound
from qreport.model.indicator import Indicator
from qreport.model.units import find_unit
from qreport.notation.directives import VALUE
from qreport.notation.prose import Line
from qreport.problems.checking import FIGURE_DIFFERS_IN_CHAPTER, VAGUE_WORD_BESIDE_FIGURE
from qreport.text.names import fold
from qreport.text.regex import regex

# ，全日制在校生数为9527人: group 1 is the whole clause up to the number (4 to 40 letters, without 为, 达到
# or 共有), 2 the number, 3 the unit. The clause begins behind a sign, so that 机电系全日制在校生数 is another
# name; its length is bounded, so that a long line takes no long time.
_FIGURE = regex(
    rf"(?:^|[，。；、：:（(“\s{VALUE}])([^，。；、：:“”\s\d{VALUE}]{{4,40}}?)(?:为|是|达到|达|共有|共|有)?[:：]?\s?"
    r"(\d+(?:\.\d+)?)(?![\d.])\s?([^\d\s，。；、]{1,3})"
)
# 近{{ 值.students }} and {{ 值.students|带单位 }}左右; not {{ 值.students|万(1) }}, which is round already.
_VALUE = regex(r"(近|约|超过|逾)?\{\{\s*值\.([a-z0-9_]+)\s*(?:\|\s*带单位\s*)?\}\}(余|左右|上下)?")
_SENTENCE = regex("[。；！？]")
# The year of 2018年, 2018届 or 2018—2020.
_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)(?=[年届级]|—|～|-|至)")
_ELSEWHERE = regex("目标|标准|要求|计划|规划|力争|争取|预计|不[低少高超]|全市|全省|全国|其中")
"""Words of a sentence whose numbers need not be those of the school's year."""
# Shorter names are words that a sentence uses without meaning the indicator.
_SHORTEST = 5
_ROUND = 2
"""A number with more digits that say something is no round one."""


@builtin(FIGURE_DIFFERS_IN_CHAPTER)
def figures(data: CheckData) -> Iterator[Outcome]:
    """A number typed right behind the full name of an indicator is its value, of this year or the last.

    Only names of some length that make up the whole clause are looked at, so that a number of a department
    is not taken for that of the school.
    """
    if not data.is_current:
        return
    named = _named(data)
    for chapter in chapters(data):
        for line in chapter:
            for match in _figures(data, line):
                indicator = named.get(fold(match[1]))
                if indicator and _is_unit(match[3], indicator):
                    yield from _verdict(data, line, indicator, match[2])


def _figures(data: CheckData, line: Line) -> Iterator[re.Match[str]]:
    """Yield the numbers of the sentences that tell of this year or the last, and not of aims or standards."""
    for sentence in _SENTENCE.split(line.words):
        years = set(_YEAR.findall(sentence)) - {data.period, data.previous}
        if not years and not _ELSEWHERE.search(sentence):
            yield from _FIGURE.finditer(sentence)


def _named(data: CheckData) -> Mapping[str, Indicator]:
    names: dict[str, list[Indicator]] = {}
    for indicator in data.pack.indicators.values():
        for name in {fold(each) for each in indicator.names if len(each) >= _SHORTEST}:
            names.setdefault(name, []).append(indicator)
    return {name: group[0] for name, group in names.items() if len(group) == 1}


def _is_unit(behind: str, indicator: Indicator) -> bool:
    unit = find_unit(indicator.unit)
    return behind.startswith((indicator.unit, *(unit.aliases if unit else ())))


def _verdict(data: CheckData, line: Line, indicator: Indicator, text: str) -> Iterator[Outcome]:
    typed, value = Decimal(text), data.value(indicator.code)
    fact = data.fact(indicator.code)
    if value is None or (fact and fact.bound is not Bound.EXACT):
        return
    before = data.value(indicator.code, previous=True)
    # The text may round: 98.5 in words agrees with 98.53 in the table.
    decimals = len(text.partition(".")[2])
    if any(each is not None and rounded(each, decimals) == typed for each in (value, before)):
        yield Holds()
        return
    expected = fact.text if fact else number_text(value)
    yield Breach(
        f"正文写的是{data.name(indicator.code)} {text}，填报的是 {expected}{swap_hint(typed, value)}",
        (line.at, *data.cells(indicator.code)),
        text,
        expected,
        indicator.code,
    )


@builtin(VAGUE_WORD_BESIDE_FIGURE)
def vague(data: CheckData) -> Iterator[Outcome]:
    """A word such as 近 or 余 does not stand beside a value that is printed exactly or vaguely already."""
    for chapter in chapters(data):
        for line in chapter:
            for match in _VALUE.finditer(line.typed):
                word = match[1] or match[3]
                if word:
                    yield from _vague(data, line, word, match[2])


def _vague(data: CheckData, line: Line, word: str, code: str) -> Iterator[Outcome]:
    fact = data.fact(code)
    if fact is None or fact.value is None:
        return
    if fact.bound is not Bound.EXACT:
        yield Breach(f"“{word}”旁边印出的“{fact.text}”已经是概数", (line.at,), word)
    elif significant(fact.value) > _ROUND:
        yield Breach(f"“{word}”旁边印出的是准确的数 {number_text(fact.value)}", (line.at,), word)
