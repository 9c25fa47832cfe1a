"""Bold and italic in Chinese text.

CommonMark lets `**` begin or end bold only by the blanks and punctuation around it, and so leaves
`打造**“双师型”**教师` as it is, because Chinese puts no blanks between words. Here Chinese punctuation
hinders nothing, and Western punctuation does so only next to a Western letter.
"""

import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from qreport.compose.language.output import CLOSE, OPEN
from qreport.text.width import is_set_wide


def is_wide(letter: str) -> bool:
    """Return whether `letter` is Chinese in looks: a hanzi, a mark of Chinese punctuation, or a value."""
    return letter in (OPEN, CLOSE) or is_set_wide(letter)


def stars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the signature of markdown-it
    """Take a run of `*` as a mark of emphasis; a rule of markdown-it, in place of its own for `*`."""
    start = state.pos
    if silent or state.src[start] != "*":
        return False
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    # The ends of a text count as blanks, as CommonMark has it.
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    can_open, can_close = _can_begin(before, after), _can_begin(after, before)
    # One delimiter a star: markdown-it joins two of them to bold by itself.
    for _ in range(end - start):
        state.push("text", "", 0).content = "*"
        token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord("*"), end - start, token, -1, can_open, can_close))
    state.pos = end
    return True


def _can_begin(outside: str, inside: str) -> bool:
    """Return whether emphasis may begin between `outside` and `inside` (or end, read from the other side)."""
    if inside.isspace():
        return False
    hinders = unicodedata.category(inside)[0] in "PS" and not is_wide(inside)
    return not hinders or outside.isspace() or is_wide(outside) or unicodedata.category(outside)[0] in "PS"
