"""The records of a workbook ([MS-XLS] 2.3) on their way to the library: only so many, and no bombs."""

from collections.abc import Callable
from typing import Any

# 2.4.140 and 2.4.141: a link over all cells, which the library would keep for each of 16 million.
_UNNEEDED = frozenset((0x01B8, 0x0800))
_PASSED_OVER = 0xFFFF
"""A number that no record has; the library passes over it."""
_HEAD = 4
"""Bytes of a record without content."""

Record = tuple[int, int, bytes]


class EndlessError(ValueError):
    """More records than a file of this length has: its sheets share them, or lead back."""


def let_through(book: Any, length: int) -> None:
    """Bound what `book`, of a file of so many bytes, will read for all of its sheets together."""
    book.get_record_parts = _Records(book.get_record_parts, length // _HEAD + 1)


class _Records:
    def __init__(self, read: Callable[[], Record], most: int) -> None:
        self._read = read
        self._left = most

    def __call__(self) -> Record:
        self._left -= 1
        if self._left < 0:
            raise EndlessError
        code, size, content = self._read()
        return _PASSED_OVER if code in _UNNEEDED else code, size, content
