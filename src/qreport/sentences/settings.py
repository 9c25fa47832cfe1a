"""Where a number stands: the words of its clause before and behind it, its sentence, its year."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from qreport.sentences.free import years_in
from qreport.sentences.number import Number
from qreport.sentences.words import BRACKETS, COMPARED, ELSEWHERE, OTHERS
from qreport.text.periods import period_before
from qreport.text.regex import regex

_STOP = regex("[:，,。；;！？!?\n]")
_ITEM = regex("[，,。；;、！？!?\n]")
_LINK = regex(r"[:：\s]+$")
# What may follow a number whose words stand before it: a sign, a word that goes on to another number.
_ENDS = regex(
    r"\s*(?:$|[，,。；;、！？!?）)：:|]|以上|左右|和|与|及|或|其中|比上年|较|同比|占|规模|队伍|的规模|，|—|–|-|”|＊|\*)"
)
# 2个、名师工作室1个: the second has words of its own
_JOINS = regex(r"\s*(?:[、和与及]|以及|[)）])")
_SCOPE = regex("含|不|截|除|其中|包括")
_REACH = 80
"""How many letters of a clause are looked at; a name is shorter."""
_NOW = regex("(?<![比较与同])(?:本年度?|今年|本学年|当年|本届)")
_BEFORE = regex("(?<![比较与同])(?:上一?年度?(?!月)|去年|上一?学年)")


class Setting(Struct, frozen=True):
    """The surroundings of one number in flat text."""

    number: Number
    before: str
    """The words of its clause since the number before, dates and brackets taken out."""
    after: str
    """The words behind it, up to the next sign or number."""
    scope: str
    """The sentence up to `before`."""
    remark: str
    """What stands in brackets in `before`."""
    inside: bool
    """Whether another number stands in the same clause before it, with words between."""
    ends: bool
    """Whether nothing follows that it could belong to."""
    elsewhere: bool
    """Whether the sentence speaks of plans, standards or others."""
    period: str
    """The year that the sentence names, or that of the report."""
    dated: bool
    """Whether the sentence names it."""
    between: str
    """All that stands between the number before and this one."""
    also: tuple[str, ...]
    """Other years that the sentence has named before."""

    @property
    def typed_before(self) -> str:
        """The whole sentence before the number."""
        return f"{self.scope}{self.before}"


class Sentence:
    """One sentence of flat text, and where each of its numbers stands in it."""

    def __init__(self, text: str, plain: str, ends: tuple[int, int], period: str) -> None:
        """`plain` is `text` with blanks in place of dates, `period` the year where none is told."""
        self._text, self._plain = text, plain
        self.start, self.end = ends
        self._period = period
        elsewhere = ELSEWHERE.search(text, *ends)
        self._elsewhere = elsewhere.start() if elsewhere else self.end
        self._years = tuple(_years(text, ends, period))

    def settings(self, tokens: Sequence[Number]) -> Iterator[Setting]:
        """Yield the surroundings of each of `tokens`, the numbers of the sentence in order."""
        last = self.start
        for number, following in zip_longest(tokens, tokens[1:]):
            yield self._setting(number, last, following.start if following else self.end)
            last = number.end

    def _setting(self, number: Number, last: int, following: int) -> Setting:
        text, begin = self._text, _clause(self._text, last, number.start)
        inside = last > self.start and begin == last and not _JOINS.match(text, last)
        begin = max(begin, number.start - _REACH)
        before = _LINK.sub("", self._plain[begin : number.start])
        bare = BRACKETS.sub("", before)
        year, dated, also = self._year(begin, number.start)
        return Setting(
            number,
            before=bare,
            after=self._after(number, following),
            scope=self._text[max(self.start, begin - _REACH) : begin],
            remark=_remark(before),
            inside=inside,
            ends=_ENDS.match(text, number.end, self.end) is not None,
            elsewhere=self._elsewhere < number.start or OTHERS.search(text, begin, number.end) is not None,
            period=year,
            dated=dated,
            between=self._plain[max(last, number.start - _REACH) : number.start],
            also=also,
        )

    def _after(self, number: Number, following: int) -> str:
        stop = _ITEM.search(self._text, number.end, min(following, number.end + _REACH))
        return self._plain[number.end : stop.start() if stop else min(following, number.end + _REACH)]

    def _year(self, clause: int, end: int) -> tuple[str, bool, tuple[str, ...]]:
        """Return the year told nearest before `end`, whether one is told, and the others of the sentence."""
        told = self._years[: bisect_left(self._years, (end,))]
        near = next((year for at, year, lasts in reversed(told) if lasts or at >= clause), None)
        every = tuple(dict.fromkeys(year for _, year, _ in told))
        return near or self._period, near is not None, every


def _years(text: str, ends: tuple[int, int], period: str) -> Iterator[tuple[int, str, bool]]:
    """Yield place and year of what tells one, in order, and whether it holds for the sentence.

    上年 holds for its clause; a year in figures holds until another is told.
    """
    start, end = ends
    told = COMPARED.sub(lambda match: " " * len(match[0]), text[start:end])
    before = period_before(period)
    found = [(start + at, year, True) for at, year in years_in(told)]
    found += [(start + match.start(), period, True) for match in _NOW.finditer(told)]
    found += [(start + match.start(), before, False) for match in _BEFORE.finditer(told)]
    yield from sorted(found)


def _remark(before: str) -> str:
    """Return what a bracket says of the scope: （含技工）; not （人）."""
    return "".join(each for each in BRACKETS.findall(before) if _SCOPE.search(each))


def _clause(text: str, start: int, end: int) -> int:
    """Return where the clause of the number at `end` begins, not before `start`."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        # 全日制在校生数，9527人 goes on; so does what stands right before a bracket.
        if text[match.end() : min(end, match.end() + _REACH)].strip(" :："):
            begin = match.end()
    return begin
