"""A column of a record set adds up to no more than a quantity, in every group."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qreport.check.args import Quantity, RowArgs
from qreport.check.data import CheckData, Reading
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import gap_text, number_text, sum_text
from qreport.check.rows import cell, total
from qreport.check.rules import rule_kind
from qreport.model.records import Record, chosen
from qreport.text.periods import term_years


class RecordsSumAtMostArgs(RowArgs):
    """The column, the groups in which it is added up, and what no group may exceed."""

    column: str
    by: tuple[str, ...] = ()
    """Columns that make the groups; empty: all rows are one."""
    at_most: Quantity
    term: str | None = None
    """The column that names the term of a row; what may not be exceeded is then that of the term's year."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that takes part."""
        return (*self.where, *self.by, self.column, *((self.term,) if self.term else ()))


@rule_kind("records_sum_at_most", RecordsSumAtMostArgs, "明细表各组相加不超过指标")
def records_sum_at_most(data: CheckData, args: RecordsSumAtMostArgs) -> Iterator[Outcome]:
    """明细表 `record_set` 的 `column` 列按 `by` 分组相加，每一组都不得大于 `at_most`；`where` 只取部分行。

    用于分学期、分批次的人数与总人数，例如每学期免学费人数不多于在校生数。写了 `term`（学期一列）时，
    秋季学期与当年的数比，春季学期在两年之间，与两年里较大的比；看不出是哪个学期、那一年没有数时不核对。只核对本年；
    没有明细表、`at_most` 没有数时不核对，有空格的那一组不核对。
    """
    records = data.records(args.record_set)
    if records is None:
        yield data.unlisted(args.record_set)
        return
    for group, rows in _groups(chosen(records, args.where), args.by).items():
        added, limit = total(rows, args.column), _limit(data, args, rows[0])
        if added is None:
            yield NotCheckable(f"{records.schema.name}有空格")
        elif limit is None:
            yield data.missing(args.at_most)
        # Rows are counts and exact; the limit may be a rounded figure.
        elif added <= limit[1].possible.high:
            yield Holds()
        else:
            yield _breach(limit, args, group, rows)


Limit = tuple[CheckData, Reading]
"""The year that a group is compared with, and what it may not exceed there."""


def _limit(data: CheckData, args: RecordsSumAtMostArgs, row: Record) -> Limit | None:
    """Return the largest of the years at which the rows stand; None when one of them is not known."""
    years = (data.period,) if args.term is None else term_years(str(row.values.get(args.term)))
    found = [(year, year.read(args.at_most)) for each in years if (year := data.of(each))]
    known = [(year, reading) for year, reading in found if reading]
    if not known or len(known) < len(years):
        return None
    return max(known, key=lambda each: each[1].possible.high)


def _groups(rows: Sequence[Record], by: Sequence[str]) -> Mapping[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for row in rows:
        groups.setdefault("、".join(str(row.values.get(column)) for column in by), []).append(row)
    return groups


def _breach(limit: Limit, args: RecordsSumAtMostArgs, group: str, rows: Sequence[Record]) -> Breach:
    data, most = limit
    schema = data.pack.record_schemas[args.record_set]
    terms = [value for row in rows if isinstance(value := row.values[args.column], Decimal)]
    added = sum(terms, Decimal(0))
    name = f"（{group}）" if group else ""
    year = f" {data.period} 年的" if args.term else ""
    return Breach(
        f"{schema.name}{name}各行相加：{sum_text(terms, added)}，"
        f"大于{year}{data.stated(args.at_most)}，{gap_text(added, most.shown)}",
        (*(cell(row, args.column) for row in rows), *data.locations(args.at_most)),
        number_text(added),
        f"不大于 {number_text(most.shown)}",
        data.subject(args.at_most),
        schema.id,
    )
