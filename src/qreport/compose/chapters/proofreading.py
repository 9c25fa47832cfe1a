"""Punctuation and numbers in the words of a chapter as Chinese print has them; found, never changed."""

import re
from collections.abc import Iterator
from functools import partial

from qreport.compose.chapters.proofreading_rules import RULES
from qreport.compose.values.place import Place
from qreport.model.finding import Finding
from qreport.notation.template_text import VALUE, without_template

_NOTATION: tuple[tuple[str, str], ...] = (
    # Code keeps its signs: ```...``` over lines, `a, b` within one.
    (r"(?s)```.*?```|`[^`\n]*`", "\ufffc"),
    # ::: 照片 标题="...".
    (r"(?m)^[ \t]*:::.*$", ""),
    # | --- | ---: |, the line below the head of a table.
    (r"(?m)^[ \t|:-]+$", ""),
    # The (photos/a(1).png) behind ![图注]; its legend is text.
    (r"\]\((?:[^()\n]|\([^()\n]*\))*\)", "]"),
    # An address, up to the first letter that is not ASCII.
    (r"https?://[!-~]+", "\ufffc"),
    # \* is printed as *.
    (r"\\(.)", r"\1"),
    # The marks of bold and italic, which would part a hanzi from its comma.
    (r"\*", ""),
)
"""What is notation and no text, and what stands in its place; applied in this order.

No pattern looks through the rest of a text again and again: a chapter may be a line of a million letters.
"""
# A heading, 《关于…的通知 附件》, “产教融合 校企合作”.
_TITLES = r"(?m)^#.*$|《[^《》\n]*》|“[^“”\n]*”"
"""Where a blank may part two phrases or two issuers."""
_NOT_PRINTED = tuple(rule for rule in RULES if not rule.printed)
_AROUND = 8
"""Letters shown on either side."""


def proofread(text: str, place: Place) -> Iterator[Finding]:
    """Yield what a proofreader would mark in a chapter whose {{ }} and {% %} are in order, by line."""
    is_word = place.chapter is not None and bool(place.chapter.places)
    words = _words(text)
    wanted = _NOT_PRINTED if is_word else RULES
    rules = [rule for rule in wanted if any(sign in words for sign in rule.signs)]
    for number, line in enumerate(words.split("\n"), start=1):
        for rule in rules:
            match = rule.pattern.search(line)
            if match:
                shown = _around(line, match)
                message = f"“{shown}”：{rule.what}"
                yield rule.problem.at(place.at(number), message=message, mend=rule.mend, found=shown)


def _words(text: str) -> str:
    """Return the text without its notation, every line in its place."""
    text = without_template(text, "\ufffc")
    for pattern, instead in _NOTATION:
        text = re.sub(pattern, partial(_replaced, instead), text)
    return re.sub(_TITLES, lambda title: title[0].replace(" ", "　"), text)


def _replaced(instead: str, found: re.Match[str]) -> str:
    return found.expand(instead) + "\n" * found[0].count("\n")


def _around(line: str, match: re.Match[str]) -> str:
    shown = line[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    return shown.replace(VALUE, "…").strip()
