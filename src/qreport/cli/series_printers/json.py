"""Series for a program: the JSON of docs/diff.md."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from qreport import __version__
from qreport.cli.series_printers import series_printers
from qreport.model.letterhead import Letterhead
from qreport.model.series import Point, Series, SeriesOfYears


@series_printers.register("json")
def print_json(course: SeriesOfYears, _letterhead: Letterhead) -> str:
    """Return the series as one JSON object, schema 1; numbers are text, so that they stay exact."""
    outcome = {
        "schema": 1,
        "tool": {"name": "qreport", "version": __version__},
        "filings": course.filings,
        "periods": course.periods,
        "series": [_series(series) for series in course.series],
    }
    return json.dumps(outcome, ensure_ascii=False, indent=2)


def _series(series: Series) -> Mapping[str, Any]:
    totals = zip(series.points, series.cumulative, strict=True)
    return {
        "indicator": series.indicator.code,
        "name": series.label,
        "unit": series.indicator.unit,
        "points": [_point(point, total) for point, total in totals],
        "first": series.first.period,
        "latest": series.latest.period,
        "growth": _number(series.growth),
        "highest": _year(series.highest),
        "lowest": _year(series.lowest),
        "best": _year(series.best),
        "worst": _year(series.worst),
    }


def _point(point: Point, total: Decimal | None) -> Mapping[str, Any]:
    return {
        "period": point.period,
        "value": _number(point.value),
        "state": point.fact.state.value if point.fact else "absent",
        "cumulative": _number(total),
        "why_broken": point.why_broken,
    }


def _year(point: Point | None) -> str | None:
    return point.period if point else None


def _number(number: Decimal | None) -> str | None:
    # Never 1E+3, and all its zeros: 32.00 says that two decimals were measured.
    return None if number is None else f"{number:f}"
