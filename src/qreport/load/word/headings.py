"""Headings: which lines are some, on which level, and which one is the title of the chapter."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from qreport.load.word.parts import Paragraph, Part
from qreport.load.word.styles import TITLE
from qreport.text.heading_numbers import typed_level, without_number
from qreport.text.names import fold

_ENDS_OF_SENTENCES = "。；;，,：:！？!?"
_LONGEST_UNSTYLED = 40
_LONGEST_BOLD = 20
DEEPEST = 4


def unstyled_level(text: str) -> int | None:
    """Return the level (from 1) of a line that is a heading by its looks: 一、… or （一）…, short."""
    # 一、学校要…。 is an item of a text, not a heading.
    if len(text) > _LONGEST_UNSTYLED or text[-1:] in _ENDS_OF_SENTENCES:
        return None
    return typed_level(text)


def is_bold_line(part: Paragraph) -> bool:
    """Return whether a paragraph is a heading by its looks: short, all of it bold, and no sentence."""
    text = part.text
    is_short = 2 <= len(text) <= _LONGEST_BOLD and text[-1] not in _ENDS_OF_SENTENCES + "）)"
    return is_short and all(piece.bold for piece in part.pieces if piece.text.strip())


def with_title_apart(parts: Sequence[Part], title: str) -> tuple[str | None, tuple[Part, ...]]:
    """Return the title that the file gives the chapter, None for none, and the parts without it.

    It is the paragraph in the style Title, or the only heading of level 1 if nothing stands before it, or a
    first paragraph with the words of `title`, the title in the pack.
    """
    first = parts[0] if parts else None
    if not isinstance(first, Paragraph) or first.pictures:
        return None, tuple(parts)
    alone = sum(level == 1 for level in _levels(parts)) == 1
    # Else the title would stand twice: the report prints that of the chapter.
    same = fold(without_number(first.text)) == fold(without_number(title))
    if first.level == TITLE or (first.level == 1 and alone) or same:
        return without_number(first.text), tuple(parts[1:])
    return None, tuple(parts)


def in_house_levels(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts with headings of level 2 to 4, the highest of the file as level 2."""
    listed = tuple(parts)
    highest = min((level for level in _levels(listed) if level), default=2)
    return tuple(
        replace(part, level=min(DEEPEST, max(2, part.level - highest + 2)))
        if isinstance(part, Paragraph) and part.level is not None
        else part
        for part in listed
    )


def _levels(parts: Iterable[Part]) -> list[int]:
    return [part.level for part in parts if isinstance(part, Paragraph) and part.level is not None]
