"""A column whose figures slipped into the rows above or below."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from qreport.load.indicators.sheets import Cause, Sheet
from qreport.model.facts import Fact
from qreport.problems.tables import ROWS_SHIFTED

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
