"""Parts that do not overlap are together at most the whole."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.arithmetic import sum_of
from qreport.check.data import CheckData, Reading
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import gap_text, number_text
from qreport.check.rules import rule_kind
from qreport.formula import Formula


class PartsAtMostArgs(Args):
    """The whole, and parts that do not overlap and are not negative."""

    whole: Quantity
    parts: tuple[Quantity, ...] = Field(min_length=2)


@rule_kind("parts_at_most", PartsAtMostArgs, "互不重叠的各部分相加不超过整体")
def parts_at_most(data: CheckData, args: PartsAtMostArgs) -> Iterator[Outcome]:
    """`parts` 相加不得大于 `whole`；各部分互不重叠，但不必凑满整体。

    用于一个人只算在一处的几项，例如思政、体育、美育教师与专任教师。有的部分没填时，已填的相加超过
    整体仍算错，不超过则不核对。
    """
    whole = data.read(args.whole)
    known = {part: reading for part in args.parts if (reading := data.read(part))}
    if whole is None or not known:
        yield data.missing(args.whole, *args.parts)
    # Before it is asked whether all are there: what is known already can be too much.
    elif sum_of(list(known.values())).possible.low > whole.possible.high:
        yield _breach(data, args, whole, known)
    else:
        yield Holds() if len(known) == len(args.parts) else data.missing(*args.parts)


def _breach(
    data: CheckData, args: PartsAtMostArgs, whole: Reading, known: Mapping[Formula, Reading]
) -> Breach:
    added = sum_of(list(known.values())).shown
    terms = " + ".join(data.worded(part) for part in known)
    return Breach(
        f"{terms} = {number_text(added)}，大于{data.stated(args.whole)}，{gap_text(added, whole.shown)}",
        data.locations(*known, args.whole),
        number_text(added),
        f"不大于 {number_text(whole.shown)}",
        data.subject(args.parts[0]),
    )
