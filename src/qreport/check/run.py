"""The stage: a filing and its pack in, findings out."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from qreport.check.builtin_checks import BUILTIN
from qreport.check.data import CheckData, Subject
from qreport.check.outcomes import Breach, NotCheckable, Outcome
from qreport.check.rules import ReadyRule, ready_rules
from qreport.model.filing import Filing
from qreport.model.finding import Finding, Level, Problem, in_order
from qreport.model.pack import Pack
from qreport.model.rules import Rule
from qreport.problems.checking import IMPLAUSIBLE_VALUE

Verdict = tuple[Problem | Rule, CheckData, Outcome]


class Unchecked(Struct, frozen=True):
    """A comparison that could not be made."""

    code: str
    """Of the rule or problem that it belongs to."""
    period: str
    why: str
    """What is absent, in Chinese."""
    name: str
    title: str
    """Of a rule; empty for a built-in check, whose `why` says all."""


class Result(Struct, frozen=True):
    """What the checks found."""

    findings: tuple[Finding, ...]
    checked: int
    """How many comparisons reached a verdict."""
    unchecked: tuple[Unchecked, ...]
    """Those that could not be made, because a value is missing or vague."""

    @property
    def not_checkable(self) -> int:
        """How many comparisons could not be made."""
        return len(self.unchecked)


def check(filing: Filing, pack: Pack) -> Result:
    """Return what the built-in checks and the rules of `pack` find in every period of `filing`."""
    subject = Subject(filing, pack)
    rules, unusable = ready_rules(pack, subject.names)
    verdicts = [each for data in subject.periods() for each in _verdicts(data, rules)]
    breaches = [
        finding(source, data.period, outcome)
        for source, data, outcome in verdicts
        if isinstance(outcome, Breach)
    ]
    unchecked = tuple(
        Unchecked(source.code, data.period, outcome.why, source.name, _title(source))
        for source, data, outcome in verdicts
        if isinstance(outcome, NotCheckable)
    )
    findings = settled((*subject.formula_findings, *unusable, *breaches), filing)
    return Result(in_order(findings), len(verdicts) - len(unchecked), unchecked)


def _verdicts(data: CheckData, rules: Sequence[ReadyRule]) -> Iterator[Verdict]:
    for builtin in BUILTIN.all().values():
        for outcome in builtin.run(data):
            yield builtin.problem, data, outcome
    for ready in rules:
        for outcome in ready.kind.run(data, ready.args):
            yield ready.rule, data, outcome


def finding(source: Problem | Rule, period: str, breach: Breach) -> Finding:
    """Return `breach` with the code, level and advice of the problem or rule that it breaks."""
    title = f"{_title(source)}：" if _title(source) else ""
    return Finding(
        source.code,
        source.name,
        source.level,
        f"{title}{breach.message}",
        breach.mend or source.mend,
        breach.locations,
        breach.found,
        breach.expected,
        breach.indicator,
        breach.record_set,
        period,
    )


def _title(source: Problem | Rule) -> str:
    return source.title if isinstance(source, Rule) else ""


def settled(findings: Iterable[Finding], filing: Filing) -> tuple[Finding, ...]:
    """Return `findings`, those that an explanation still settles marked as explained."""
    return tuple(
        replace(finding, explained=True) if _is_settled(finding, filing) else finding for finding in findings
    )


def _is_settled(finding: Finding, filing: Filing) -> bool:
    code, period = finding.indicator, finding.period
    # An error is mended, not explained; of the warnings it is the unusual values that a school can vouch for.
    can_be = finding.level is Level.EXPLAIN or (
        finding.level is Level.WARNING and finding.code == IMPLAUSIBLE_VALUE.code
    )
    return can_be and any(
        (each.indicator, each.period) == (code, period)
        and each.holds(partial(filing.facts.get, each.indicator))
        for each in filing.explanations
    )
