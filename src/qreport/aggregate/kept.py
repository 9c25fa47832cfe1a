"""Measured values out of the cache: unchanged rows are not measured again, and no pandas is loaded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from qreport.aggregate import measured
from qreport.cache import cached, made_by
from qreport.formula import exact
from qreport.model import records as model
from qreport.model.indicator import Measure
from qreport.model.records import RecordSet, RecordValue

Job = tuple[Measure, RecordSet]
Values = tuple[tuple[str, Decimal | None], ...]
"""The value of the whole under ``, then those of the groups."""


def values_of(jobs: Sequence[Job]) -> tuple[Values, ...]:
    """Return what `measured.values` gives for each job."""
    if not jobs:
        return ()
    return _read(cached("measures", _key(jobs), lambda: _written(jobs)))


def _key(jobs: Sequence[Job]) -> str:
    # Whatever the numbers depend on: this folder, exact arithmetic, the models of measure and rows, pandas.
    code = (Path(__file__).parent, Path(exact.__file__), Path(model.__file__))
    sets = {records.schema.id: _rows(records) for _, records in jobs}
    # All jobs under one key: one file to read, and pandas is loaded once or not at all.
    return repr((made_by(*code, "pandas"), [measure for measure, _ in jobs], sets))


def _rows(records: RecordSet) -> list[Sequence[RecordValue]]:
    """Return the rows as `RecordSet.frame` has them, without their places."""
    ids = [column.id for column in records.schema.columns]
    return [ids, *([row.values.get(column) for column in ids] for row in records.rows)]


def _written(jobs: Sequence[Job]) -> bytes:
    """Measure, and put the exact numbers down as text."""
    made = [
        [(group, None if value is None else str(value)) for group, value in measured.values(*job)]
        for job in jobs
    ]
    return json.dumps(made).encode()


def _read(blob: bytes) -> tuple[Values, ...]:
    return tuple(
        tuple((group, None if value is None else Decimal(value)) for group, value in values)
        for values in json.loads(blob)
    )
