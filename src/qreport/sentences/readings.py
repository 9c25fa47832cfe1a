"""What the reader says of a number or of words in a sentence."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from qreport.sentences.number import Number
from qreport.sentences.subjects import Subject

Kind = Literal["bound", "agrees", "differs", "asks", "open", "free"]
"""`differs` contradicts a value, `asks` may do so, `open` can be compared with nothing."""
KIND_WORDS: Mapping[Kind, str] = {
    "bound": "来自数据",
    "agrees": "核对相符",
    "differs": "与数据不符",
    "asks": "像是不符",
    "open": "未能对应",
    "free": "不是数据",
}
Sort = Literal["number", "direction", "superlative", "claim"]


class Reading(Struct, frozen=True):
    """One number, or a few words about numbers, and what came of it."""

    start: int
    end: int
    kind: Kind
    sort: Sort = "number"
    number: Number | None = None
    subject: Subject | None = None
    """What it was compared with, or what it may be about."""
    period: str = ""
    expected: str = ""
    """The right number, as the report prints it."""
    why: str = ""
    """Of a free number its kind; of others how they were compared, in Chinese."""
    sure: bool = False
    """Whether the words are just a name of `subject`, and of nothing else that would agree as well."""

    @property
    def value(self) -> Decimal | None:
        """The number that is told."""
        return self.number.value if self.number else None
