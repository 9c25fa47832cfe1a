"""Whether two figures, or a figure and its computation, can be the same number."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from qreport.check.data import CheckData, Reading
from qreport.check.gaps import swap_hint
from qreport.check.intervals import Interval
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import gap_text, number_text
from qreport.check.suspects import first, leading, suspect
from qreport.formula import Formula
from qreport.model.location import Location
from qreport.model.records import RecordSet


def agreement(data: CheckData, left: Formula, right: Formula) -> Iterator[Outcome]:
    """Yield whether some number can be printed as `left` and follow from the figures of `right`."""
    found, expected = data.read(left), data.read(right)
    if found is None or expected is None:
        yield data.missing(left, right)
    elif found.possible.meets(expected.possible):
        yield Holds()
    else:
        reason, places = blamed(data, left, right)
        yield Breach(
            f"{data.stated(left)}，而{data.stated(right)}，{gap_text(found.shown, expected.shown)}"
            f"{swap_hint(found.shown, expected.shown) or reason}",
            places,
            number_text(found.shown),
            number_text(expected.shown),
            data.subject(left),
        )


def blamed(data: CheckData, left: Formula, right: Formula) -> tuple[str, tuple[Location, ...]]:
    """Return why two sides differ, in words that go on a sentence, and the cells, the likely cause first."""
    places = data.locations(left, right)
    slip = suspect(data, left, right)
    if slip:
        return slip.reason, leading(data, places, slip.operand)
    return "", first(data, places, left, right)


def sum_of(readings: Sequence[Reading]) -> Reading:
    """Return the sum as printed and every sum that the figures can stand for."""
    return Reading(
        sum((each.shown for each in readings), Decimal(0)),
        Interval(
            sum((each.possible.low for each in readings), Decimal(0)),
            sum((each.possible.high for each in readings), Decimal(0)),
        ),
    )


def can_be_share(percent: Reading, whole: Reading | None) -> bool | None:
    """Return whether some whole number of `whole` prints as `percent`; None when `whole` is not exact."""
    if whole is None or not whole.possible.is_exact or whole.shown <= 0:
        return None
    # The least whole number that reaches the lower end; if even that lies beyond the upper end, none fits.
    part = (percent.possible.low * whole.shown / 100).to_integral_value(ROUND_CEILING)
    return part * 100 <= percent.possible.high * whole.shown


def ordered(data: CheckData, smaller: Formula, larger: Formula) -> Outcome:
    """Return whether some number of `smaller` is at most some number of `larger`."""
    small, large = data.read(smaller), data.read(larger)
    if small is None or large is None:
        return data.missing(smaller, larger)
    if small.possible.low <= large.possible.high:
        return Holds()
    return Breach(
        f"{data.stated(smaller)}，大于{data.stated(larger)}，{gap_text(small.shown, large.shown)}",
        first(data, data.locations(smaller, larger), smaller, larger),
        number_text(small.shown),
        f"不大于 {number_text(large.shown)}",
        data.subject(smaller),
    )


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
