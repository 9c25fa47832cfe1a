"""A word of vagueness beside a value that a chapter prints."""

from collections.abc import Iterator

from qreport.check.builtin.chapter_words import chapters
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.gaps import significant
from qreport.check.outcomes import Breach, Outcome
from qreport.check.printed import number_text
from qreport.model.facts import Bound
from qreport.notation.prose import Line
from qreport.problems.checking import VAGUE_WORD_BESIDE_FIGURE
from qreport.text.regex import regex

# 近{{ 值.students }} and {{ 值.students|带单位 }}左右; not {{ 值.students|万(1) }}, which is round already.
_VALUE = regex(r"(近|约|超过|逾)?\{\{\s*值\.([a-z0-9_]+)\s*(?:\|\s*带单位\s*)?\}\}(余|左右|上下)?")
_ROUND = 2
"""A number with more digits that say something is no round one."""


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
