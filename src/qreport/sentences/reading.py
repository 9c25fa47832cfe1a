"""The reader: a passage in, what each of its numbers and claims is out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qreport.model.document import FromData, Passage
from qreport.sentences import changes
from qreport.sentences.claims import Claimed, Claims
from qreport.sentences.clauses import CLAUSE, sentences
from qreport.sentences.free import Free, years_in
from qreport.sentences.judging import reading
from qreport.sentences.lists import following, in_order
from qreport.sentences.meaning import Meaning
from qreport.sentences.naming import Names
from qreport.sentences.number import Number
from qreport.sentences.numbers import flat, numbers
from qreport.sentences.readings import Reading
from qreport.sentences.settings import Sentence, Setting
from qreport.sentences.subjects import Subject
from qreport.sentences.told import Told
from qreport.sentences.words import IN_ORDER, content

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


class _Passage:
    """One passage while it is read."""

    def __init__(self, reader: Reader, passage: Passage) -> None:
        self._names, self._passage = reader.names, passage
        self._starts = [each.start for each in passage.bound]
        self._period = passage.period or reader.period
        self._text = flat(passage.text)
        self._free = Free(self._text)
        self._judge = Claims(reader.names, self._period)
        self._about = reader.names.get(passage.subject) if passage.subject else None
        self._meaning = Meaning(reader.names, self._period, self._about)

    def all(self) -> Iterator[Reading]:
        """Yield the readings, the numbers of a sentence before its claims."""
        kept: list[Number] = []
        for each in numbers(self._text):
            kind = "" if self._bound(each) else self._kind(each)
            if kind:
                yield reading(each, "free", why=kind)
            else:
                kept.append(each)
        plain, carried, at = self._free.without_dates(), self._about, 0
        for ends in sentences(self._text):
            first = at
            while at < len(kept) and kept[at].digits < ends[1]:
                at += 1
            told = Told(carried)
            sentence = Sentence(self._text, plain, ends, self._period)
            yield from self._numbers(sentence, kept[first:at], told)
            yield from self._claims(ends, kept[first:at], told, carried)
            carried = told.subject

    def _kind(self, number: Number) -> str:
        single = number.spoken and number.value == 1 and not number.vague
        return self._free.kind(number.digits) or ("word" if single else "")

    def _bound(self, number: Number) -> FromData | None:
        # 近 in front of a value is typed, and so may be a unit behind it.
        at = bisect_right(self._starts, number.digits) - 1
        found = self._passage.bound[at] if at >= 0 else None
        return found if found and number.digits < found.end else None

    def _numbers(self, sentence: Sentence, own: Sequence[Number], told: Told) -> Iterator[Reading]:
        looked_at, rest = own[:MOST_NUMBERS], own[MOST_NUMBERS:]
        listed = in_order(self._text, sentence.start, sentence.end, looked_at)
        for setting in sentence.settings(looked_at):
            made = changes.move(setting, moved=told.moved) or self._also_by(setting, told)
            words = () if made else listed.get(setting.number.start, ())
            if made and made.role == "by" and IN_ORDER.search(setting.before):
                # 教职工663人、在校生9527人，分别比上年增加18人和1579人
                count = len(following(self._text, setting.number.start, looked_at))
                told.subjects, told.changes = [each for _, each in told.about[-count:]], 0
            found = self._bound_reading(setting.number) or self._meaning.typed(setting, made, words, told)
            yield found
            yield from self._turned(setting.number, made, told, found.subject)
            self._note(told, setting, made, found, in_list=bool(words))
        yield from (reading(each, "open", why="一句话里的数太多，没有逐个核对") for each in rest)

    def _also_by(self, setting: Setting, told: Told) -> changes.Move | None:
        """Return the change that goes on: the second number of 比上年提高0.1个和3.1个百分点."""
        going_on = setting.before.strip() in ("和", "、", "与", "及") and told.by is not None
        return told.by if going_on and setting.number.unit == told.by_unit else None

    def _bound_reading(self, number: Number) -> Reading | None:
        bound = self._bound(number)
        if bound is None:
            return None
        subject = self._names.get(_key(bound)) if bound.fact else None
        return reading(number, "bound", subject, bound.fact.period if bound.fact else "")

    def _note(
        self, told: Told, setting: Setting, made: changes.Move | None, found: Reading, *, in_list: bool
    ) -> None:
        """Keep what the sentence has told, for what it leaves out afterwards."""
        number = setting.number
        told.source = number if made and made.role == "from" else told.source
        told.by, told.by_unit = (made, number.unit) if made and made.role == "by" else (None, "")
        if made and made.role == "by":
            told.changes += 1
            return
        named = found.subject if found.kind in ("bound", "agrees", "differs", "asks") else None
        if named is None and found.kind == "bound":
            named = self._meaning.named(changes.bare(setting.before), setting.scope)
        told.about += [(number.end, named)] if named else []
        told.moved = told.moved or (made is not None and made.role == "to")
        if not in_list:
            told.subjects.clear()
        elif named:
            told.subjects.append(named)
        told.changes = 0
        if content(setting.before):
            told.words = changes.bare(setting.before)
        told.subject = named or (None if setting.before.strip() else told.subject)
        told.numbers.append(number)

    def _turned(
        self, number: Number, made: changes.Move | None, told: Told, subject: Subject | None
    ) -> Iterator[Reading]:
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
        elif made.role == "to" and subject is not None:
            if wrong := changes.not_so(made, subject, self._period):
                yield Reading(
                    start, number.end, "differs", "direction", number, subject, self._period, "", wrong
                )
        elif made.role == "by" and made.sign and number.value < 0:
            right = "减少" if made.sign > 0 else "增加"
            why = f"“{made.verb}”后面印出的是负数 {number.text}，实际是{right}"
            yield Reading(
                start, number.end, "differs", "direction", number, told.subject, self._period, "", why
            )

    def _claims(
        self, sentence: tuple[int, int], own: Sequence[Number], told: Told, first: Subject | None
    ) -> Iterator[Reading]:
        skipped = [(each.start, each.end) for each in self._passage.bound]
        before = Claimed(tuple(told.about), first, self._series(sentence, own))
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


def _clauses(text: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start = sentence[0]
    for match in CLAUSE.finditer(text, *sentence):
        yield start, match.start()
        start = match.end()
    yield start, sentence[1]


def _within(each: Reading, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= each.start and each.end <= end for start, end in spans)
