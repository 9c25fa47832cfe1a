"""How alike the words of a sentence and a name are."""

from functools import lru_cache

from qreport.sentences.words import contrary, without_verbs

LEAST = 0.6
"""Below this two names are not alike."""
LONG = 4
"""Letters of a name that is taken for one within a longer one."""
_LONGEST = 40
_BEFORE = 0.9
"""What a letter of the name counts that stands in the sentence before the words."""


def likeness(said: str, form: str, scope: str) -> float:
    """Return how alike words and name are, from 0 to 1.

    Every letter of the words should belong to the name, and every letter of the name stand in the words or,
    where they are a part of the name, before them in the sentence.
    """
    if said == form:
        return 1.0
    if contrary(said, form):
        return 0.0
    least = _within(said, form)
    said, form = without_verbs(said) or said, without_verbs(form) or form
    if said == form:
        return 0.99
    least = max(least, _within(said, form))
    count, left = common(said, form)
    if not count or (
        least < LEAST and _score(count / len(said), 1 - (1 - _BEFORE) * len(left) / len(form)) < LEAST
    ):
        return least
    before = common(scope[-_LONGEST:], left)[0] if left and scope else 0
    recall = (len(form) - len(left) + _BEFORE * before) / len(form)
    if count == len(said) >= LONG + 2:
        # 研究生学历教师占比 for 硕士研究生及以上学历专任教师占比
        least = max(least, 0.8)
    return max(least, _score(count / len(said), recall))


def _score(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def _within(said: str, form: str) -> float:
    """Return the least likeness of two names of which one ends with the other; 0 for others."""
    if said.endswith(form) and len(form) >= LONG:
        # 聊城市职业技能公共实训基地建筑面积: more words than the name
        return 0.85
    # 企业满意度 for 安全技术培训企业满意度
    return 0.8 if form.endswith(said) and len(said) >= LONG else 0.0


def common(said: str, form: str) -> tuple[int, str]:
    """Return how many letters both have in the same order, and those of `form` that are not among them.

    The length of the longest common subsequence by whole rows as bits of one number (Hyyrö 2004): a bit
    that is 0 in the end stands for a letter of `form` that made the sequence longer.
    """
    form = form[-_LONGEST:]
    places = _places(form)
    bits = every = (1 << len(form)) - 1
    for letter in said[-_LONGEST:]:
        found = bits & places.get(letter, 0)
        bits = ((bits + found) | (bits - found)) & every
    left = "".join(letter for at, letter in enumerate(form) if bits >> at & 1)
    return len(form) - len(left), left


@lru_cache(maxsize=4096)
def _places(form: str) -> dict[str, int]:
    """Return for each letter of `form` the bits of its places."""
    places: dict[str, int] = {}
    for at, letter in enumerate(form):
        places[letter] = places.get(letter, 0) | 1 << at
    return places
