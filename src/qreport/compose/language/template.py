"""The language of chapters: Jinja's notation, compiled and run by Jinja, as far as a short list allows.

Chapters come from strangers. So `translation.py` refuses every kind of node that it does not know (calls,
arithmetic, macros, includes ...), and puts each use of a value through an operation of ours: no attribute of
a Python object is ever looked up, and every loop counts its steps. What is wrong is told at its line and left
out, so that one run finds all faults of a chapter, those after a syntax error too.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from types import CodeType

from jinja2 import TemplateSyntaxError, nodes
from msgspec import Struct

from qreport.compose.language.filters import ARGUMENTS
from qreport.compose.language.grammar import Access, Fault
from qreport.compose.language.recovery import mended
from qreport.compose.language.translation import Piece, Translation, compiled, is_written, parse, translate
from qreport.compose.values.template_values import Place
from qreport.model.finding import Finding
from qreport.problems.composing import TOO_MUCH
from qreport.text.characters import is_plain
from qreport.text.regex import regex

_RESERVED = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, and the noncharacters that stand for values between Jinja and Markdown."""
BEYOND = Fault(TOO_MUCH, 1, "括号套得太深，或者数字太长，程序读不了")
"""What goes beyond the limits of Python itself."""


class Program(Struct, frozen=True, dict=True):
    """What Jinja makes of one text, wherever it stands."""

    source: tuple[str, ...]
    """The lines as typed."""
    pieces: Sequence[Piece] = ()
    body: Sequence[nodes.Node] = ()
    faults: Sequence[Fault] = ()
    accesses: tuple[Access, ...] = ()

    @property
    def straight(self) -> bool:
        """Whether it has no loop and no condition: then its pieces are all."""
        return all(map(is_written, self.body))

    @cached_property
    def code(self) -> CodeType | None:
        """What runs; None when Python cannot compile it."""
        try:
            return compiled(self.body)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            # Python sets limits of its own: to chains of elif, to blocks within blocks.
            return None


class Template(Struct, frozen=True, dict=True):
    """A text with values, and what can be said about it without any data."""

    program: Program
    place: Place

    @property
    def source(self) -> tuple[str, ...]:
        """The lines as typed."""
        return self.program.source

    @cached_property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong with it whatever the data are; such a text cannot be printed."""
        return tuple(fault.at(self.place) for fault in self.program.faults)

    @property
    def accesses(self) -> tuple[Access, ...]:
        """Every value that it names."""
        return self.program.accesses


def clean(text: str) -> str:
    """Return `text` without control characters and without those that `read` uses itself."""
    return text if is_plain(text) else _RESERVED.sub("", text)


def read(text: str, place: Place) -> Template:
    """Return `text` ready to run."""
    return Template(_program(clean(re.sub("\r\n?", "\n", text))), place)


@lru_cache(maxsize=512)
def _program(source: str) -> Program:
    """Return what is made of `source`: a text is checked first and composed later."""
    lines = tuple(source.split("\n"))
    try:
        broken, made = _translated(source, lines)
    except (ValueError, RecursionError):
        # A number of more than 4300 digits, or brackets nested beyond what any parser takes.
        return Program(lines, faults=(BEYOND,))
    return Program(lines, made.pieces, made.body, (*broken, *made.faults), tuple(made.accesses))


def _translated(source: str, lines: Sequence[str]) -> tuple[Sequence[Fault], Translation]:
    """Return the syntax faults, and the translation of all the rest."""
    try:
        return (), translate(parse(source), ARGUMENTS)
    except TemplateSyntaxError as error:
        broken, rest = mended(source, lines, error)
        return broken, translate(rest, ARGUMENTS)
