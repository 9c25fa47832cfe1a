"""What is wrong with a text that Jinja cannot read, all of it, and the rest of the text.

What is broken is mended in a copy: a broken value is left out, a broken condition becomes one that is never
met, a block without end is closed at the end. The copy is then read like any other text.
"""

from collections.abc import Sequence

from jinja2 import TemplateSyntaxError, nodes

from qreport.compose.language.grammar import Fault
from qreport.compose.language.tags import BLOCKS, Tag, in_chinese, tags
from qreport.compose.language.translation import parse
from qreport.problems.composing import TEMPLATE_SYNTAX
from qreport.text.regex import regex

_LOOP = regex(r"\{%[-+]?\s*for\s+(?!in\b)(\w+)")  # {% for 行 in
_MENDED = {"if": "if 0 > 1", "elif": "elif 0 > 1", "else": "else", "endif": "endif", "endfor": "endfor"}
"""What stands for a broken tag, so that the others keep their places in pairs."""


def mended(
    source: str, lines: Sequence[str], error: TemplateSyntaxError
) -> tuple[list[Fault], list[nodes.Node]]:
    """Return the syntax faults of `source` and the tree of the rest; `error` is where Jinja stopped."""
    mender = _Mender(lines)
    copy = mender.copy(source)
    if not mender.faults:
        mender.fault(error.lineno, *in_chinese(error.message or ""))
    try:
        return mender.faults, parse(copy)
    except TemplateSyntaxError:
        return mender.faults, []


class _Mender:
    """Goes through the tags of one text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.faults: list[Fault] = []
        self._lines = lines
        self._open: list[Tag] = []
        self._left_out: set[str] = set()
        """Words of tags that were left out; their `end…` are then no fault of their own."""

    def copy(self, source: str) -> str:
        """Return `source` with its faults mended, line for line."""
        pieces, end = [], 0
        for tag in tags(source):
            pieces += [source[end : tag.start], self._paired(tag, self._whole(tag, source))]
            end = tag.end
        for tag in (each for each in self._open if each.error is None):
            self._told(tag.line, f"Unexpected end of template. The innermost block … is {tag.word!r}.")
        return "".join(pieces) + source[end:] + self._ends(self._open)

    def _whole(self, tag: Tag, source: str) -> str:
        text = source[tag.start : tag.end]
        if tag.error is None:
            return text
        self.fault(*tag.error)
        ends_of_lines = "\n" * text.count("\n")
        if loop := _LOOP.match(text):
            return f"{{% for {loop[1]} in []{ends_of_lines}%}}"
        if tag.word in _MENDED:
            return f"{{% {_MENDED[tag.word]}{ends_of_lines} %}}"
        self._left_out.add(tag.word)
        return ends_of_lines

    def _paired(self, tag: Tag, text: str) -> str:
        """Return what stands for a tag among the blocks that are open."""
        word = tag.word
        if tag.word in self._left_out or not word:
            return text
        if word in BLOCKS:
            self._open.append(tag)
        elif word in ("else", "elif"):
            return self._inner(tag, text, {"if", "for"} if word == "else" else {"if"})
        elif word.startswith("end"):
            return self._inner(tag, text, {word[3:]})
        return text

    def _inner(self, tag: Tag, text: str, within: set[str]) -> str:
        """Return the tag of a block, after the ends that it lacks; without a block it is left out."""
        depth = next((index for index, each in enumerate(reversed(self._open)) if each.word in within), None)
        if depth is None:
            if tag.word[3:] not in self._left_out and tag.error is None:
                self._told(tag.line, f"Encountered unknown tag {tag.word!r}.")
            return "\n" * text.count("\n")
        inner = self._open[len(self._open) - depth :]
        if inner:
            blocks = f"nesting mistake. The innermost block … is {inner[-1].word!r}."
            self._told(tag.line, f"unknown tag {tag.word!r}. {blocks}")
        del self._open[len(self._open) - depth :]
        if tag.word.startswith("end"):
            self._open.pop()
        return self._ends(inner) + text

    def _ends(self, blocks: Sequence[Tag]) -> str:
        return "".join(f"{{% end{each.word} %}}" for each in reversed(blocks))

    def _told(self, line: int, message: str) -> None:
        self.fault(line, *in_chinese(message))

    def fault(self, line: int, message: str, mend: str) -> None:
        """Keep a fault with the line as typed."""
        shown = self._lines[line - 1].strip() if 1 <= line <= len(self._lines) else ""
        self.faults.append(Fault(TEMPLATE_SYNTAX, line, message, mend, shown[:80]))
