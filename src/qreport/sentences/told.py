"""What a sentence has told so far, for what it leaves out afterwards."""

from collections.abc import Sequence

from msgspec import Struct, field

from qreport.sentences.changes import Move
from qreport.sentences.number import Number
from qreport.sentences.subjects import Subject


class Told(Struct):
    """The state of one sentence while it is read from its begin to its end."""

    subject: Subject | None = None
    """What the last number was about."""
    words: str = ""
    """The words that named it."""
    source: Number | None = None
    """The number behind 由, until the one behind 增加到 comes."""
    about: list[tuple[int, Subject]] = field(default_factory=list)
    """What the numbers so far were about, each with the end of the number."""
    moved: bool = False
    """Whether it told of a value that became another: 由7948人增至9527人, of which 净增1579人 speaks."""
    numbers: list[Number] = field(default_factory=list)
    """All numbers but changes and shares."""
    subjects: list[Subject] = field(default_factory=list)
    """Those of the last list in order; the changes that follow go by the same order."""
    changes: int = 0
    """How many changes were told since."""
    by: Move | None = None
    """What the last number was when it told a change, with its unit."""
    by_unit: str = ""

    @property
    def number(self) -> Number | None:
        """The last number."""
        return self.numbers[-1] if self.numbers else None

    def last(self, count: int, unit: str) -> Sequence[Number]:
        """Return the last `count` numbers when all are told in `unit` and none is vague; else none."""
        found = self.numbers[-count:]
        fits = len(found) == count and all(each.unit == unit and not each.vague for each in found)
        return found if fits else ()
