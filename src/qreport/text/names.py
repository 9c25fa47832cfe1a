"""Names as people type them: folded for matching, the nearest known one for advice, safe to show."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_FOLD = str.maketrans("【】〔〕［］“”‘’「」『』∶：", "[][][]''''''''::")

_FLAT = re.compile("[0-9a-z\u4e00-\u9fff]*")
"""Most names: nothing of them is folded, which is seen sooner than done."""


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return `name` for comparison: full width, kind of bracket and quote, case and blanks do not count."""
    if _FLAT.fullmatch(name):
        return name
    flat = unicodedata.normalize("NFKC", name).translate(_FOLD).replace('"', "'")
    return "".join(flat.split()).lower()


def nearest(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known names most like `name`, best first; empty when none is alike."""
    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(fold(each), each)
    close = difflib.get_close_matches(fold(name), folded, n=most, cutoff=0.55)
    return tuple(folded[each] for each in close)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `，是否为“甲”或“乙”？`, or an empty text when nothing is alike."""
    close = nearest(name, known)
    return f"，是否为{'或'.join(f'“{each}”' for each in close)}？" if close else ""


def printable(text: str) -> str:
    """Return `text` with control characters shown as escapes, so that data cannot steer a terminal."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
