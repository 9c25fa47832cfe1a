"""Changes for a program: the JSON of docs/diff.md."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from qreport import __version__
from qreport.cli.diff_printers import Shown, diff_printers
from qreport.model.change import Change, ChangeKind, Comparison, Edition, Groups, RecordsChange
from qreport.model.facts import Fact
from qreport.model.records import RecordValue


@diff_printers.register("json")
def print_json(shown: Shown) -> str:
    """Return the comparison as one JSON object, schema 1; numbers are text, so that they stay exact."""
    comparison = shown.comparison
    outcome = {
        "schema": 1,
        "tool": {"name": "qreport", "version": __version__},
        "from": _edition(comparison.old),
        "to": _edition(comparison.new),
        "summary": _summary(comparison),
        "changes": [_change(change) for change in shown.changes],
        "records": [_records(change) for change in comparison.records],
    }
    return json.dumps(outcome, ensure_ascii=False, indent=2)


def _edition(edition: Edition) -> Mapping[str, str]:
    return {"filing": edition.filing, "period": edition.period, "school": edition.school}


def _summary(comparison: Comparison) -> Mapping[str, int]:
    """Count all changes, also those that are not shown."""
    changes = comparison.changes
    return {
        # Restated years are further changes of the same indicator.
        "indicators": len({change.indicator.code for change in changes}),
        **{kind.value: sum(change.kind is kind for change in changes) for kind in ChangeKind},
        "flagged": sum(change.flagged for change in changes),
        "unexplained": sum(change.is_open for change in changes),
        "not_comparable": sum(change.is_incomparable for change in changes),
    }


def _change(change: Change) -> Mapping[str, Any]:
    return {
        "indicator": change.indicator.code,
        "name": change.indicator.name,
        "parent": change.indicator.parent,
        "unit": change.indicator.unit,
        "old_period": change.old_period,
        "new_period": change.new_period,
        "old": _value(change.old),
        "new": _value(change.new),
        "old_state": _state(change.old),
        "new_state": _state(change.new),
        "change": _number(change.change),
        "rate": _number(change.rate),
        "kind": change.kind.value,
        "computed": change.is_computed,
        "comparable": change.comparable,
        "why_not": change.why_not,
        "assessment": change.assessment.value,
        "flagged": change.flagged,
        "why_flagged": change.why_flagged,
        "explained": change.explanation is not None,
        "explanation": change.explanation,
        "lapsed_explanation": change.lapsed,
        "lineage": change.lineage,
    }


def _records(change: RecordsChange) -> Mapping[str, Any]:
    return {
        "record_set": change.schema.id,
        "name": change.schema.name,
        "old_rows": change.old,
        "new_rows": change.new,
        "why_not": change.why_not,
        "rows": [
            {
                "key": row.key,
                "kind": row.kind.value,
                "cells": [
                    {"column": each.column.id, "old": _cell(each.old), "new": _cell(each.new)}
                    for each in row.cells
                ],
            }
            for row in change.rows
        ],
        "groups": [_groups(groups) for groups in change.groups],
    }


def _groups(groups: Groups) -> Mapping[str, Any]:
    return {
        "by": groups.by.id,
        "sum": groups.summed.id if groups.summed else None,
        "changes": [
            {
                "group": each.group,
                "old": _number(each.old),
                "new": _number(each.new),
                "change": _number(each.change),
            }
            for each in groups.changes
        ],
    }


def _cell(value: RecordValue) -> str | None:
    return _number(value) if isinstance(value, Decimal) else value


def _value(fact: Fact | None) -> str | None:
    return _number(fact.value) if fact else None


def _state(fact: Fact | None) -> str:
    return fact.state.value if fact else "absent"


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
