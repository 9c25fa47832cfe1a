"""Big numbers side by side: the lines within `::: 数字`."""

from collections.abc import Iterator

from qreport.compose.chapters.drafts import Draft
from qreport.compose.language.texts import Texts, merged
from qreport.model.document import LineBreak, Tile, Tiles
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.notation.directives import COLUMNS, Directive
from qreport.problems.composing import DIRECTIVE_ARGUMENTS
from qreport.text.regex import regex

# 9527 | 在校生, with a bar of either width.
_BETWEEN = regex(r"[|｜]")
# {{ 值.students|带单位 }}: its bar is a filter and parts nothing.
_VALUE = regex(r"\{\{.*?\}\}")
# More tiles begin a second row, unless 列 says otherwise.
_ABREAST = 5


def tiles(texts: Texts, draft: Draft, directive: Directive, inside: tuple[str, int]) -> tuple[Tiles, ...]:
    """Return the block of the lines that can be read; `inside` is their text, and the directive's line."""
    found: list[Tile] = []
    for tile in _tiles(texts, draft, *inside):
        if isinstance(tile, Finding):
            texts.composition.report(tile)
        else:
            found.append(tile)
    columns = int(directive.keys.get(COLUMNS, min(_ABREAST, max(1, len(found)))))
    return (Tiles(tuple(found), columns),) if found else ()


def _tiles(texts: Texts, draft: Draft, content: str, first: int) -> Iterator[Tile | Finding]:
    for number, line in enumerate(content.split("\n"), first + 1):
        if line.strip():
            yield _tile(texts, draft, line, number)


def _tile(texts: Texts, draft: Draft, line: str, number: int) -> Tile | Finding:
    parts = parts_of(line)
    if not parts or draft.rendered is None:
        return not_a_tile(line, draft.at(number))
    figure, label, *notes = (merged(texts.of(draft.rendered, part)) for part in parts)
    lines = [part for note in notes for part in (LineBreak(), *note)]
    return Tile(figure, label, tuple(lines[1:]))


def is_tile(line: str) -> bool:
    """Whether a line of a chapter, its values not yet filled in, tells a number and what it counts."""
    return bool(parts_of(_VALUE.sub("值", line)))


def parts_of(line: str) -> list[str]:
    """Return figure, label and lines of notes; nothing when one of them is empty."""
    parts = [part.strip() for part in _BETWEEN.split(line)]
    return parts if len(parts) > 1 and all(parts) else []


def not_a_tile(line: str, at: Location) -> Finding:
    """Return the fault of a line that tells no big number."""
    message = "“数字”里每一行应写成 数值 | 名称，后面还可写一行或几行说明，用 | 隔开"
    mend = "例如 {{ 值.full_time_students|带单位 }} | 全日制在校生 | {{ 值.full_time_students|变化 }}。"
    return DIRECTIVE_ARGUMENTS.at(at, message=message, found=line.strip(), mend=mend)
