"""The stage: a filing and its pack in, findings out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from qreport.check.builtin_checks import BUILTIN
from qreport.check.data import CheckData, Subject
from qreport.check.outcomes import Breach, NotCheckable, Outcome
from qreport.check.rules import ReadyRule, ready_rules
from qreport.model.facts import Fact
from qreport.model.filing import Explanation, Filing
from qreport.model.finding import Finding, Level, Problem, in_order
from qreport.model.pack import Pack, Rule
from qreport.problems.checking import IMPLAUSIBLE_VALUE

LAPSED = "原有说明因数值已变而失效"
Verdict = tuple[Problem | Rule, CheckData, Outcome]
FactOf = Callable[[str, str], Fact | None]


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
    fact: FactOf = lambda _code, _period: None
    """The typed fact, or the computed one, of an indicator and a period."""

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
        finding(outcome.problem or source, data.period, outcome)
        for source, data, outcome in verdicts
        if isinstance(outcome, Breach)
    ]
    unchecked = tuple(
        Unchecked(source.code, data.period, outcome.why, source.name, _title(source))
        for source, data, outcome in verdicts
        if isinstance(outcome, NotCheckable)
    )
    findings = settled((*subject.formula_findings, *unusable, *breaches), filing.explanations, subject.fact)
    return Result(in_order(findings), len(verdicts) - len(unchecked), unchecked, subject.fact)


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
        source.source if isinstance(source, Rule) else None,
    )


def _title(source: Problem | Rule) -> str:
    return source.title if isinstance(source, Rule) else ""


def settled(findings: Iterable[Finding], given: Sequence[Explanation], fact: FactOf) -> tuple[Finding, ...]:
    """Return `findings`, those that an explanation still settles marked as explained.

    One whose explanation was given for another value says so.
    """
    return tuple(_settled(finding, given, fact) for finding in findings)


def _settled(finding: Finding, given: Sequence[Explanation], fact: FactOf) -> Finding:
    # An error is mended, not explained; of the warnings it is the unusual values that a school can vouch for.
    unusual = finding.level is Level.WARNING and finding.code == IMPLAUSIBLE_VALUE.code
    if finding.level is not Level.EXPLAIN and not unusual:
        return finding
    own = [each for each in given if (each.indicator, each.period) == (finding.indicator, finding.period)]
    if any(each.settles(partial(fact, each.indicator)) for each in own):
        return replace(finding, explained=True)
    lapsed = any(each.changed(partial(fact, each.indicator)) for each in own)
    # Levels that the filing changes have its findings settled once more.
    if lapsed and LAPSED not in finding.message:
        return replace(finding, message=f"{finding.message}，{LAPSED}")
    return finding
