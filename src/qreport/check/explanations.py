"""Explanations of a filing settle findings of level `explain`, as long as the values stay what they were."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from qreport.model.filing import Filing
from qreport.model.finding import Finding, Level


def settled(findings: Iterable[Finding], filing: Filing) -> tuple[Finding, ...]:
    """Return `findings`, those that an explanation still settles marked as explained."""
    return tuple(
        replace(finding, explained=True) if _is_settled(finding, filing) else finding for finding in findings
    )


def _is_settled(finding: Finding, filing: Filing) -> bool:
    code, period = finding.indicator, finding.period
    return finding.level is Level.EXPLAIN and any(
        (each.indicator, each.period) == (code, period)
        and each.holds(partial(filing.facts.get, each.indicator))
        for each in filing.explanations
    )
