"""The texts that the cells of a workbook share."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from qreport import limits
from qreport.load.grids.stored import Run
from qreport.load.xlsx.names import MAIN
from qreport.ooxml.attributes import is_true
from qreport.ooxml.package import Package
from qreport.ooxml.xml_stream import Handler
from qreport.problems.reading import OVER_LIMIT

# ECMA-376 Part 1, 22.9.2.19 (ST_Xstring): `_x000D_` is a carriage return; `_x005F_` an underscore.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class TextRun(Handler):
    """Collects the text of `t` elements; how a text is pronounced (`rPh`) is no part of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._in_text = False
        self._in_phonetic = False
        self._run_from = 0
        self._look = Run("", None)
        self._runs: list[Run] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Notice where text begins, and how it looks."""
        if name == f"{MAIN}t":
            self._in_text = not self._in_phonetic
        elif name == f"{MAIN}rPh":
            self._in_phonetic = True
        elif name == f"{MAIN}r":
            self._run_from, self._look = len(self._pieces), Run("", None)
        # ECMA-376 Part 1, 18.4.7: with properties of its own a run has nothing from the font of the cell.
        elif name == f"{MAIN}rPr":
            self._look = Run("", struck=False)
        elif name == f"{MAIN}strike":
            self._look = replace(self._look, struck=is_true(attributes.get("val", "1")))
        elif name == f"{MAIN}vertAlign":
            self._look = replace(self._look, raised=attributes.get("val") == "superscript")

    def end(self, name: str) -> None:
        """Notice where text ends."""
        if name == f"{MAIN}t":
            self._in_text = False
        elif name == f"{MAIN}rPh":
            self._in_phonetic = False
        elif name == f"{MAIN}r":
            self._runs.append(replace(self._look, text=unescaped("".join(self._pieces[self._run_from :]))))

    def text(self, content: str) -> None:
        """Keep a piece."""
        if self._in_text:
            self._pieces.append(content)

    def taken(self) -> str:
        """Return the text so far and begin anew."""
        text = unescaped("".join(self._pieces))
        self._pieces.clear()
        return text

    def taken_runs(self) -> tuple[Run, ...]:
        """Return the pieces so far and begin anew; none when all of them look as the cell does."""
        runs = tuple(self._runs)
        self._runs.clear()
        return runs if any(run.raised or run.struck is not None for run in runs) else ()


class SharedStrings(TextRun):
    """The shared texts in their order."""

    def __init__(self, package: Package, part: str | None) -> None:
        super().__init__()
        self.found: list[str | tuple[Run, ...]] = []
        """The pieces of a text in several looks, else its text."""
        self._package = package
        if part:
            package.read(part, self)

    def end(self, name: str) -> None:
        """File a finished text."""
        super().end(name)
        if name == f"{MAIN}si":
            text = self.taken()
            self.found.append(self.taken_runs() or text)
            if len(self.found) > limits.CELLS:
                raise self._package.unreadable(f"文字太多：超过 {limits.CELLS} 格", problem=OVER_LIMIT)


def unescaped(text: str) -> str:
    """Return `text` with the characters that a file writes as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
