"""What the reader of sentences found, as findings."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qreport.check.prose.ticked import Ticks
from qreport.model.document import Passage
from qreport.model.filing import EXPLANATIONS, Filing
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.checking import (
    CLAIM_OPEN,
    FIGURE_DIFFERS_IN_CHAPTER,
    FIGURE_MAY_DIFFER,
    NUMBER_OPEN,
    WORD_AGAINST_VALUES,
)
from qreport.sentences.reading import Reader
from qreport.sentences.readings import Reading
from qreport.sentences.subjects import Subject

CellsOf = Callable[[str], tuple[Location, ...]]
_AROUND = 10
"""Letters of the sentence that a finding repeats on each side."""


class Prose(Struct, frozen=True):
    """What came of the numbers of a text."""

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    """How many numbers are `bound`, `agrees`, `differs`, `asks`, `open`, `ticked` and `free`."""


def check_prose(passages: Sequence[Passage], reader: Reader, filing: Filing, cells: CellsOf) -> Prose:
    """Return what is wrong with the numbers and words of `passages`.

    `cells` gives the cells of an indicator, for findings to point at.
    """
    ticks = Ticks(filing)
    own = {chapter.file for chapter in filing.chapters.values()} | {EXPLANATIONS}
    free = {chapter.file for chapter in filing.chapters.values() if chapter.head.free_numbers}
    findings: list[Finding] = []
    counts: Counter[str] = Counter()
    for passage in passages:
        for read in reader.read(passage):
            # What a pack writes itself is nobody's to look up.
            is_open = read.kind == "open" and passage.at.file in own
            reading = read if is_open or read.kind != "open" else replace(read, kind="free")
            settled = _may_be_ticked(reading) and (
                ticks.settles(passage, reading.start, reading.end) or passage.at.file in free
            )
            if reading.sort == "number":
                counts["ticked" if settled else reading.kind] += 1
            if not (settled and reading.kind == "open"):
                findings += _found(reading, passage, cells, settled=settled)
    return Prose((*findings, *ticks.lapsed()), counts)


def _may_be_ticked(reading: Reading) -> bool:
    return reading.kind in ("open", "asks")


def _found(reading: Reading, passage: Passage, cells: CellsOf, *, settled: bool) -> Iterator[Finding]:
    if reading.kind not in ("bound", "agrees", "free"):
        make = {"number": _number, "direction": _word, "superlative": _word, "claim": _claim}[reading.sort]
        yield replace(make(reading, passage, cells), explained=settled)


def _number(reading: Reading, passage: Passage, cells: CellsOf) -> Finding:
    told = passage.text[reading.number.start : reading.number.end].strip() if reading.number else ""
    subject = reading.subject
    if reading.kind == "open":
        return NUMBER_OPEN.at(passage.at, message=_open(reading, passage, told), found=told)
    if subject is None:
        message = f"正文写的是 {told}，算出来不是：{reading.why}：“{_quote(passage, reading)}”"
        return FIGURE_DIFFERS_IN_CHAPTER.at(
            passage.at, message=message, found=told, expected=reading.expected or None
        )
    problem = FIGURE_DIFFERS_IN_CHAPTER if reading.kind == "differs" else FIGURE_MAY_DIFFER
    expected = _with_unit(
        reading.expected, subject.unit if reading.expected == subject.shown.get(reading.period) else ""
    )
    why = f"，{reading.why}" if reading.why else ""
    filed = f"{_year(reading)}是 {expected or '多少没有查到'}{why}"
    message = f"正文写的是{subject.name} {told}，{filed}：“{_quote(passage, reading)}”"
    return problem.at(
        passage.at,
        *_cells(subject, cells),
        message=message,
        mend=_mend(reading, subject, passage),
        found=told,
        expected=expected or None,
        indicator=subject.key if reading.kind == "differs" and _is_indicator(subject) else None,
        period=reading.period or None,
    )


def _cells(subject: Subject | None, cells: CellsOf) -> tuple[Location, ...]:
    return cells(subject.key)[:3] if subject and _is_indicator(subject) else ()


def _is_indicator(subject: Subject) -> bool:
    return not subject.labels and "#" not in subject.key


def _year(reading: Reading) -> str:
    return f"{reading.period} 年填报的" if reading.period else "填报的"


def _with_unit(value: str, unit: str) -> str:
    return value if not unit or value.endswith(unit) else f"{value}{unit}"


def _mend(reading: Reading, subject: Subject, passage: Passage) -> str | None:
    written = subject.written.get(reading.period)
    if not written:
        return None
    if passage.at.file.endswith(".docx"):
        return f"核对后改正；在 Word 里写成 {written}，数就从填报里来，以后改一处就都改了。"
    return f"核对后改正；写成 {written}，数就从填报里来，以后改一处就都改了。"


def _open(reading: Reading, passage: Passage, told: str) -> str:
    if reading.why:
        why = f"，{reading.why}"
    elif reading.subject:
        value = reading.subject.shown.get(reading.period, "")
        near = f"（{value}{reading.subject.unit}）" if value else ""
        why = f"，可能说的是“{reading.subject.name}”{near}，没有把握"
    else:
        why = ""
    return f"正文的“{told}”没有能核对的数{why}：“{_quote(passage, reading)}”"


def _word(reading: Reading, passage: Passage, cells: CellsOf) -> Finding:
    told = passage.text[reading.start : reading.end]
    subject = reading.subject
    name = f"{subject.name}：" if subject else ""
    message = f"“{told}”与数不符，{name}{reading.why}：“{_quote(passage, reading)}”"
    return WORD_AGAINST_VALUES.at(
        passage.at, *_cells(subject, cells), message=message, found=told, expected=reading.expected or None,
        period=reading.period or None,
    )  # fmt: skip


def _claim(reading: Reading, passage: Passage, cells: CellsOf) -> Finding:
    if reading.kind == "differs":
        return _word(reading, passage, cells)
    told = passage.text[reading.start : reading.end]
    message = f"“{told}”{reading.why}：“{_quote(passage, reading)}”"
    return CLAIM_OPEN.at(passage.at, message=message, found=told)


def _quote(passage: Passage, reading: Reading) -> str:
    """Return the words around what is told."""
    start, end = max(0, reading.start - _AROUND), reading.end + _AROUND
    text = passage.text
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
