"""A printed value follows from one of several computations."""

from collections.abc import Collection, Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.check.rules import rule_kind
from qreport.check.suspects import leading, suspect
from qreport.formula import Formula
from qreport.model.location import Location


class OneOfArgs(Args):
    """The printed value, and the computations that are in use for it."""

    value: Quantity
    candidates: tuple[Quantity, ...] = Field(min_length=2)


@rule_kind("one_of", OneOfArgs, "一个数等于几种算法之一")
def one_of(data: CheckData, args: OneOfArgs) -> Iterator[Outcome]:
    """`value` 必须等于 `candidates` 里的一个。

    用于口径允许几种算法的数，例如双师比例可以以专任教师为分母，也可以以专业课教师为分母。与哪一种
    都对不上才算错；缺数的算法不算在内，全都缺数、或 `value` 没有确切的数时不核对。
    """
    value = data.read(args.value)
    known = {each: reading for each in args.candidates if (reading := data.read(each))}
    if value is None or not known:
        yield data.missing(args.value, *args.candidates)
    elif any(value.possible.meets(reading.possible) for reading in known.values()):
        yield Holds()
    else:
        reason, places = _blamed(data, args, known)
        ways = "，或".join(data.stated(each) for each in known)
        yield Breach(
            f"{data.stated(args.value)}，而{ways}，{'都' if len(known) > 1 else ''}对不上{reason}",
            places,
            number_text(value.shown),
            " 或 ".join(number_text(reading.shown) for reading in known.values()),
            data.subject(args.value),
        )


def _blamed(data: CheckData, args: OneOfArgs, ways: Collection[Formula]) -> tuple[str, tuple[Location, ...]]:
    """Return why the value follows from none of the ways, as `blamed`: one slip that mends one of them."""
    places = data.locations(args.value, *ways)
    slips = (suspect(data, args.value, each) for each in ways)
    slip = next(filter(None, slips), None)
    return (slip.reason, leading(data, places, slip.operand)) if slip else ("", places)
