"""What a check found: the one shape of every problem, collected and never raised."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from qreport.model.location import Location
from qreport.text.characters import on_one_line


class Level(StrEnum):
    """How much a finding matters; `explain` counts as an error until an explanation settles it."""

    ERROR = "error"
    EXPLAIN = "explain"
    WARNING = "warning"
    INFO = "info"


LEVEL_WORDS = {Level.ERROR: "错误", Level.EXPLAIN: "须说明", Level.WARNING: "警告", Level.INFO: "提示"}
"""As a user reads them, the worst first."""
SETTLED = "已说明"
"""Instead of the level, once an explanation settles it."""


class Finding(Struct, frozen=True):
    """One problem, told in plain Chinese."""

    code: str
    """Stable code, e.g. `QR201`; `qreport explain` knows it."""
    name: str
    """Names the fault in English words, e.g. `total-differs-from-rows`."""
    level: Level
    message: str
    """What is wrong, with the arithmetic where there is any; one line."""
    mend: str
    """What the user can do."""
    locations: tuple[Location, ...] = ()
    """The place to open first, then the others that take part."""
    found: str | None = None
    """As a person would print it."""
    expected: str | None = None
    indicator: str | None = None
    record_set: str | None = None
    period: str | None = None
    source: str | None = None
    """The document and clause that asks for it; None where a pack names none."""
    explained: bool = False
    """True when an explanation of the filing settles a finding of level `explain`."""
    blocks: bool = False
    """Whether not even a draft can be built, because an input could not be read or composed."""

    def __post_init__(self) -> None:
        """Keep the message on one line whatever names of the filing are in it: forms count on it."""
        force_setattr(self, "message", on_one_line(self.message))

    @property
    def is_open_error(self) -> bool:
        """Whether this must still be mended or explained."""
        return self.level is Level.ERROR or (self.level is Level.EXPLAIN and not self.explained)

    @property
    def level_word(self) -> str:
        """The word for its level, or that it is explained."""
        return SETTLED if self.explained else LEVEL_WORDS[self.level]


class Problem(Struct, frozen=True):
    """A kind of finding that a stage reports by itself (rules of a pack are `Rule`)."""

    code: str
    name: str
    level: Level
    why: str
    mend: str
    """Default advice; a finding may give better advice of its own."""
    blocks: bool = False
    """Whether not even a draft can be built, because an input could not be read or composed."""

    def at(  # noqa: PLR0913 -- one keyword per column of a finding
        self,
        *locations: Location,
        message: str,
        mend: str | None = None,
        found: str | None = None,
        expected: str | None = None,
        indicator: str | None = None,
        record_set: str | None = None,
        period: str | None = None,
    ) -> Finding:
        """Return this problem as it stands at `locations`."""
        return Finding(
            self.code, self.name, self.level, message, mend or self.mend, locations,
            found, expected, indicator, record_set, period, blocks=self.blocks,
        )  # fmt: skip


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` without repeats, sorted by their first location, then by code."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(finding: Finding) -> tuple[tuple[str, str, int, int], str, str]:
    first = finding.locations[0].sort_key if finding.locations else ("", "", 0, 0)
    return (first, finding.code, finding.message)


class Unreadable(Exception):  # noqa: N818 -- it names the state of the file
    """Carries the finding; whoever reads several files collects it and goes on with the next file."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{', '.join(map(str, finding.locations))}: {finding.message}")
        self.finding = finding
