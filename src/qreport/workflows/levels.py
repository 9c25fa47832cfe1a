"""The levels that a filing gives to findings by its own reasons, as qreport.yaml lists them under `rules`."""

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from qreport import check
from qreport.model.filing import Filing
from qreport.model.finding import Finding, Level, Problem, in_order
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.rules import Rule
from qreport.problems import EVERY, composing, rendering
from qreport.problems.checking import LEVEL_NOT_CHANGED
from qreport.text.names import did_you_mean

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
    findings: Iterable[Finding], filing: Filing, pack: Pack, elsewhere: Container[str] = ()
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
    filing: Filing, known: Mapping[str, Problem | Rule], elsewhere: Container[str]
) -> Iterator[Finding]:
    for code in filing.config.rules:
        source = known.get(code)
        if source is None and code not in elsewhere:
            message = f"rules 里的“{code}”没有这条规则{did_you_mean(code, known)}"
            yield LEVEL_NOT_CHANGED.at(_PLACE, message=message, found=code)
        elif source is not None and _blocks(source):
            message = f"rules 里的 {code} 不能改级别：这个问题不改正，报告就生成不了或者不完整"
            yield LEVEL_NOT_CHANGED.at(_PLACE, message=message, found=code)


def _blocks(source: Problem | Rule) -> bool:
    return isinstance(source, Problem) and (source.blocks or source.code in _MARKED)


def _changed(finding: Finding, change: LevelChange | None) -> Finding:
    return finding if change is None or finding.blocks else replace(finding, level=change.after)
