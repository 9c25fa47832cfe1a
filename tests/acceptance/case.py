"""One wrong thing that a person can do, and what the program has to say about it."""

from dataclasses import dataclass
from enum import IntEnum

from .changes import Change


class End(IntEnum):
    """How `build` ends: its exit code. What is not a draft leaves the previous report untouched."""

    DRAFT = 0
    NOTHING = 1
    STOP = 2


@dataclass(frozen=True)
class Case:
    """A change to the sample filing, how `build` then ends, and words that it prints."""

    name: str
    change: Change
    end: End
    tells: tuple[str, ...]
    """All of these are printed; with none, nothing but what is printed about the sample itself."""


def stops(name: str, change: Change, *tells: str) -> Case:
    """Return a case in which no filing can be opened at all."""
    return Case(name, change, End.STOP, tells)


def blocks(name: str, change: Change, *tells: str) -> Case:
    """Return a case in which something cannot be read or composed: no draft is built."""
    return Case(name, change, End.NOTHING, tells)


def drafts(name: str, change: Change, *tells: str) -> Case:
    """Return a case in which a draft is built and the fault told."""
    return Case(name, change, End.DRAFT, tells)


def passes(name: str, change: Change, *tells: str) -> Case:
    """Return a case in which there is nothing to mend: the input is right, if unusual; `tells` are hints."""
    return Case(name, change, End.DRAFT, tells)
