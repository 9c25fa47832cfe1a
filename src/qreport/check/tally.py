"""Compares an indicator with what the rows of a record set give."""

from decimal import Decimal

from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.wording import gap_text, number_text
from qreport.formula import Formula
from qreport.model.records import RecordSet


def tallied(data: CheckData, records: RecordSet, claimed: Formula, counted: Decimal, how: str) -> Outcome:
    """Return whether `claimed` can be what the rows give; `how` goes before the number, `各行相加是`.

    A record set that lists only a part proves no total, but it may not exceed one.
    """
    reading = data.read(claimed)
    if reading is None:
        return data.missing(claimed)
    too_small = reading.possible.high < counted
    too_large = reading.possible.low > counted and records.schema.complete
    if not too_small and not too_large:
        return Holds()
    return Breach(
        f"{data.stated(claimed)}，而{records.schema.name}{how} {number_text(counted)}，"
        f"{gap_text(reading.shown, counted)}",
        (*data.locations(claimed), *(row.origin for row in records.rows[:1])),
        number_text(reading.shown),
        number_text(counted),
        data.subject(claimed),
        records.schema.id,
    )
