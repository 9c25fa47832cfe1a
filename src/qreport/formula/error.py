"""What is wrong with a formula, with a mark below the place."""

import unicodedata

from qreport.errors import QreportError
from qreport.text.width import is_wide

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

    @property
    def in_one_line(self) -> str:
        """The fault and its place, the caret before it, for findings, which have one line."""
        before, after = _around(self.source, self.column)
        return f"{self.what}（第 {self.column} 个字，“^”处：{before}^{after}）"


def _marked(source: str, column: int) -> str:
    """Return the part of `source` around `column`, and below it a caret."""
    before, after = _around(source, column)
    return f"  {before}{after}\n  {''.join(map(_blank, before))}^"


def _around(source: str, column: int) -> tuple[str, str]:
    """Return what stands in `source` before `column` and from there on, as far as it is shown."""
    fault = column - 1
    return visible(source[max(0, fault - _SHOWN) : fault]), visible(source[fault : column + _SHOWN])


def visible(text: str) -> str:
    """Return `text` on one line: a blank for each control character, so that places stay what they are."""
    # To `isprintable` the ideographic blank is no printable character.
    return "".join(each if each.isprintable() or each == "\u3000" else " " for each in text)


def _blank(character: str) -> str:
    """Return a blank as wide as `character` stands in a terminal; a combining mark takes no place."""
    if unicodedata.combining(character):
        return ""
    # The ideographic blank takes two places.
    return "\u3000" if is_wide(character) else " "
