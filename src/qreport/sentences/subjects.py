"""What a sentence can name: the values of a filing under their names, or those of a finished report."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field


class Subject(Struct, frozen=True):
    """One thing that has a value in a year: an indicator, one of its groups, a row of a list."""

    key: str
    """Tells it from all others: `students`, `students_by_programme/机械装配`."""
    name: str
    """As messages name it."""
    forms: tuple[str, ...]
    """Everything that it is called; of a group what is counted, without its label."""
    unit: str
    values: Mapping[str, Decimal]
    """By year; a year without a value is absent."""
    labels: tuple[str, ...] = ()
    """Of a group: the words that have to stand beside the name, `国家级` and `一等奖`."""
    nouns: tuple[str, ...] = ()
    """What a label may be followed by: 专业 in 机械装配专业."""
    short: tuple[str, ...] = ()
    """Short names that a sentence may use for it, and for other things too: 占地, 升学."""
    rough: tuple[str, ...] = ()
    """The years of which only about the value is known: 70余部."""
    written: Mapping[str, str] = field(default_factory=dict)
    """By year what to write in a chapter instead of the number."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """By year the value as it is printed."""
