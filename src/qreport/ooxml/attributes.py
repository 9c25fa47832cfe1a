"""Values of attributes, which a file from strangers may write in any way."""

_DIGITS = 8
"""More than any row, column, style or count has; no text of a million digits is ever converted."""


def is_true(written: str | None) -> bool:
    """Whether an attribute of the type `boolean` (XML Schema Part 2, 3.2.2) is true."""
    return written in ("1", "true")


def is_switched_on(written: str) -> bool:
    """Whether an attribute of the type `ST_OnOff` (ECMA-376 Part 1, 22.9.2.7) is on."""
    return written not in ("0", "false", "off")


def whole(written: str | None) -> int | None:
    """Return a number of at most eight digits and nothing else (`0`, `007`, `65536`); None for all others."""
    known = written is not None and written.isascii() and written.isdecimal() and len(written) <= _DIGITS
    return int(written) if known and written else None
