"""Reads a composed report for words of direction and rank, and holds each against the values.

It knows nothing of the language of chapters: only the text, which number shows which value, and the values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from qreport.model.document import (
    CaseStudy,
    Document,
    Heading,
    Inlines,
    Paragraph,
    PhotoGrid,
    Run,
    Table,
    Tiles,
    plain_text,
    walk,
)
from qreport.model.facts import Facts

UP, DOWN = "增加|增长|上升|提高|提升", "减少|下降|降低|回落"
NUMBER = r"-?\d+(?:\.\d+)?"
# 由50人增加到65人, 由16:1上升到19:1
FROM_TO = re.compile(rf"由({NUMBER})[^\d，。；]{{0,5}}(?::1)?({UP}|升|增|{DOWN}|降|减)[到至]({NUMBER})")
STEP = re.compile(rf"({UP}|{DOWN})[了到至]?({NUMBER})(%|个百分点|)")
MEASURED = re.compile(rf"(?:{UP}|{DOWN}|超出|高出|扩大|缩小)[了到至]?(?=\d)")
KEPT = re.compile(rf"保持({NUMBER})")
NEGATIVE = re.compile(rf"(?:{UP}|{DOWN}|超出|高出|超过)[^\d，。；]{{0,2}}-\d")
RANK = re.compile("最多|最大|最少|最小|居首|首位|前三")
BARE = re.compile(
    "增加|增长|上升|升至|增至|减少|下降|降至|降低|翻番|翻一番|最主要|最快|新高|新低|领先|均衡|逐年|连续.年"
)
# Names that hold such a word, a number of years that is itself a value, and a heading.
NO_CLAIM = re.compile(r"校园网主干最大带宽|连续\d+年获评|逐年变化")
BORNE_BY = {
    "在校生增加，摊薄": ("full_time_students",),
    "在校生比上年增加": ("full_time_students",),
    "最主要的升学渠道": (),
}
"""What may stand without a number, and which values have to have risen."""
SENTENCE, CLAUSE = re.compile(r"[^。；\n]+"), re.compile(r"[^，\n]+")


@dataclass(frozen=True)
class Value:
    """An indicator or group in the year of the report, and its earlier values, the latest last."""

    code: str
    group: str
    now: Decimal
    earlier: tuple[Decimal, ...]

    @property
    def name(self) -> str:
        """The name of the group within a larger one."""
        return self.group.rpartition("/")[2]


class Values:
    """What the report was composed from."""

    def __init__(self, facts: Facts, current: str) -> None:
        known = sorted((each for each in facts if each.value is not None), key=lambda each: each.period)
        course: dict[tuple[str, str], list[Decimal]] = {}
        for fact in known:
            if fact.period < current and fact.value is not None:
                course.setdefault((fact.indicator, fact.group), []).append(fact.value)
        self.of = {
            (each.indicator, each.group): Value(
                *(each.indicator, each.group, each.value),
                tuple(course.get((each.indicator, each.group), ())),
            )
            for each in known
            if each.period == current and each.value is not None
        }
        self.groups = [each for each in self.of.values() if each.group]

    def beside(self, value: Value) -> list[Decimal]:
        """Return the numbers of the groups of the same larger group, the largest first."""
        outer = value.group.rpartition("/")[0]
        of_code = (each for each in self.groups if each.code == value.code)
        return sorted((each.now for each in of_code if each.group.rpartition("/")[0] == outer), reverse=True)


@dataclass(frozen=True)
class Text:
    """A stretch of text, and the values that its numbers show, each with its place."""

    words: str
    shown: tuple[tuple[int, Value], ...] = ()

    def cut(self, pattern: re.Pattern[str]) -> Iterator["Text"]:
        """Yield the stretches that match."""
        for match in pattern.finditer(self.words):
            first, last = match.span()
            yield Text(match[0], tuple((at - first, each) for at, each in self.shown if first <= at < last))

    @property
    def values(self) -> list[Value]:
        """The values in the order of the text."""
        return [value for _, value in self.shown]


def texts_of(document: Document, values: Values) -> Iterator[Text]:
    """Yield every text that a reader of the report meets."""
    for block in walk(document.blocks):
        for content in _contents(block):
            shown, end = [], 0
            for part in content:
                ref = part.fact if isinstance(part, Run) else None
                if ref and (value := values.of.get((ref.indicator, ref.group))):
                    shown.append((end, value))
                end += len(plain_text((part,)))
            yield Text(plain_text(content), tuple(shown))


def _contents(block: object) -> Iterator[Inlines]:
    if (caption := getattr(block, "caption", None)) is not None:
        yield caption.text
    match block:
        case Paragraph(role="prompt"):
            return
        case Heading(text=content) | Paragraph(content=content) | CaseStudy(title=content):
            yield content
        case PhotoGrid():
            yield from (photo.legend for photo in block.photos)
        case Table():
            yield from (cell.content for row in block.rows for cell in row.cells)
            yield from block.notes
        case Tiles():
            yield from ((*each.figure, *each.label, Run("，"), *each.note) for each in block.tiles)


def faults(text: Text, values: Values) -> Iterator[str]:
    """Yield why a sentence contradicts the values, or says what nothing bears."""
    for sentence in text.cut(SENTENCE):
        found = [*_moves(sentence, values), *_ranks(sentence, values), *_bare(sentence, values)]
        yield from (f"{reason}：{sentence.words}" for reason in found)


def _moves(sentence: Text, values: Values) -> Iterator[str]:
    if NEGATIVE.search(sentence.words):
        yield "a verb before a negative number"
    for old, verb, new in FROM_TO.findall(sentence.words):
        if old == new or (verb[0] in "增上提升") is not (Decimal(new) > Decimal(old)):
            yield f"{old} to {new}"
    for verb, size, unit in STEP.findall(FROM_TO.sub("", sentence.words)):
        signs = _signs(Decimal(size), unit, sentence.values) or _signs(
            Decimal(size), unit, list(values.of.values())
        )
        if (1 if verb in UP else -1) not in signs:
            yield f"nothing moved so by {size}{unit}"
    for size in KEPT.findall(sentence.words):
        if not any(_alike(Decimal(size), each.now) and _same(each) for each in values.of.values()):
            yield f"nothing stayed {size}"
    if "持平" in sentence.words and not any(map(_same, sentence.values or values.of.values())):
        yield "nothing stayed"


def _signs(size: Decimal, unit: str, values: list[Value]) -> set[int]:
    """Return in which directions values moved by so much, in units or percent."""
    found = set()
    for value in values:
        for old in value.earlier:
            by = value.now - old
            if (by and _alike(size, abs(by))) or (unit == "%" and old and _alike(size, abs(by * 100 / old))):
                found.add(1 if by > 0 else -1)
    return found


def _alike(shown: Decimal, exact: Decimal) -> bool:
    step = Decimal(1).scaleb(-len(f"{shown:f}".partition(".")[2]))
    return exact.quantize(step, ROUND_HALF_UP) == shown


def _same(value: Value) -> bool:
    return bool(value.earlier) and abs(value.now - value.earlier[-1]) < Decimal("0.01")


def _ranks(sentence: Text, values: Values) -> Iterator[str]:
    for clause in sentence.cut(CLAUSE):
        word = RANK.search(NO_CLAIM.sub("", clause.words))
        if word is None:
            continue
        place = sentence if word[0] == "前三" else clause
        shown = [each for each in place.values if each.group]
        named = [each for each in values.groups if each.name in clause.words]
        last = [each for each in sentence.values if each.group][-1:]
        if shown:
            held = all(_bears(word[0], each, values) and each.name in place.words for each in shown)
        else:
            held = any(_bears(word[0], each, values) for each in named or last)
        if not held:
            yield f"not {word[0]}"


def _bears(word: str, value: Value, values: Values) -> bool:
    sizes = values.beside(value)
    if len(set(sizes)) < 2:
        return False
    if word in ("最少", "最小"):
        return value.now == sizes[-1]
    return value.now >= sizes[2 if word == "前三" and len(sizes) > 2 else 0]


def _bare(sentence: Text, values: Values) -> Iterator[str]:
    rest = NO_CLAIM.sub("", STEP.sub("", FROM_TO.sub("", sentence.words)))
    for phrase, codes in BORNE_BY.items():
        if phrase in rest and all(_rose(values.of[code, ""]) for code in codes):
            rest = rest.replace(phrase, "")
    if found := BARE.search(rest):
        yield f"{found[0]} hangs on nothing"


def _rose(value: Value) -> bool:
    return bool(value.earlier) and value.now > value.earlier[-1]
