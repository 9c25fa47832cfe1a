"""Lists in order: 一、二年级分别为412、398人 gives each number its own words."""

from collections.abc import Mapping, Sequence

from qreport.sentences.number import Number
from qreport.sentences.words import IN_ORDER
from qreport.text.regex import regex

_BETWEEN = regex("[、和与及,，]")
_MOST = 10
"""Letters that items of a list may have in common at either end."""
_STOP = regex("[，。；：:]")


def in_order(text: str, start: int, end: int, tokens: Sequence[Number]) -> Mapping[int, tuple[str, ...]]:
    """Return by the begin of each number of a list the words that may name it, the likeliest first."""
    found: dict[int, tuple[str, ...]] = {}
    for match in IN_ORDER.finditer(text, start, end):
        numbers = following(text, match.end(), tokens)
        head = _STOP.split(text[start : match.start()])[-1]
        items = [each for each in _BETWEEN.split(head) if each.strip()]
        if len(numbers) > 1 and len(items) == len(numbers):
            for at, number in enumerate(numbers):
                found[number.start] = tuple(_words(items, at))
    return found


def following(text: str, start: int, tokens: Sequence[Number]) -> list[Number]:
    """Return the numbers behind `start` that follow one another, with 、 or 和 between."""
    numbers: list[Number] = []
    for token in tokens:
        if token.start >= start and not text[start : token.start].strip(" 、和与及,，以约"):
            numbers.append(token)
            start = token.end
    return numbers


def _words(items: Sequence[str], at: int) -> list[str]:
    """Return what item `at` may be called: what ends the last or begins the first may belong to all."""
    own, last, first = items[at].strip(), items[-1].strip(), items[0].strip()
    ends = [last[size:] for size in range(1, len(last))][-_MOST:] if at < len(items) - 1 else []
    begins = [first[:size] for size in range(len(first) - 1, 0, -1)][-_MOST:] if at else []
    both = [begin + own + end for begin in begins for end in ends]
    return [own, *(own + end for end in ends), *(begin + own for begin in begins), *both]
