"""The text of a report against its values: what can be named, and what the reader of sentences finds."""

from collections.abc import Iterator, Sequence

from qreport.check.data import CheckData, Subject
from qreport.check.prose.findings import Prose, check_prose
from qreport.check.prose.named import subjects
from qreport.model.document import Passage
from qreport.model.facts import Facts
from qreport.model.filing import EVERY, Filing
from qreport.model.pack import Pack
from qreport.sentences.naming import Names
from qreport.sentences.reading import Reader

__all__ = ["Prose", "prose", "reader"]


def prose(filing: Filing, facts: Facts, pack: Pack, text: Sequence[Passage]) -> Prose:
    """Return what is wrong with the numbers of `text`, the lines of the report, and of the explanations.

    `facts` are the typed and the computed ones.
    """
    data = CheckData(Subject(filing, pack), filing.current)
    lines = (*text, *_explanations(filing))
    return check_prose(lines, reader(filing, facts, pack), filing, data.cells)


def reader(filing: Filing, facts: Facts, pack: Pack) -> Reader:
    """Return the reader of sentences that knows the values of `filing` by all their names."""
    return Reader(Names(subjects(facts, filing, pack)), filing.current)


def _explanations(filing: Filing) -> Iterator[Passage]:
    for each in filing.explanations:
        if each.origin:
            about = "" if each.indicator == EVERY else each.indicator
            yield Passage(each.text, each.origin, subject=about, period=each.period)
