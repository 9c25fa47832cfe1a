"""Figures of a whole table in the wrong column or row: one finding with the cause for all that follows.

A column whose figures slipped into the rows above or below.

A table that nobody has filled in yet is one finding, not one for each of its blank cells.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from qreport.load.indicators.sheets import Cause, Sheet, Table, sheets_of
from qreport.load.indicators.year_columns import copied, exchanged, late, other_order
from qreport.model.facts import Fact
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.problems.cells import ROWS_SHIFTED
from qreport.problems.reading import BLANK_VALUE, DUPLICATE_VALUE, FUTURE_YEAR

_FEWEST = 3
"""So many figures do not agree with those of the row above by chance."""


def shifted(sheet: Sheet) -> Iterator[Cause]:
    """Yield each run of rows in which a column holds what other tables have for the row above or below."""
    for facts in _by_column(sheet).values():
        lines = {fact.location.line: fact for fact in facts if fact.location}
        order = sorted(line for line in lines if line)
        for step, words in ((-1, "上"), (1, "下")):
            neighbour = dict(zip(order, _moved(order, step), strict=True))
            wrong = [
                line
                for line in order
                if neighbour[line] and _is_of(sheet, lines[line], lines[neighbour[line] or 0])
            ]
            for run in _runs(wrong, order):
                if len(run) >= _FEWEST:
                    yield _cause(sheet, [lines[line] for line in run], words)


def _moved(order: Sequence[int], step: int) -> list[int | None]:
    return [order[at + step] if 0 <= at + step < len(order) else None for at in range(len(order))]


def _is_of(sheet: Sheet, fact: Fact, neighbour: Fact) -> bool:
    """Whether a figure is not its own but that of the neighbouring row."""
    own = sheet.agrees(fact, fact.indicator, fact.period)
    return own is False and sheet.agrees(fact, neighbour.indicator, fact.period) is True


def _runs(lines: Sequence[int], order: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of lines that follow each other in the table."""
    rank = {line: at for at, line in enumerate(order)}
    for _, run in groupby(enumerate(lines), lambda pair: rank[pair[1]] - pair[0]):
        yield [line for _, line in run]


def _cause(sheet: Sheet, facts: Sequence[Fact], words: str) -> Cause:
    places = frozenset(fact.location for fact in facts if fact.location)
    first, last = (fact.location for fact in (facts[0], facts[-1]))
    where = f"{first.cell} 到 {last.cell}" if first and last else ""
    way = "下" if words == "上" else "上"
    message = (
        f"{where}的 {len(facts)} 个数好像错行了：每个都等于别的表里{words}一行的数，像是整列向{way}移了一行"
    )
    finding = ROWS_SHIFTED.at(*(each for each in (first, last) if each), message=message)
    proofs = (sheet.against(fact.indicator, fact.group, fact.period) for fact in facts)
    # A cell inserted by mistake moves a column down; nearly nobody deletes one.
    return Cause(finding, sheet.part, places, frozenset().union(*proofs), likely=int(words == "上"))


def _by_column(sheet: Sheet) -> Mapping[int, Sequence[Fact]]:
    columns: dict[int, list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        if fact.location and fact.location.column and fact.location.line:
            columns[fact.location.column].append(fact)
    return columns


def without_consequences(
    findings: Sequence[Finding], typed: Sequence[Fact], current: str
) -> tuple[Finding, ...]:
    """Return `findings` with one for each table whose years or rows are misplaced, without what follows."""
    sheets = sheets_of(typed)
    causes = [cause for sheet in sheets.values() for look in (exchanged, shifted) for cause in look(sheet)]
    chosen = list(_blamed(causes))
    too_late = list(late(sheets, current))
    told = [cause.finding for cause in chosen] + too_late
    told += [finding for sheet in sheets.values() for finding in copied(sheet, current)]
    if not told:
        told += other_order(sheets)
    explained = {place for cause in chosen for place in cause.places}
    tables = {(finding.locations[0].file, finding.locations[0].sheet) for finding in too_late}
    kept = [each for each in findings if not _follows(each, explained, tables)]
    return (*kept, *told)


def _blamed(causes: Sequence[Cause]) -> Iterator[Cause]:
    """Yield the causes, without those that only a table proves which is blamed itself.

    The table that contradicts most others is blamed first, and of two copies the later one.
    """
    blamed: set[Table] = set()
    order = sorted(enumerate(causes), key=lambda each: (-len(each[1].against), -each[1].likely, -each[0]))
    for _, cause in order:
        if not cause.against <= blamed:
            blamed.add(cause.part[:2])
            yield cause


def _follows(finding: Finding, explained: set[Location], too_late: set[Table]) -> bool:
    if finding.code == DUPLICATE_VALUE.code:
        return bool(explained.intersection(finding.locations))
    place = finding.locations[0] if finding.locations else None
    return finding.code == FUTURE_YEAR.code and place is not None and (place.file, place.sheet) in too_late


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
