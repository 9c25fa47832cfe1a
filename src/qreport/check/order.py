"""Whether one quantity can be at most another."""

from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.wording import gap_text, number_text
from qreport.formula import Formula


def ordered(data: CheckData, smaller: Formula, larger: Formula) -> Outcome:
    """Return whether some number of `smaller` is at most some number of `larger`."""
    small, large = data.read(smaller), data.read(larger)
    if small is None or large is None:
        return data.missing(smaller, larger)
    if small.possible.low <= large.possible.high:
        return Holds()
    return Breach(
        f"{data.stated(smaller)}，大于{data.stated(larger)}，{gap_text(small.shown, large.shown)}",
        data.locations(smaller, larger),
        number_text(small.shown),
        f"不大于 {number_text(large.shown)}",
        data.subject(smaller),
    )
