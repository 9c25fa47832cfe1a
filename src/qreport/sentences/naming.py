"""Which value a few words name, by all names at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import neg

from msgspec import Struct

from qreport.sentences.likeness import LEAST, LONG, likeness
from qreport.sentences.subjects import Subject
from qreport.sentences.units import fit, measure
from qreport.sentences.words import BRACKETS, content, without_verbs
from qreport.text.names import fold

_LEFT_OUT = ("培训", "项目", "专业")
_FULL = 7
_NEAR = 40
"""Letters of a sentence in which a label before the words still holds for them."""


class Match(Struct, frozen=True):
    """A subject that words may name."""

    subject: Subject
    score: float
    """From `LEAST` to 1; 1 when the words are one of its names."""
    exact: bool
    """Whether the words are one of its names and nothing else."""
    short: bool = False
    """Whether that name is a short one, which may mean other things too."""


class Names:
    """Finds subjects by the words of a sentence."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._subjects = tuple(subjects)

    def get(self, key: str) -> Subject | None:
        """Return the subject of `key`."""
        return self._by_key.get(key)

    def called(self, words: str, unit: str, scope: str = "") -> tuple[Match, ...]:
        """Return what `words`, in a sentence with `scope` before them, may name; the likeliest first."""
        said = content(words)
        if not said:
            return ()
        return best_each((*self._grouped(words, unit, scope), *self._whole(said, content(scope), unit)))

    def only(self, words: str, scope: str = "") -> Subject | None:
        """Return the one subject that `words` are just a name of, full names before short ones."""
        said = content(words)
        grouped = {each.subject.key: each.subject for each in self._grouped(words, "", scope) if each.exact}
        for named in (self._by_form, self._by_short):
            found = {**grouped, **{subject.key: subject for subject in named.get(said, ())}}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def begins(self, words: str, unit: str) -> tuple[Match, ...]:
        """Return the longest names that `words` begin with: 全日制在校生 in 全日制在校生在此学习."""
        said = content(words)
        found = [
            (len(form), subject)
            for pair in {said[at : at + 2] for at in range(len(said) - 1)}
            for form, subject in self._heads.get(pair, ())
            if said.startswith(form) and len(form) > 1 and fit(unit, subject.unit)
        ]
        longest = max((size for size, _ in found), default=0)
        keyed = {subject.key: subject for size, subject in found if size == longest}
        return tuple(Match(subject, 0.89, exact=False) for subject in keyed.values())

    def valued(self, value: Decimal, unit: str, period: str, around: str) -> Subject | None:
        """Return the subject that has just this value and of whose name two letters stand `around` it."""
        told, scale = content(around), measure(unit)
        known = self._valued.get((value * scale.factor, period), ())
        for subject in (each for each in known if fit(unit, each.unit)):
            forms = forms_of(subject)
            if any(form[at : at + 2] in told for form in forms for at in range(len(form) - 1)):
                return subject
        return None

    @cached_property
    def _valued(self) -> dict[tuple[Decimal, str], list[Subject]]:
        found: defaultdict[tuple[Decimal, str], list[Subject]] = defaultdict(list)
        for subject in self._subjects:
            for period, value in subject.values.items():
                found[value * measure(subject.unit).factor, period].append(subject)
        return dict(found)

    def labelled(self, words: str, *, first: bool) -> tuple[Subject, ...]:
        """Return the groups whose label stands first in `words`, or last; those with the longest label."""
        plain = fold(words)
        places = range(len(plain) - 1) if first else range(len(plain) - 2, -1, -1)
        for at in places:
            hits = [
                subject
                for subject in self._labels.get(plain[at : at + 2], ())
                if plain.startswith(_label(subject), at)
            ]
            if hits:
                longest = max(len(_label(subject)) for subject in hits)
                return tuple(each for each in hits if len(_label(each)) == longest)
        return ()

    def beside(self, subject: Subject) -> tuple[Subject, ...]:
        """Return the other groups of what `subject` is a group of, within the same larger group."""
        family = subject.key.rpartition("/")[0]
        return tuple(
            each
            for each in self._families.get(family, ())
            if each.key != subject.key and each.labels[:-1] == subject.labels[:-1]
        )

    @cached_property
    def _families(self) -> dict[str, list[Subject]]:
        found: defaultdict[str, list[Subject]] = defaultdict(list)
        for subject in self._subjects:
            if subject.labels:
                found[subject.key.rpartition("/")[0]].append(subject)
        return dict(found)

    @cached_property
    def _by_key(self) -> dict[str, Subject]:
        return {subject.key: subject for subject in self._subjects}

    @cached_property
    def _by_form(self) -> dict[str, list[Subject]]:
        return _filed(self._subjects, forms_of)

    @cached_property
    def _by_short(self) -> dict[str, list[Subject]]:
        return _filed(self._subjects, lambda subject: _forms(subject.short))

    @cached_property
    def _heads(self) -> dict[str, list[tuple[str, Subject]]]:
        """The forms by each pair of letters in them."""
        heads: defaultdict[str, list[tuple[str, Subject]]] = defaultdict(list)
        for subject in self._subjects:
            if not subject.labels:
                for form in (*forms_of(subject), *_forms(subject.short)):
                    for pair in {form[at : at + 2] for at in range(max(1, len(form) - 1))}:
                        heads[pair].append((form, subject))
        return dict(heads)

    @cached_property
    def _labels(self) -> dict[str, list[Subject]]:
        """The groups by the first two letters of their last label."""
        found: defaultdict[str, list[Subject]] = defaultdict(list)
        for subject in self._subjects:
            if subject.labels:
                found[fold(subject.labels[-1])[:2]].append(subject)
        return dict(found)

    def _whole(self, said: str, scope: str, unit: str) -> Iterator[Match]:
        counts: defaultdict[int, int] = defaultdict(int)
        forms: list[tuple[str, Subject]] = []
        seen: dict[tuple[str, str], int] = {}
        for pair in {said[at : at + 2] for at in range(max(1, len(said) - 1))}:
            for form, subject in self._heads.get(pair, ()):
                at = seen.setdefault((form, subject.key), len(forms))
                if at == len(forms):
                    forms.append((form, subject))
                counts[at] += 1
        for at, (form, subject) in enumerate(forms):
            # One pair of letters in common is none of many.
            if counts[at] * 3 < min(len(form), len(said)) - 1 or not fit(unit, subject.unit):
                continue
            score = likeness(said, form, scope)
            if score >= LEAST:
                yield Match(subject, score, said == form, form not in forms_of(subject))

    def _grouped(self, words: str, unit: str, scope: str) -> Iterator[Match]:
        """Yield the groups whose label stands in the words, else those of a label before them."""
        plain, before = fold(words), fold(scope[-_NEAR:])
        found = False
        for subject in self._labelled_in(plain):
            if fit(unit, subject.unit) and all(
                fold(label) in before + plain for label in subject.labels[:-1]
            ):
                found = True
                yield from _of_group(subject, plain, scope)
        for subject in () if found else self._labelled_in(before):
            # 电气工程系办学条件好，在校生1368人
            if fit(unit, subject.unit) and all(fold(label) in before for label in subject.labels[:-1]):
                yield from (match for match in _of_group(subject, plain, scope) if match.exact)

    def _labelled_in(self, text: str) -> Iterator[Subject]:
        for at in range(len(text) - 1):
            for subject in self._labels.get(text[at : at + 2], ()):
                if text.startswith(_label(subject), at):
                    yield subject


