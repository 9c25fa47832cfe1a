"""Numbers of a column under each other by their units digit.

Decimal tabs in cells work in Word only, so each number is set right with an indent that makes up for the
digits it lacks. That holds everywhere, since digits of one font are equally wide.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from qreport.text.typeset_width import ems

_NUMBER = re.compile(r"([+\-−]?\d[\d,]*)(.*)", re.DOTALL)


class NumberColumn(Struct, frozen=True):
    """The widest part in front of the point and behind it, in ems."""

    head: float
    tail: float

    def indent(self, text: str, room: float) -> float | None:
        """Return the right indent in ems that puts `text` in line, the column being centred in `room`.

        None for a text that is no number and stands in the middle.
        """
        parts = _parts(text)
        if parts is None:
            return None
        margin = max(0.0, (room - self.head - self.tail) / 2)
        return max(0.0, min(margin + self.tail - parts[1], room - sum(parts)))


def number_column(texts: Iterable[str]) -> NumberColumn:
    """Measure the texts of one column."""
    parts = [found for found in map(_parts, texts) if found]
    return NumberColumn(
        max((head for head, _ in parts), default=0.0), max((tail for _, tail in parts), default=0.0)
    )


def _parts(text: str) -> tuple[float, float] | None:
    """Return the widths up to the units digit and behind it, or None when no digit leads."""
    match = _NUMBER.fullmatch(text.strip())
    return (ems(match[1]), ems(match[2])) if match else None
