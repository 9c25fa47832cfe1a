"""Nothing that belongs to a person stands in a pack: every report made with it would show it."""

from collections.abc import Iterator

from qreport.check.personal import SECRET, personal_in
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import Pack, texts_of
from qreport.notation.prose import lines
from qreport.problems.checking import CONTACT_IN_REPORT, PERSONAL_NUMBER_IN_REPORT


def check_words(pack: Pack) -> tuple[Finding, ...]:
    """Return the numbers and addresses of persons in the chapters, captions and notes of a pack."""
    return tuple(
        (PERSONAL_NUMBER_IN_REPORT if each.sort in SECRET else CONTACT_IN_REPORT).at(
            at, message=f"有{each.sort} {each.masked}", found=each.masked, expected=f"不公开{each.sort}"
        )
        for at, text in _words(pack)
        for each in personal_in(text)
    )


def _words(pack: Pack) -> Iterator[tuple[Location, str]]:
    for chapter in pack.chapters.values():
        yield from ((line.at, line.words) for line in lines(chapter))
    yield from ((at, text) for text, at in texts_of(pack))
