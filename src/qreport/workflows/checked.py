"""The one verdict about a report of a filing: what all checks and composing say.

The levels that a filing gives to findings by its own reasons, as qreport.yaml lists them under `rules`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from qreport import check, compose
from qreport.aggregate.derive import Measured, derive
from qreport.check import rows
from qreport.comparing.explanations import explanation_faults
from qreport.comparing.unexplained import since_last_year, unexplained
from qreport.formula import bound
from qreport.model.document import Document
from qreport.model.filing import Filing, Input, inputs_of
from qreport.model.finding import Finding, Level, Problem, in_order
from qreport.model.location import Location
from qreport.model.pack import Pack, Rule
from qreport.problems import EVERY, checking, composing, reading, rendering
from qreport.problems.checking import LEVEL_NOT_CHANGED
from qreport.render.picture_faults import picture_faults
from qreport.text.names import did_you_mean
from qreport.workflows.opened import Loaded, Progress, silent

_PLACE = Location("qreport.yaml")
_MARKED = frozenset(
    problem.code
    for problem in (
        *(composing.UNKNOWN_INDICATOR, composing.UNKNOWN_NAME, composing.UNKNOWN_TABLE),
        *(composing.PHOTO_MISSING, composing.PHOTO_OUTSIDE, composing.NOT_A_PHOTO),
        *rendering.PROBLEMS,
    )
)
"""What leaves a red mark in the report, with which none is final."""


class LevelChange(Struct, frozen=True):
    """One rule or problem whose findings have another level in this filing."""

    code: str
    name: str
    title: str
    """What a rule finds, in Chinese; empty for a built-in problem, which has none."""
    before: Level
    after: Level
    reason: str


def applied(
    findings: Iterable[Finding], filing: Filing, pack: Pack, elsewhere: Collection[str] = ()
) -> tuple[tuple[Finding, ...], tuple[LevelChange, ...]]:
    """Return the findings with the levels of the filing, and the changes that hold.

    A code that does not exist, and a problem without whose mending nothing can be built, keep everything as
    it is and are findings; a code of `elsewhere`, the rules of other packs of the filing, is passed over. A
    finding that now wants an explanation is settled by one that is there.
    """
    if not filing.config.rules:
        return tuple(findings), ()
    known = _known(pack)
    changes = {change.code: change for change in _changes(filing, known)}
    changed = (_changed(finding, changes.get(finding.code)) for finding in findings)
    refused = _refused(filing, known, elsewhere)
    settled = check.settled(changed, filing.explanations, check.Subject(filing, pack).fact)
    return in_order((*settled, *refused)), tuple(changes.values())


def _known(pack: Pack) -> Mapping[str, Problem | Rule]:
    return {**{problem.code: problem for problem in EVERY}, **pack.rules}


def _changes(filing: Filing, known: Mapping[str, Problem | Rule]) -> Iterator[LevelChange]:
    for code, wanted in filing.config.rules.items():
        source = known.get(code)
        if source is not None and not _blocks(source):
            title = source.title if isinstance(source, Rule) else ""
            yield LevelChange(code, source.name, title, source.level, wanted.level, wanted.reason)


def _refused(
    filing: Filing, known: Mapping[str, Problem | Rule], elsewhere: Collection[str]
) -> Iterator[Finding]:
    for code in filing.config.rules:
        source = known.get(code)
        if source is None and code not in elsewhere:
            message = f"rules 里的“{code}”没有这条规则{did_you_mean(code, sorted({*known, *elsewhere}))}"
            yield LEVEL_NOT_CHANGED.at(_PLACE, message=message, found=code)
        elif source is not None and _blocks(source):
            message = f"rules 里的 {code} 不能改级别：这个问题不改正，报告就生成不了或者不完整"
            yield LEVEL_NOT_CHANGED.at(_PLACE, message=message, found=code)


def _blocks(source: Problem | Rule) -> bool:
    return isinstance(source, Problem) and (source.blocks or source.code in _MARKED)


def _changed(finding: Finding, change: LevelChange | None) -> Finding:
    return finding if change is None or finding.blocks else replace(finding, level=change.after)


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
    numbers: Mapping[str, int] = field(default_factory=dict)
    """How many numbers of the text came from the data, agree with them, differ, are open or no data."""


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
    composed = _composed(loaded, measured_by, progress) if _is_whole(found) else _Composed()
    found += _without_consequences(composed.findings, found, filing, pack)
    found += explanation_faults(filing, pack, result.fact, tuple(found))
    findings, changes = applied(in_order(found), filing, pack, loaded.rules_elsewhere)
    counts, read = (result.checked, result.not_checkable), inputs_of(filing)
    checked = Checked(
        *(filing.root, pack.manifest.id, findings, *counts, changes, result.unchecked),
        inputs=read,
        numbers=composed.numbers,
    )
    return Verdict(checked, composed.document)


class _Composed(Struct, frozen=True):
    findings: tuple[Finding, ...] = ()
    document: Document | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)


def _is_whole(findings: Iterable[Finding]) -> bool:
    """Whether every input could be read; what is wrong with a chapter stays in that chapter."""
    return not any(finding.blocks and finding.code not in OF_CHAPTERS for finding in findings)


def _without_consequences(
    composed: Iterable[Finding], found: Iterable[Finding], filing: Filing, pack: Pack
) -> Iterator[Finding]:
    """Yield `composed` but for what is told already where a value or list is missing, and is no worse."""
    causes = [finding for finding in found if finding.code in _MISSING]
    told = _lacking(causes, filing, pack)
    errors = _lacking([cause for cause in causes if cause.is_open_error], filing, pack)
    for finding in composed:
        known = errors if finding.is_open_error else told
        if finding.code not in _FOR_WANT_OF_VALUES or known.isdisjoint(_subjects(finding)):
            yield finding


def _lacking(causes: Sequence[Finding], filing: Filing, pack: Pack) -> set[str]:
    """Return the indicators and record sets that `causes` miss, and the indicators computed from them."""
    lacking = {subject for cause in causes for subject in _subjects(cause)}
    if any(not _subjects(cause) for cause in causes):
        # One that names nothing speaks of whole tables that nobody has begun.
        lacking |= pack.indicators.keys() - {fact.indicator for fact in filing.facts}
        lacking |= pack.record_schemas.keys() - {
            name for name, records in filing.records.items() if records.rows
        }
    # In the order of the formulas, each after those that it needs.
    for code, formula in bound(pack)[0].items() if lacking else ():
        if not lacking.isdisjoint(formula.inputs(previous=False)):
            lacking.add(code)
    return lacking


def _subjects(finding: Finding) -> set[str]:
    return {subject for subject in (finding.indicator, finding.record_set) if subject}


def _composed(loaded: Loaded, measured_by: Measured, progress: Progress) -> _Composed:
    filing, pack = loaded.filing, loaded.pack
    progress("汇总计算")
    derived, unusable = derive(filing, pack, measured_by)
    facts = filing.facts + derived
    changes = since_last_year(filing, facts, pack)
    progress("编排文档")
    document, found = compose.compose(filing, facts, pack, changes)
    unshown = picture_faults(document)
    progress("核对正文")
    prose = check.prose(filing, facts, pack, document.text)
    findings = (*unusable, *unexplained(changes, filing, pack), *found, *unshown, *prose.findings)
    return _Composed(findings, document, prose.counts)
