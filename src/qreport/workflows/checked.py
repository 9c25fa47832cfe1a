"""The one verdict about a report of a filing: what all checks and composing say."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qreport import check, compose
from qreport.aggregate.derive import Measured, derive
from qreport.check import rows
from qreport.comparing.explanations import explanation_faults
from qreport.comparing.unexplained import since_last_year, unexplained
from qreport.formula import bound
from qreport.model.document import Document
from qreport.model.finding import Finding, in_order
from qreport.model.inputs import Input, inputs_of
from qreport.model.pack import Pack
from qreport.problems import checking, composing, reading
from qreport.render.picture_faults import picture_faults
from qreport.workflows import levels
from qreport.workflows.levels import LevelChange
from qreport.workflows.opened import Loaded, Progress, silent

_MISSING = frozenset(
    problem.code
    for problem in (
        *(reading.BLANK_VALUE, reading.MISSING_INDICATOR, reading.MISSING_RECORDS, reading.NO_ROWS),
        checking.REQUIRED_VALUE_MISSING,
    )
)
_FOR_WANT_OF_VALUES = frozenset(
    problem.code
    for problem in (
        *(composing.VALUE_MISSING, composing.CHART_WITHOUT_VALUES, composing.TABLE_WITHOUT_ROWS),
        composing.NOT_IN_REPORT,
    )
)
"""What composing says once more of a value that is missing."""
OF_CHAPTERS = frozenset(problem.code for problem in composing.PROBLEMS)
"""What is wrong with one chapter does not keep the others from being composed."""


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


class Verdict(Struct, frozen=True):
    """What is wrong with one report of a filing, and the report itself."""

    checked: Checked
    document: Document | None
    """None when an input could not be read: what such a report would lack, nobody could tell."""


def check_filing(loaded: Loaded) -> Checked:
    """Return all that is wrong with a filing that was read."""
    return verdict(loaded).checked


def verdict(loaded: Loaded, measured_by: Measured = rows.values_of, progress: Progress = silent) -> Verdict:
    """Return all that is wrong with a filing that was read, and the report that is composed of it.

    `validate` tells this and `build` goes on from it, so both say the same. Nothing is drawn: charts are
    judged by their values, photos by their heads.
    """
    progress("核对数据")
    filing, pack = loaded.filing, loaded.pack
    result = check.check(filing, pack)
    found = [*loaded.findings, *result.findings]
    found += [*compose.lint(filing, pack), *compose.unwritten(filing, pack)]
    composed, document = _composed(loaded, measured_by, progress) if _is_whole(found) else ((), None)
    found += _without_consequences(composed, found, pack)
    found += explanation_faults(filing, pack, result.fact, tuple(found))
    findings, changes = levels.applied(in_order(found), filing, pack, loaded.rules_elsewhere)
    counts, read = (result.checked, result.not_checkable), inputs_of(filing)
    checked = Checked(
        filing.root, pack.manifest.id, findings, *counts, changes, result.unchecked, inputs=read
    )
    return Verdict(checked, document)


def _is_whole(findings: Iterable[Finding]) -> bool:
    """Whether every input could be read; what is wrong with a chapter stays in that chapter."""
    return not any(finding.blocks and finding.code not in OF_CHAPTERS for finding in findings)


def _without_consequences(
    composed: Iterable[Finding], found: Iterable[Finding], pack: Pack
) -> Iterator[Finding]:
    """Yield `composed` but for what is told already where a value or list is missing, and is no worse."""
    causes = [finding for finding in found if finding.code in _MISSING]
    told = _lacking(causes, pack)
    errors = _lacking([cause for cause in causes if cause.is_open_error], pack)
    for finding in composed:
        known = errors if finding.is_open_error else told
        if finding.code not in _FOR_WANT_OF_VALUES or known.isdisjoint(_subjects(finding)):
            yield finding


def _lacking(causes: Sequence[Finding], pack: Pack) -> set[str]:
    """Return the indicators and record sets that `causes` miss, and the indicators computed from them."""
    lacking = {subject for cause in causes for subject in _subjects(cause)}
    # In the order of the formulas, each after those that it needs.
    for code, formula in bound(pack)[0].items() if lacking else ():
        if not lacking.isdisjoint(formula.inputs(previous=False)):
            lacking.add(code)
    return lacking


def _subjects(finding: Finding) -> set[str]:
    return {subject for subject in (finding.indicator, finding.record_set) if subject}


def _composed(
    loaded: Loaded, measured_by: Measured, progress: Progress
) -> tuple[tuple[Finding, ...], Document]:
    filing, pack = loaded.filing, loaded.pack
    progress("汇总计算")
    derived, unusable = derive(filing, pack, measured_by)
    facts = filing.facts + derived
    changes = since_last_year(filing, facts, pack)
    progress("编排文档")
    document, found = compose.compose(filing, facts, pack, changes)
    unshown = picture_faults(document)
    return (*unusable, *unexplained(changes, filing, facts, pack), *found, *unshown), document