def _label(subject: Subject) -> str:
    """Return the last label of a group, a long one without its end: 继续教育 for 继续教育培训."""
    label = fold(subject.labels[-1])
    ends = [end for end in _LEFT_OUT if label.endswith(end) and len(label) > _FULL]
    return label.removesuffix(ends[0]) if ends else label


def _labels(subject: Subject) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each label of a group with the nouns that may follow it."""
    for label in map(fold, subject.labels[:-1]):
        yield label, subject.nouns
    last, full = _label(subject), fold(subject.labels[-1])
    yield last, (*subject.nouns, *((full.removeprefix(last),) if last != full else ()))


def _filed(
    subjects: Iterable[Subject], forms: Callable[[Subject], Iterable[str]]
) -> dict[str, list[Subject]]:
    """Return the subjects that are no groups by each of their forms."""
    found: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        for form in () if subject.labels else forms(subject):
            found[form].append(subject)
    return dict(found)


def _of_group(subject: Subject, plain: str, scope: str) -> Iterator[Match]:
    rest = plain
    for label, nouns in _labels(subject):
        for noun in (*nouns, ""):
            if label + noun in rest:
                rest = rest.replace(label + noun, "", 1)
                break
    said = without_verbs(content(rest))
    best, exact = 0.0, False
    alone = 0.86 if len(subject.labels) > 1 else 0.8 if len(subject.labels[0]) >= LONG else 0.77
    for form in forms_of(subject):
        score = likeness(said, form, content(scope)) if said else alone
        best, exact = max(best, score), exact or said == form
    if best >= LEAST:
        yield Match(subject, best, exact)


def forms_of(subject: Subject) -> tuple[str, ...]:
    """Return the names of `subject` as `content` has them, with and without what stands in brackets."""
    return _forms(subject.forms)


@lru_cache(maxsize=4096)
def _forms(names: tuple[str, ...]) -> tuple[str, ...]:
    forms = [content(fold(each)) for name in names for each in (name, BRACKETS.sub("", name))]
    return tuple(form for form in dict.fromkeys(forms) if form)


def best_each(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the best match of each subject, the likeliest first."""
    best: dict[str, Match] = {}
    for match in matches:
        known = best.get(match.subject.key)
        if known is None or _rank(match) > _rank(known):
            best[match.subject.key] = match
    return tuple(sorted(best.values(), key=lambda match: (*map(neg, _rank(match)), match.subject.key)))


def _rank(match: Match) -> tuple[bool, bool, float]:
    return match.exact, not match.short, match.score


def best_of(matches: Sequence[Match], margin: float = 0.06) -> tuple[Match, ...]:
    """Return the likeliest, with those that are nearly as likely."""
    if not matches:
        return ()
    first = matches[0]
    alike = [each for each in matches if (each.exact, each.short) == (first.exact, first.short)]
    return tuple(each for each in alike if first.score - each.score <= margin)
