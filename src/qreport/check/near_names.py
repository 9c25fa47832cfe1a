"""Names written with one letter wrong, found in running text without a list of words."""

from collections.abc import Iterator, Sequence

# What may follow a name without a sign between: 机电技术应用专业, 幼儿保育等.
_ENDS = ("专业", "等", "和", "与", "及", "的")
# What may stand before one: 在机电技术应用, 与幼儿保育.
_LINKS = "和与及在由"


def near(text: str, names: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where `text` writes a name with one letter exchanged, what it writes, and the name meant.

    Only a word that stands by itself counts: before it begins the text, a sign or a small word, and so behind
    it. What is itself one of the names is right.
    """
    known = set(names)
    for name in names:
        for start in _candidates(text, name):
            written = text[start : start + len(name)]
            if written not in known and _one_apart(written, name) and _by_itself(text, start, len(name)):
                yield start, written, name


def _candidates(text: str, name: str) -> Iterator[int]:
    """Yield where `name` may begin when one of its halves is right."""
    # One wrong letter lies in one half, so that the other half is found as it is: no search letter by letter.
    middle = len(name) // 2
    found = set()
    for half, offset in ((name[:middle], 0), (name[middle:], middle)):
        at = text.find(half)
        while at >= 0:
            if at >= offset:
                found.add(at - offset)
            at = text.find(half, at + 1)
    yield from sorted(found)


def _one_apart(written: str, name: str) -> bool:
    if len(written) != len(name):
        return False
    other = [letter for letter, right in zip(written, name, strict=True) if letter != right]
    # A sign in place of a letter ends a word: 机电技术，用 is no slip of 机电技术应用.
    return len(other) == 1 and _is_hanzi(other[0])


def _by_itself(text: str, start: int, length: int) -> bool:
    before, after = text[:start][-1:], text[start + length :]
    begins = not before or not _is_hanzi(before) or before in _LINKS
    return begins and (not after or not _is_hanzi(after[0]) or after.startswith(_ENDS))


def _is_hanzi(letter: str) -> bool:
    # CJK Unified Ideographs: all hanzi of GB 2312.
    return "\u4e00" <= letter <= "\u9fff"
