"""The language of chapters: Jinja's notation, read by Jinja's parser, checked against a short list.

Chapters come from strangers. So nothing of them is ever compiled or run by Jinja: the parser makes a tree,
`read` refuses every kind of node that is not listed here (calls, arithmetic, macros, includes ...), and
`interpreter.py` walks what remains, which knows only the things of `things.py`. No attribute of a Python
object can be reached, because none is ever looked up.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from qreport.compose.language.grammar import Access, Reader
from qreport.compose.language.syntax_words import in_chinese
from qreport.compose.values.place import Place
from qreport.model.finding import Finding
from qreport.problems.composing import TEMPLATE_SYNTAX, TOO_MUCH

_RESERVED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, and the noncharacters that stand for values between Jinja and Markdown."""


@dataclass(frozen=True)
class Template:
    """A text with values: its tree, and what can be said about it without any data."""

    source: tuple[str, ...]
    """The lines as typed."""
    place: Place
    body: tuple[nodes.Node, ...] = ()
    """Empty when there are faults."""
    faults: tuple[Finding, ...] = ()
    accesses: tuple[Access, ...] = field(default=())
    """Every value that it names."""


def clean(text: str) -> str:
    """Return `text` without control characters and without those that `read` uses itself."""
    return _RESERVED.sub("", text)


def read(text: str, place: Place, filters: Mapping[str, int]) -> Template:
    """Return the tree of `text`; with faults instead when it leaves the language.

    `filters` holds the most arguments of each filter.
    """
    source = clean(re.sub("\r\n?", "\n", text))
    lines = tuple(source.split("\n"))
    try:
        tree = _tree(source)
        reader = Reader(place, filters)
        reader.read(tree.body)
    except TemplateSyntaxError as error:
        return Template(lines, place, faults=(_syntax_fault(error, lines, place),))
    except (ValueError, RecursionError):
        # A number of more than 4300 digits, or brackets nested beyond what any parser takes.
        return Template(lines, place, faults=(_beyond(place),))
    body = () if reader.faults else tuple(tree.body)
    return Template(lines, place, body, tuple(reader.faults), tuple(reader.accesses))


@lru_cache(maxsize=512)
def _tree(source: str) -> nodes.Template:
    """Return Jinja's tree, which nobody changes: a text is checked first and composed later."""
    return _environment().parse(source)


@cache
def _environment() -> Environment:
    return Environment(keep_trailing_newline=True, autoescape=False)  # noqa: S701 -- it only parses


def _syntax_fault(error: TemplateSyntaxError, lines: tuple[str, ...], place: Place) -> Finding:
    message, mend = in_chinese(error.message or "")
    shown = lines[error.lineno - 1].strip() if 1 <= error.lineno <= len(lines) else ""
    return TEMPLATE_SYNTAX.at(place.at(error.lineno), message=message, mend=mend, found=shown[:80])


def _beyond(place: Place) -> Finding:
    return TOO_MUCH.at(place.at(1), message="括号套得太深，或者数字太长，程序读不了")
