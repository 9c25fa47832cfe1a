"""The three results of a check: it holds, it fails, or it cannot be made."""

from msgspec import Struct

from qreport.model.finding import Problem
from qreport.model.location import Location


class Holds(Struct, frozen=True):
    """The relation holds, or may hold: nothing to report."""


class NotCheckable(Struct, frozen=True):
    """The relation cannot be looked at; this is counted, never reported as a fault."""

    why: str
    """What is absent, in Chinese."""


class Breach(Struct, frozen=True):
    """The relation fails; code, level and advice belong to the rule or problem."""

    message: str
    """What is wrong, with the arithmetic; one line."""
    locations: tuple[Location, ...] = ()
    """The place to open first, then the others that take part."""
    found: str | None = None
    expected: str | None = None
    indicator: str | None = None
    record_set: str | None = None
    mend: str | None = None
    """Better advice than that of the rule, where the numbers give one away."""
    problem: Problem | None = None
    """What it is instead of a breach of the rule; None when it is one."""


Outcome = Holds | Breach | NotCheckable
