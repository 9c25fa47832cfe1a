"""Numbers of the text that a person has looked at and vouched for."""

from collections.abc import Iterator

from qreport.model.document import Passage
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.problems.checking import TICK_LAPSED


class Ticks:
    """The entries `numbers` of explanations.yaml: each holds for the words that it repeats, and no others."""

    def __init__(self, filing: Filing) -> None:
        self._given = filing.ticked
        self._seen: set[str] = set()

    def settles(self, passage: Passage, start: int, end: int) -> bool:
        """Return whether an entry repeats the words around the place, number and all."""
        settled = False
        for each in self._given:
            at = passage.text.find(each.text)
            while at >= 0:
                self._seen.add(each.text)
                settled = settled or (at <= start and end <= at + len(each.text))
                at = passage.text.find(each.text, at + 1)
        return settled

    def lapsed(self) -> Iterator[Finding]:
        """Yield the entries whose words stand at no number that wants one any more."""
        for each in self._given:
            if each.text not in self._seen and each.origin:
                message = f"正文里没有“{each.text}”这几个字，或者其中的数已经能与填报的数核对，这一条不起作用"
                yield TICK_LAPSED.at(each.origin, message=message, found=each.text)
