"""Whether two figures, or a figure and its computation, can be the same number."""

from collections.abc import Iterator

from qreport.check.data import CheckData
from qreport.check.digits import swap_hint
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.wording import gap_text, number_text
from qreport.formula import Formula


def agreement(data: CheckData, left: Formula, right: Formula) -> Iterator[Outcome]:
    """Yield whether some number can be printed as `left` and follow from the figures of `right`."""
    found, expected = data.read(left), data.read(right)
    if found is None or expected is None:
        yield data.missing(left, right)
    elif found.possible.meets(expected.possible):
        yield Holds()
    else:
        yield Breach(
            f"{data.stated(left)}，而{data.stated(right)}，{gap_text(found.shown, expected.shown)}"
            f"{swap_hint(found.shown, expected.shown)}",
            data.locations(left, right),
            number_text(found.shown),
            number_text(expected.shown),
            data.subject(left),
        )
