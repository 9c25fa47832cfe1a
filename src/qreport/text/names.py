"""Names as people type them: folded for matching, the nearest known one for advice, safe to show."""

import difflib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from qreport.text.regex import regex

# The brackets and quotes that NFKC leaves as they are: 【甲】 and ［甲］ count as [甲], “乙” as '乙'.
_FOLD = str.maketrans("【】〔〕［］“”‘’「」『』∶：", "[][][]''''''''::")

# `a01` or 在校生数; not `A01`, not 在校生数（人）.
_FLAT = regex("[0-9a-z\u4e00-\u9fff]*")
"""Most names: nothing of them is folded, which is seen sooner than done."""


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return `name` for comparison: full width, kind of bracket and quote, case and blanks do not count."""
    if _FLAT.fullmatch(name):
        return name
    flat = unicodedata.normalize("NFKC", name).translate(_FOLD).replace('"', "'")
    return "".join(flat.split()).lower()


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the three known names most like `name`, best first; fewer, or none, when they are not alike."""
    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(fold(each), each)
    # Below difflib's own 0.6, which short Chinese names miss: 毕业率 is like 毕业生数 by 0.57.
    close = difflib.get_close_matches(fold(name), folded, n=3, cutoff=0.55)
    return tuple(folded[each] for each in close)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `，是否为“甲”或“乙”？`, or an empty text when nothing is alike."""
    close = nearest(name, known)
    return f"，是否为{'或'.join(f'“{each}”' for each in close)}？" if close else ""


class Advice:
    """What may have been meant instead of one unknown name after another; each is looked up once.

    A wrong column makes every row unknown, and a search through all names for each would take minutes.
    """

    def __init__(self, known: Iterable[str], most: int = 200) -> None:
        self._known = tuple(known)
        self._left = most
        """How many more names are looked up; nobody reads the advice about those that follow."""
        self._found: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """Return `，是否为“甲”或“乙”？`, or an empty text when nothing is alike or too much was asked."""
        key = fold(name)
        if key not in self._found and self._left:
            self._left -= 1
            self._found[key] = did_you_mean(name, self._known)
        return self._found.get(key, "")


def printable(text: str, kept: str = "") -> str:
    """Return `text` with control characters, but those `kept`, as escapes: data cannot steer a terminal."""
    # [1:-1] takes the quotes of repr away: ESC becomes \x1b.
    return "".join(
        letter if letter.isprintable() or letter in kept else repr(letter)[1:-1] for letter in text
    )
