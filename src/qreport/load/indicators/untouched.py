"""A table that nobody has filled in yet is one finding, not one for each of its blank cells."""

from collections.abc import Iterable, Mapping, Sequence

from qreport.model.facts import Fact
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.problems.reading import BLANK_VALUE

_Table = tuple[str, str | None]


def untouched_as_one(
    findings: Iterable[Finding], typed: Iterable[Fact], indicators: Mapping[str, Indicator]
) -> tuple[Finding, ...]:
    """Return `findings` with the blank cells of a table that holds no value at all told as one.

    `typed` are the values that could be read. All cells are places of the finding, which names the
    department where one answers for all of them.
    """
    begun = {_table(fact.location) for fact in typed if fact.location}
    others: list[Finding] = []
    blanks: dict[_Table, list[Finding]] = {}
    for finding in findings:
        table = _table(finding.locations[0]) if finding.locations else None
        if table and table not in begun and finding.code == BLANK_VALUE.code:
            blanks.setdefault(table, []).append(finding)
        else:
            others.append(finding)
            # What could not be read as a number was filled in, too.
            begun |= {table} if table else set()
    for table, found in blanks.items():
        whole = table not in begun and len(found) > 1
        others += [_as_one(found, indicators)] if whole else found
    return tuple(others)


def _table(place: Location) -> _Table:
    return place.file, place.sheet


def _as_one(blank: Sequence[Finding], indicators: Mapping[str, Indicator]) -> Finding:
    periods = "、".join(sorted({each.period for each in blank if each.period}))
    owners = {indicators[each.indicator].department for each in blank if each.indicator}
    owner = owners.pop() if len(owners) == 1 else None
    message = f"{f'{owner}的' if owner else ''}这张表还没有填：{periods} 年的 {len(blank)} 格全部空着"
    places = [place for each in blank for place in each.locations[:1]]
    return BLANK_VALUE.at(*places, message=message, expected=blank[0].expected)
