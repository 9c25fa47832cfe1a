"""The text of a chapter as the reader of sentences takes it: line by line, values where they stand."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from qreport.compose.chapters.drafts import Draft
from qreport.compose.chapters.tiles import parts_of
from qreport.compose.language.output import Rendered
from qreport.model.document import FromData, Passage, Run
from qreport.model.location import Location
from qreport.notation.directives import TILES, parse
from qreport.notation.prose import ESCAPED, PHOTO
from qreport.notation.typed_tables import BAR
from qreport.text.periods import headed_year, years_before
from qreport.text.regex import regex

# **双师型**, `- 第一`, `## 规模`, `> 引文`, `1. 一是`; the signs print nothing
_MARKS = regex(r"\*{1,3}|`")
_LINE_START = regex(r"^\s*(?:#{1,6}\s+|[-+*]\s+|>\s*)+")
_RULE = regex(r"\|?[\s:|-]+\|?")
# 9527, 9,527人, 98.5%, 19:1: a cell that is a number
_NUMBER = regex(r"[-+约近]?\s?\d[\d,.]*\s?(?:[:：∶]\s?1)?\s?(?:%|％|[^\d\s]{0,5})")
_UNIT = regex(r"[(（]([^()（）]{1,6})[)）]\s*$")
_UNIT_HEADS = ("单位", "计量单位")
_NUMBERS = ("序号", "编号")


class _Line(Struct, frozen=True):
    """A line with its values in place."""

    text: str
    bound: tuple[FromData, ...]
    at: Location


def passages(draft: Draft, period: str) -> Iterator[Passage]:
    """Yield the lines of a chapter, its typed tables cell by cell; what is still to be written is no text.

    `period` is the year of the report, from which 上年 counts.
    """
    rendered = draft.rendered
    if rendered is None:
        return
    table: list[_Line] = []
    within = ""
    for number, raw in enumerate(rendered.lines):
        directive = parse(raw)
        within = directive.name if directive is not None else within
        line = _line(rendered, raw, draft.at(number))
        if line.text.lstrip().startswith("|"):
            table.append(line)
            continue
        yield from _table(table, period)
        table = []
        if directive is not None:
            title = directive.keys.get("标题")
            yield from (_passage(_line(rendered, title, line.at)),) if title else ()
        elif within == TILES:
            yield from _tile(rendered, raw, line.at)
        elif line.text.strip():
            yield _passage(line)
    yield from _table(table, period)


def _line(rendered: Rendered, raw: str, at: Location) -> _Line:
    text, bound = "", []
    for part in rendered.parts(raw):
        if isinstance(part, Run):
            bound.append(FromData(len(text), len(text) + len(part.text), part.fact))
            text += part.text
        elif isinstance(part, str):
            text += ESCAPED.sub(r"\1", _MARKS.sub("", part))
    return _Line(text, tuple(bound), at)


def _tile(rendered: Rendered, raw: str, at: Location) -> Iterator[Passage]:
    """Yield what a line of big numbers says: the number behind what it counts, then its notes."""
    figure, label, *notes = parts_of(raw) or ("", "")
    for text in (f"{label} {figure}", *notes) if figure else ():
        line = _line(rendered, text, at)
        yield Passage(line.text, at, line.bound, cell=True)


def _passage(line: _Line) -> Passage:
    """Return the line without the signs in front of it and around a photo."""
    photo = PHOTO.search(line.text)
    start, end = photo.span(1) if photo else (_start(line.text), len(line.text))
    bound = tuple(
        FromData(each.start - start, each.end - start, each.fact)
        for each in line.bound
        if each.start >= start and each.end <= end
    )
    return Passage(line.text[start:end], line.at, bound)


def _start(text: str) -> int:
    match = _LINE_START.match(text)
    return match.end() if match else 0


def _table(lines: Sequence[_Line], period: str) -> Iterator[Passage]:
    rows = [(line, _cells(line)) for line in lines if not _RULE.fullmatch(line.text.strip())]
    if len(rows) < 2:
        yield from (_passage(line) for line, _ in rows)
        return
    heads = [text.strip() for text, _ in rows[0][1]]
    for line, cells in rows[1:]:
        yield from _row(heads, line, cells, period)


def _cells(line: _Line) -> list[tuple[str, tuple[FromData, ...]]]:
    """Return text and values of each cell."""
    ends = [match.start() for match in BAR.finditer(line.text)]
    if len(ends) < 2:
        return [(line.text, line.bound)]
    found = []
    for start, end in zip(ends, [*ends[1:], len(line.text)], strict=True):
        bound = tuple(
            FromData(each.start - start - 1, each.end - start - 1, each.fact)
            for each in line.bound
            if start < each.start and each.end <= end
        )
        found.append((line.text[start + 1 : end], bound))
    return found[:-1] if not found[-1][0].strip() else found


def _row(
    heads: Sequence[str], line: _Line, cells: Sequence[tuple[str, tuple[FromData, ...]]], period: str
) -> Iterator[Passage]:
    texts = [text.strip() for text, _ in cells]
    unit = next((text for head, text in zip(heads, texts, strict=False) if head in _UNIT_HEADS), "")
    label = "".join(
        text
        for head, text in zip(heads, texts, strict=False)
        if text and head not in (*_UNIT_HEADS, *_NUMBERS) and not _NUMBER.fullmatch(text)
    )
    for head, (text, bound) in zip(heads, cells, strict=False):
        if head in _NUMBERS or head in _UNIT_HEADS:
            continue
        if not _NUMBER.fullmatch(text.strip()):
            yield Passage(text, line.at, bound, cell=True)
        elif not bound:
            words, year = _cell(head, label, text.strip(), unit), _period(head, label, period)
            yield Passage(words, line.at, period=year, cell=True)


def _cell(head: str, label: str, text: str, unit: str) -> str:
    """Return the cell with the words of its row and column before it, and its unit behind."""
    typed = text if not text[-1].isdigit() else text + (unit or _unit_of(head) or _unit_of(label))
    is_year = headed_year(head) is not None or years_before(head) is not None
    return f"{_UNIT.sub('', label)}{'' if is_year else _UNIT.sub('', head)} {typed}"


def _period(head: str, label: str, current: str) -> str:
    """Return the year that heads a cell; empty where none does."""
    back = years_before(head)
    if back is not None and current.isdecimal():
        return str(int(current) - back)
    return headed_year(head) or headed_year(label) or ""


def _unit_of(head: str) -> str:
    match = _UNIT.search(head)
    return match[1] if match else ""
