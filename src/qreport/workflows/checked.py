"""What all checks say about one report of a filing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qreport import check, compose
from qreport.comparing.explanations import explanation_faults
from qreport.comparing.unexplained import unexplained
from qreport.model.finding import Finding, in_order
from qreport.model.inputs import Input, inputs_of
from qreport.workflows import levels
from qreport.workflows.levels import LevelChange
from qreport.workflows.opened import Loaded


class Checked(Struct, frozen=True):
    """The outcome of `validate`."""

    folder: Path
    pack: str
    findings: tuple[Finding, ...]
    checked: int
    """How many comparisons could be made."""
    not_checkable: int
    """How many could not, because a value is absent."""
    levels: tuple[LevelChange, ...] = ()
    """The levels that the filing has changed, each with its reason."""
    unchecked: tuple[check.Unchecked, ...] = ()
    """The comparisons that could not be made, each with the reason."""
    repeated: tuple[Finding, ...] = ()
    """What was told with an earlier report of the same filing and stands no more in `findings`."""
    inputs: tuple[Input, ...] = ()
    """What was read."""


def check_reports(reports: Iterable[Loaded]) -> Iterator[Checked]:
    """Yield the outcome of each report of one filing; what several have in common is told with the first."""
    told: dict[Finding, None] = {}
    for loaded in reports:
        checked = check_filing(loaded)
        news = tuple(finding for finding in checked.findings if finding not in told)
        again = tuple(finding for finding in checked.findings if finding in told)
        told |= dict.fromkeys(news)
        yield replace(checked, findings=news, repeated=again)


def check_filing(loaded: Loaded) -> Checked:
    """Return all that is wrong with a filing that was read."""
    result = check.check(loaded.filing, loaded.pack)
    changed = unexplained(loaded.filing, loaded.filing.facts, loaded.pack)
    linted = compose.lint(loaded.filing, loaded.pack)
    unwritten = compose.unwritten(loaded.filing, loaded.pack)
    told = (*loaded.findings, *result.findings, *changed)
    stale = explanation_faults(loaded.filing, loaded.pack, result.fact, told)
    found = in_order((*told, *stale, *linted, *unwritten))
    findings, changes = levels.applied(found, loaded.filing, loaded.pack, loaded.rules_elsewhere)
    counts = result.checked, result.not_checkable
    filing = loaded.filing
    read = inputs_of(filing)
    return Checked(
        filing.root, loaded.pack.manifest.id, findings, *counts, changes, result.unchecked, inputs=read
    )
