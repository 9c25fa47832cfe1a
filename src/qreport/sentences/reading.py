"""The reader: a passage in, what each of its numbers and claims is out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from qreport.model.document import FromData, Passage
from qreport.sentences import changes, shares
from qreport.sentences.claims import Claims, Told
from qreport.sentences.clauses import CLAUSE, sentences
from qreport.sentences.free import Free, years_in
from qreport.sentences.judging import LIKELY, judged, reading
from qreport.sentences.lists import in_order
from qreport.sentences.naming import Match, Names, best_each
from qreport.sentences.number import Number
from qreport.sentences.numbers import flat, numbers
from qreport.sentences.readings import Reading
from qreport.sentences.settings import Sentence, Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.units import fit
from qreport.sentences.words import content
from qreport.text.periods import period_before

_GOES_ON = re.compile("[达为至到]|保持|稳定")
_TELLING = 100
"""From here on a number is hardly a value by chance."""
MOST_NUMBERS = 400
"""Of one sentence; what follows is told as open without being looked at."""


class Reader:
    """Reads passages against the values of one filing or report."""

    def __init__(self, names: Names, period: str) -> None:
        self.names = names
        self.period = period

    def read(self, passage: Passage) -> tuple[Reading, ...]:
        """Return the readings of `passage` in the order of its text."""
        return tuple(sorted(_Passage(self, passage).all(), key=lambda each: (each.start, each.end)))


class _Told(Struct):
    """What the sentence has told so far."""

    subject: Subject | None = None
    number: Number | None = None
    words: str = ""
    """The words that named it."""
    source: Number | None = None
    """The number behind 由, until the one behind 增加到 comes."""


class _Passage:
    """One passage while it is read."""

    def __init__(self, reader: Reader, passage: Passage) -> None:
        self._names, self._passage = reader.names, passage
        self._starts = [each.start for each in passage.bound]
        self._period = passage.period or reader.period
        self._before = period_before(self._period)
        self._text = flat(passage.text)
        self._free = Free(self._text)
        self._judge = Claims(reader.names, self._period)
        self._first = reader.names.get(passage.subject) if passage.subject else None

    def all(self) -> Iterator[Reading]:
        """Yield the readings, the numbers of a sentence before its claims."""
        kept: list[Number] = []
        for each in numbers(self._text):
            kind = "" if self._bound(each) else self._kind(each)
            if kind:
                yield reading(each, "free", why=kind)
            else:
                kept.append(each)
        plain, carried, at = self._free.without_dates(), self._first, 0
        for ends in sentences(self._text):
            first = at
            while at < len(kept) and kept[at].digits < ends[1]:
                at += 1
            told = _Told(carried)
            sentence = Sentence(self._text, plain, ends, self._period)
            yield from self._numbers(sentence, kept[first:at], told)
            yield from self._claims(ends, kept[first:at], told)
            carried = told.subject

    def _kind(self, number: Number) -> str:
        single = number.spoken and number.value == 1 and not number.vague
        return self._free.kind(number.digits) or ("word" if single else "")

    def _bound(self, number: Number) -> FromData | None:
        # 近 in front of a value is typed, and so may be a unit behind it.
        at = bisect_right(self._starts, number.digits) - 1
        found = self._passage.bound[at] if at >= 0 else None
        return found if found and number.digits < found.end else None

    def _numbers(self, sentence: Sentence, own: Sequence[Number], told: _Told) -> Iterator[Reading]:
        looked_at, rest = own[:MOST_NUMBERS], own[MOST_NUMBERS:]
        listed = in_order(self._text, sentence.start, sentence.end, looked_at)
        for setting in sentence.settings(looked_at):
            yield from self._number(setting, listed.get(setting.number.start, ()), told)
        yield from (reading(each, "open", why="一句话里的数太多，没有逐个核对") for each in rest)

    def _number(self, setting: Setting, listed: Sequence[str], told: _Told) -> Iterator[Reading]:
        number, bound = setting.number, self._bound(setting.number)
        made = changes.move(setting)
        if bound is not None:
            subject = self._names.get(_key(bound)) if bound.fact else None
            yield reading(number, "bound", subject, bound.fact.period if bound.fact else "")
            yield from self._turned(number, made, told)
            told.subject, told.number = (subject, number) if subject else (told.subject, number)
            told.source = number if made and made.role == "from" else told.source
            return
        found = self._typed(setting, made, listed, told)
        yield found
        yield from self._turned(number, made, told)
        told.source = number if made and made.role == "from" else told.source
        named = found.subject if found.kind in ("agrees", "differs", "asks") else None
        if content(setting.before):
            told.words = changes.bare(setting.before)
        if made is None or made.role != "by":
            told.subject = named or (None if setting.before.strip() else told.subject)
        told.number = number

    def _turned(self, number: Number, made: changes.Move | None, told: _Told) -> Iterator[Reading]:
        """Yield what is wrong with the verb in front of `number`."""
        if made is None or made.role == "from":
            return
        start = number.start - len(made.verb)
        if made.role == "to" and told.source is not None:
            if wrong := changes.turned(told.source, number, made):
                yield Reading(
                    start, number.end, "differs", "direction", number, told.subject, self._period, "", wrong
                )
            told.source = None
        elif made.role == "by" and made.sign and number.value < 0:
            right = "减少" if made.sign > 0 else "增加"
            why = f"“{made.verb}”后面印出的是负数 {number.text}，实际是{right}"
            yield Reading(
                start, number.end, "differs", "direction", number, told.subject, self._period, "", why
            )

    def _typed(
        self, setting: Setting, made: changes.Move | None, listed: Sequence[str], told: _Told
    ) -> Reading:
        found = self._listed(setting, listed) if listed else self._named(setting, made, told)
        return self._by_value(setting) or found if found.kind in ("open", "asks") else found

    def _named(self, setting: Setting, made: changes.Move | None, told: _Told) -> Reading:
        """Return the reading of a number by the words around it."""
        if made is not None and made.role == "by":
            subject = self._subject(setting, made, told)
            found = changes.by(setting, made, subject) if subject else None
            return found or self._plain(setting, setting.before)
        if made is not None and made.role == "from":
            return self._plain(self._earlier(setting), changes.bare(setting.before), told)
        if made is not None:
            return self._plain(setting, changes.bare(setting.before), told)
        part = (told.subject, told.number) if told.number else None
        computed = shares.share(setting, self._names, part) or shares.per_head(
            setting, self._names, told.subject
        )
        named = self._plain(setting, setting.before, told)
        return named if computed is None or named.kind == "agrees" else computed

    def _by_value(self, setting: Setting) -> Reading | None:
        """Return that a number is the value that the text is about or, if large, one that it names."""
        number = setting.number
        years = (setting.period, *setting.also)
        first = self._first
        for period in years:
            if first and period in first.values and number.allows(first.values[period], first.unit):
                return reading(number, "agrees", first, period)
        if number.vague or abs(number.value) < _TELLING:
            return None
        around = f"{setting.typed_before}{setting.after}"
        for period in years:
            subject = self._names.valued(number.value, number.unit, period, around)
            if subject:
                return reading(number, "agrees", subject, period)
        return None

    def _earlier(self, setting: Setting) -> Setting:
        """Return `setting` in the year before, unless the sentence names a year."""
        if setting.dated and setting.period != self._period:
            return setting
        return _with(setting, period=self._before, dated=True)

    def _subject(self, setting: Setting, made: changes.Move | None, told: _Told) -> Subject | None:
        words = changes.bare(setting.before) if made else setting.before
        exact = [match.subject for match in self._matches(setting, words, any_unit=True) if match.exact]
        if len({each.key for each in exact}) == 1:
            return exact[0]
        return None if words.strip() else told.subject

    def _plain(self, setting: Setting, words: str, told: _Told | None = None) -> Reading:
        matches = self._matches(setting, words)
        if not matches and told and not content(words):
            if (
                told.subject
                and fit(setting.number.unit, told.subject.unit)
                and _GOES_ON.search(setting.before)
            ):
                # 由7948人增加到9527人: the second number is that of the first one's name.
                matches = (Match(told.subject, 1.0, exact=True),)
                setting = _with(setting, inside=False)
            elif told.words and not setting.before.strip(" 、和与及"):
                # 课程342门、26480学时: one name, two units
                matches = self._names.called(told.words, setting.number.unit, setting.scope)
        return judged(setting, matches, self._before)

    def _matches(self, setting: Setting, words: str, *, any_unit: bool = False) -> tuple[Match, ...]:
        """Return what may be meant: the words before the number, those behind it, the clause before."""
        unit = "" if any_unit else setting.number.unit
        found = self._names.called(words, unit, setting.scope)
        short = words.rpartition("、")[2]
        if short != words and not (found and found[0].exact):
            found = best_each(
                (*found, *self._names.called(short, unit, setting.scope + words[: -len(short) or None]))
            )
        if found and found[0].score >= 0.9:
            return found
        after = setting.after.removeprefix("的")
        behind = [*self._names.begins(after, unit)]
        behind += [
            # Words that go on are no name of the number: enough to agree, too little to accuse.
            Match(each.subject, min(each.score, 0.89 if each.whole else LIKELY - 0.01), exact=False)
            for each in self._names.called(after, unit, setting.scope + words)
        ]
        return best_each((*found, *behind))

    def _listed(self, setting: Setting, listed: Sequence[str]) -> Reading:
        """Return the reading of a number in a list in order, by the first words that name it."""
        every = [
            match
            for words in listed
            for match in self._names.called(words, setting.number.unit, setting.scope)
        ]
        return judged(_with(setting, inside=False, ends=True), best_each(every), self._before)

    def _claims(self, sentence: tuple[int, int], own: Sequence[Number], told: _Told) -> Iterator[Reading]:
        skipped = [(each.start, each.end) for each in self._passage.bound]
        before = Told(told.subject, self._series(sentence, own))
        for clause in _clauses(self._text, sentence):
            has_numbers = any(clause[0] <= each.digits < clause[1] for each in own)
            found = self._judge.of_clause(self._text, clause, before, has_numbers=has_numbers)
            yield from (each for each in found if not _within(each, skipped))
        yield from self._judge.superlatives(self._text, sentence)

    def _series(self, sentence: tuple[int, int], own: Sequence[Number]) -> list[tuple[str, Decimal]]:
        """Return the numbers of one sentence that it tells of years in a row, each with its year."""
        years = [(sentence[0] + at, year) for at, year in years_in(self._text[slice(*sentence)])]
        found: dict[str, Decimal] = {}
        for at, year in years:
            after = next((each for each in own if each.start > at), None)
            if after is not None and after.digits - at < 40:
                found.setdefault(year, after.value)
        return sorted(found.items()) if len(found) > 1 else []


def _key(bound: FromData) -> str:
    fact = bound.fact
    return "" if fact is None else f"{fact.indicator}/{fact.group}" if fact.group else fact.indicator


def _with(setting: Setting, **changed: object) -> Setting:
    return replace(setting, **changed)


def _clauses(text: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start = sentence[0]
    for match in CLAUSE.finditer(text, *sentence):
        yield start, match.start()
        start = match.end()
    yield start, sentence[1]


def _within(each: Reading, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= each.start and each.end <= end for start, end in spans)
