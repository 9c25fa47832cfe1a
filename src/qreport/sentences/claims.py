"""Words that claim something about numbers without telling one: tendencies, superlatives, rows of years."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from qreport.sentences.clauses import CLAUSE
from qreport.sentences.judging import expected_of
from qreport.sentences.naming import Names
from qreport.sentences.numerals import value_of
from qreport.sentences.readings import Kind, Reading, Sort
from qreport.sentences.subjects import Subject
from qreport.sentences.units import PERCENT, measure
from qreport.sentences.words import COMPARED, FLAT, TENDENCY, content
from qreport.text.periods import period_before
from qreport.text.regex import regex

_RISE, _FALL = "增长|上升|提高|增加|提升|攀升", "下降|减少|降低"
# 连续三年增长, 连续3年稳步下降, 逐年上升
_YEARS = regex(
    "(?:连续(?P<years>[一二两三四五六七八九十]|\\d{1,2})年(?:来|保持|实现|稳步|持续|稳定|均|都|正)?|逐年(?:稳步|持续)?)"
    f"(?:(?P<up>{_RISE})|(?P<down>{_FALL}))"
)
# 创历史新高, 创近年新低, 再创新高, 刷新历史纪录
_RECORD = regex(
    "(?:创|达到?)(?:出|下|了)?(?:历史|历年|近年来?|建校以来)?(?:新|最)(?P<way>高|低)|刷新历史(?:新高|纪录)"
)
# 居全市首位, 位列全省第一: a claim about others
_RANK = regex(
    "(?:居|位居|位列|名列|排名|稳居)(?:全国|全省|全市|全县|全区|省内|市内|同类学校|同类院校|中职学校)(?:的)?"
    "(?:首位|第一位?|榜首|之首|前茅)"
)
_MOST = regex("(?:规模|人数|数量|总量|占比|比例)?最(?P<way>多|大|高|好|少|小|低)")
_NEAR = 20
"""How many letters from its superlative a name may stand."""
_LEVEL = Decimal("0.05")
"""Two values that differ by more are not 持平."""


class Claimed(Struct, frozen=True):
    """What a sentence tells around a claim: of what it speaks, and its own numbers by their years."""

    about: Sequence[tuple[int, Subject]]
    """What its numbers were about, each with the end of the number."""
    first: Subject | None
    """What the text was about before the sentence."""
    series: Sequence[tuple[str, Decimal]]

    def subject_at(self, place: int) -> Subject | None:
        """Return what the sentence speaks of at a place."""
        return next((subject for end, subject in reversed(self.about) if end <= place), self.first)


class Claims:
    """Judges the claims of sentences by the values of one report."""

    def __init__(self, names: Names, period: str) -> None:
        self._names, self._period = names, period

    def of_clause(
        self, text: str, clause: tuple[int, int], told: Claimed, *, has_numbers: bool
    ) -> Iterator[Reading]:
        """Yield what is wrong with the claims of one clause of flat text, or that nothing bears them."""
        found = [*self._rows(text, clause, told), *self._records(text, clause, told)]
        yield from found
        yield from (
            _claim(match, "open", None, "", "填报的数里没有别的学校，无从核对")
            for match in (_RANK.finditer(text, *clause) if "居" in text or "列" in text else ())
        )
        level = self._level(text, clause, told)
        if level is not None:
            yield level
        elif not found and not has_numbers:
            yield from self._tendency(text, clause, told)

    def superlatives(self, text: str, sentence: tuple[int, int]) -> Iterator[Reading]:
        """Yield what is wrong with 规模最大的机械装配专业 and 机械装配专业人数最多."""
        # Patterns are tried where their sign occurs: most sentences claim nothing.
        for match in _MOST.finditer(text, *sentence) if "最" in text else ():
            found = self._most(text, match)
            sign = 1 if match["way"] in "多大高好" else -1
            refuted = [wrong for each in found if (wrong := self._refuted(each, sign))]
            # Where a name belongs to several lists, all of them have to speak against it.
            if found and len(refuted) == len(found):
                subject, other = refuted[0]
                shown = [f"“{each.name}”是 {expected_of(each, self._period)}" for each in (other, subject)]
                why, best = "，".join(shown), other.labels[-1]
                yield _claim(match, "differs", subject, self._period, why, best, sort="superlative")

    def _most(self, text: str, match: re.Match[str]) -> Sequence[Subject]:
        """Return what is said to be the most: 最大的X, X最多, X是最小的专业; none where it is not plain."""
        start, end = _clause_around(text, *match.span())
        behind, ahead = text[match.end() : end], text[start : match.start()]
        named = self._names.labelled(behind, first=True) if len(behind) > 2 else ()
        if named or not behind.startswith("的"):
            return named or self._names.labelled(ahead, first=False)
        # 经济管理系规模最大的专业: the label is where it is the largest
        return self._names.labelled(ahead.partition("是")[0], first=False) if "是" in ahead[2:] else ()

    def _refuted(self, subject: Subject, sign: int) -> tuple[Subject, Subject] | None:
        own = subject.values.get(self._period)
        others = [each for each in self._names.beside(subject) if self._period in each.values]
        if own is None or not others:
            return None
        top = max(others, key=lambda each: each.values[self._period] * sign)
        return (subject, top) if (top.values[self._period] - own) * sign > 0 else None

    def _rows(self, text: str, clause: tuple[int, int], told: Claimed) -> Iterator[Reading]:
        for match in _YEARS.finditer(text, *clause) if "年" in text[slice(*clause)] else ():
            subject = self._subject(text[clause[0] : match.start()], told.subject_at(match.start()))
            written = match["years"]
            count = int(value_of(written) or written) if written else 2
            yield self._row(match, subject, count, told.series)

    def _row(
        self,
        match: re.Match[str],
        subject: Subject | None,
        count: int,
        series: Sequence[tuple[str, Decimal]],
    ) -> Reading:
        """Return whether every year of `count` lies above the one before, in the sentence or on file."""
        sign = 1 if match["up"] else -1
        known = [*series] or self._course(subject, count)
        for (one, before), (other, after) in pairwise(known):
            if int(other) == int(one) + 1 and (after - before) * sign <= 0:
                why = f"{one} 年是 {before:f}，{other} 年是 {after:f}"
                return _claim(match, "differs", subject, self._period, why)
        if len(known) > count:
            return _claim(match, "agrees", subject, self._period)
        what = f"“{subject.name}”只有 {len(known)} 年的数" if subject else "看不出说的是哪个数"
        return _claim(match, "open", subject, self._period, f"{what}，无从核对")

    def _course(self, subject: Subject | None, count: int) -> list[tuple[str, Decimal]]:
        """Return the values on file of the last `count` years and of the one before them."""
        if subject is None or not self._period.isdecimal():
            return []
        years = [str(int(self._period) - back) for back in range(count, -1, -1)]
        return [(year, subject.values[year]) for year in years if year in subject.values]

    def _records(self, text: str, clause: tuple[int, int], told: Claimed) -> Iterator[Reading]:
        for match in _RECORD.finditer(text, *clause) if "新" in text[slice(*clause)] else ():
            subject = self._subject(text[clause[0] : match.start()], told.subject_at(match.start()))
            yield self._record(match, subject, -1 if match["way"] == "低" else 1)

    def _record(self, match: re.Match[str], subject: Subject | None, sign: int) -> Reading:
        now = subject.values.get(self._period) if subject else None
        if subject is None or now is None:
            return _claim(match, "open", subject, self._period, "看不出说的是哪个数，无从核对")
        earlier = sorted(year for year in subject.values if year < self._period)
        for year in reversed(earlier):
            if (now - subject.values[year]) * sign <= 0:
                return _claim(match, "differs", subject, self._period, _years(subject, (year, self._period)))
        if len(earlier) > 1:
            return _claim(match, "agrees", subject, self._period)
        why = f"“{subject.name}”只有 {len(earlier) + 1} 年的数，无从核对"
        return _claim(match, "open", subject, self._period, why)

    def _tendency(self, text: str, clause: tuple[int, int], told: Claimed) -> Iterator[Reading]:
        """Yield what is wrong with a clause that ends in 有所上升 and tells no number."""
        start, end = clause
        match = TENDENCY.search(text[start:end].rstrip())
        words = COMPARED.sub("", text[start : start + match.start()]) if match else ""
        # 第二产业就业207人，比上年上升: what the clause before told of
        compared = match is not None and COMPARED.search(text, start, start + match.start()) is not None
        subject = self._subject(words, told.subject_at(start) if compared and not content(words) else None)
        two = self._two(subject)
        if match is None or subject is None or two is None:
            return
        now, then = two
        if (now - then) * (1 if match["up"] else -1) <= 0:
            why = _years(subject, (period_before(self._period), self._period))
            place = (start + match.start(), start + match.end())
            yield Reading(*place, "differs", "direction", None, subject, self._period, "", why)

    def _level(self, text: str, clause: tuple[int, int], told: Claimed) -> Reading | None:
        """Return what is wrong with 与上年持平 in a clause."""
        match = FLAT.search(text, *clause)
        words = text[clause[0] : match.start()] if match else ""
        subject = self._subject(words, told.subject_at(clause[0])) if match else None
        if subject and "人数" in words and measure(subject.unit).kind == PERCENT:
            return None
        two = self._two(subject)
        if match is None or subject is None or two is None or abs(two[0] - two[1]) <= abs(two[1]) * _LEVEL:
            return None
        why = _years(subject, (period_before(self._period), self._period))
        return _claim(match, "differs", subject, self._period, why, sort="direction")

    def _two(self, subject: Subject | None) -> tuple[Decimal, Decimal] | None:
        """Return the values of the report's year and of the one before; None unless both are on file."""
        years = (self._period, period_before(self._period))
        found = [subject.values[year] for year in years if subject and year in subject.values]
        return (found[0], found[1]) if len(found) == len(years) else None

    def _subject(self, words: str, carried: Subject | None) -> Subject | None:
        """Return what `words` name, else what the sentence speaks of."""
        return self._names.only(words.rpartition("、")[2]) or carried


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around a place begins and ends, at most `_NEAR` letters away."""
    first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    before = [match.end() for match in CLAUSE.finditer(text, first, start)]
    after = CLAUSE.search(text, end, last)
    return (before[-1] if before else first), (after.start() if after else last)


def _claim(  # noqa: PLR0913, PLR0917 -- the parts of a reading
    match: re.Match[str],
    kind: Kind,
    subject: Subject | None,
    period: str,
    why: str = "",
    expected: str = "",
    sort: Sort = "claim",
) -> Reading:
    return Reading(match.start(), match.end(), kind, sort, None, subject, period, expected, why)


def _years(subject: Subject, years: Sequence[str]) -> str:
    return "，".join(f"“{subject.name}”{year} 年是 {expected_of(subject, year)}" for year in years)
