"""What is wrong with a formula, with a mark below the place."""

import unicodedata

from qreport.errors import QreportError

_SHOWN = 30
"""Characters shown on either side of the fault."""


class FormulaError(QreportError):
    """A formula that cannot be read or computed; `column` counts characters from 1."""

    def __init__(self, what: str, source: str, column: int, mend: str = "改正公式。") -> None:
        super().__init__(f"{what}\n{_marked(source, column)}", mend)
        self.what = what
        """The fault in one line."""
        self.source = source
        self.column = column


def _marked(source: str, column: int) -> str:
    """Return the part of `source` around `column`, and below it a caret."""
    first = max(0, column - 1 - _SHOWN)
    part = visible(source[first : column + _SHOWN])
    before = "".join(_blank(each) for each in part[: column - 1 - first])
    return f"  {part}\n  {before}^"


def visible(text: str) -> str:
    """Return `text` on one line: a blank for each control character, so that places stay what they are."""
    return "".join(each if each.isprintable() or each == "\u3000" else " " for each in text)


def _blank(character: str) -> str:
    """Return a blank as wide as `character` stands in a terminal; a combining mark takes no place."""
    if unicodedata.combining(character):
        return ""
    return "\u3000" if unicodedata.east_asian_width(character) in "WF" else " "
