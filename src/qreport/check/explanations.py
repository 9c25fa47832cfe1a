"""Explanations of a filing settle findings of level `explain`, as long as the values stay what they were."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from qreport.model.facts import Facts
from qreport.model.filing import Explanation, Filing
from qreport.model.finding import Finding, Level


def settled(findings: Iterable[Finding], filing: Filing) -> tuple[Finding, ...]:
    """Return `findings`, those that an explanation still settles marked as explained."""
    return tuple(
        replace(finding, explained=True) if _is_settled(finding, filing) else finding for finding in findings
    )


def _is_settled(finding: Finding, filing: Filing) -> bool:
    return finding.level is Level.EXPLAIN and any(
        each.indicator == finding.indicator
        and each.period == finding.period
        and _still_true(each, filing.facts)
        for each in filing.explanations
    )


def _still_true(explanation: Explanation, facts: Facts) -> bool:
    return all(
        _same(text, facts, explanation.indicator, period) for period, text in explanation.values.items()
    )


def _same(text: str, facts: Facts, indicator: str, period: str) -> bool:
    fact = facts.get(indicator, period)
    if fact is None:
        return False
    if fact.text == text.strip():
        return True
    try:
        return fact.value is not None and Decimal(text) == fact.value
    except InvalidOperation:
        return False
