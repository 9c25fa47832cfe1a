"""Names written with one letter wrong, found in running text without a list of words."""

from collections.abc import Iterator, Mapping, Sequence

from qreport.text.regex import regex

# What may follow a name without a sign between: 机电技术应用专业, 幼儿保育等.
_ENDS = ("专业", "等", "和", "与", "及", "的")
# What may stand before one: 在机电技术应用, 与幼儿保育.
_LINKS = "和与及在由"
_BEFORE = f"{_LINKS}的了设有办为以对从将把读学"
"""Letters that stand before a name in a sentence: 开设了工程造价专业."""
# 工程造价专业; not 工程造价专业群, which is a name of its own.
_PROGRAMME = regex("专业(?!群)")
_RUN = regex("[\u4e00-\u9fff]+$")
_LONGEST = 24
_SHORTEST_PART = 4
_SCHOOLS = ("学校", "学院", "中学", "中专", "大学", "技校", "职中")
_SHORTEST_STEM = 4
_PLACES = frozenset("省市县区")
_PLACE_LENGTHS = (2, 3)
"""How many letters the name of a place has that 市 or 县 is left out of: 聊城, 石家庄."""


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


def otherwise(text: str, school: str, known: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where `text` writes a school's name with another ending, 市 more or less, two letters exchanged.

    What one of the `known` names begins with is that name.
    """
    for written in _variants(school):
        start = text.find(written)
        while start >= 0:
            if not any(text.startswith(name, start) for name in known):
                yield start, written
            start = text.find(written, start + 1)


def _variants(school: str) -> Iterator[str]:
    # 聊城高级工程职业 of 聊城高级工程职业学校; shorter ones begin the names of other schools.
    ending = next((each for each in _SCHOOLS if school.endswith(each)), "")
    stem = school.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST_STEM:
        return
    yield from (stem + each for each in _SCHOOLS if each != ending)
    for at in range(1, len(stem)):
        if school[at] in _PLACES:
            yield school[:at] + school[at + 1 :]
        if at in _PLACE_LENGTHS and not _PLACES.intersection(school[: at + 1]):
            yield f"{school[:at]}市{school[at:]}"
        if school[at - 1] != school[at]:
            yield school[: at - 1] + school[at] + school[at - 1] + school[at + 1 :]


def shortened(text: str, names: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where `text` writes before 专业 the beginning or the end of just one name, and that name.

    工程造价专业 for 建筑工程造价; not in 建筑工程造价专业, nor where another word goes before.
    """
    parts = _parts(names)
    for match in _PROGRAMME.finditer(text):
        # The search ends where 专业 begins, so that $ stands there.
        found = _RUN.search(text, max(0, match.start() - _LONGEST), match.start())
        run = found[0] if found else ""
        if any(run.endswith(name) for name in names):
            continue
        for length in range(len(run), _SHORTEST_PART - 1, -1):
            name = parts.get(run[-length:])
            if name and (length == len(run) or run[-length - 1] in _BEFORE):
                yield match.start() - length, run[-length:], name
                break


def _parts(names: Sequence[str]) -> Mapping[str, str]:
    """Return every beginning and end that belongs to one name alone, with that name."""
    found: dict[str, set[str]] = {}
    for name in names:
        for length in range(_SHORTEST_PART, len(name)):
            for part in (name[:length], name[-length:]):
                found.setdefault(part, set()).add(name)
    return {part: next(iter(of)) for part, of in found.items() if len(of) == 1 and part not in names}


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
