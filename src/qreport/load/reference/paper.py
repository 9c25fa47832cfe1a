"""The paper of a Word file: size and margins of its last section."""

from collections.abc import Mapping

from qreport.model.layout import Page
from qreport.ooxml.attributes import whole
from qreport.ooxml.xml_stream import Handler

# ECMA-376 Part 1, 17.6.13 (pgSz) and 17.6.11 (pgMar): 1,440 to the inch.
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PER_MM = 1440 / 25.4
# Between A6 and A3, in millimetres.
_SMALLEST, _LARGEST = 100.0, 450.0
_LEAST_TEXT = 60.0
"""Millimetres in each direction."""


class Paper(Handler):
    """Reads the body; the last section counts, for the first is often a cover."""

    def __init__(self) -> None:
        self._size: Mapping[str, str] = {}
        self._margins: Mapping[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up size and margins."""
        if name == f"{_WORD}pgSz":
            self._size = attributes
        elif name == f"{_WORD}pgMar":
            self._margins = attributes

    def page(self) -> Page | None:
        """Return the upright page; None for one that no report can stand on."""
        width, height = sorted((_mm(self._size, "w"), _mm(self._size, "h")))
        top, bottom, left, right = (_mm(self._margins, side) for side in ("top", "bottom", "left", "right"))
        # Turned upright, the margins go round with the paper.
        if self._size.get(f"{_WORD}orient") == "landscape":
            top, right, bottom, left = right, bottom, left, top
        fits = width - left - right >= _LEAST_TEXT and height - top - bottom >= _LEAST_TEXT
        if not fits or width < _SMALLEST or height > _LARGEST or min(top, bottom) <= 0:
            return None
        return Page(width=width, height=height, top=top, bottom=bottom, left=left, right=right)


def _mm(attributes: Mapping[str, str], name: str) -> float:
    """Return a length; 0 for none. Word writes a top margin that nothing may push down as a negative one."""
    return (whole(attributes.get(f"{_WORD}{name}", "").removeprefix("-")) or 0) / _PER_MM
