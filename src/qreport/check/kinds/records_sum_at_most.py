"""A column of a record set adds up to no more than a quantity, in every group."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qreport.check.args import Quantity, RowArgs
from qreport.check.data import CheckData
from qreport.check.kind import rule_kind
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.rows import cell, total
from qreport.check.wording import gap_text, number_text, sum_text
from qreport.model.records import Record, chosen


class RecordsSumAtMostArgs(RowArgs):
    """The column, the groups in which it is added up, and what no group may exceed."""

    column: str
    by: tuple[str, ...] = ()
    """Columns that make the groups; empty: all rows are one."""
    at_most: Quantity

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that takes part."""
        return (*self.where, *self.by, self.column)


@rule_kind("records_sum_at_most", RecordsSumAtMostArgs, "明细表各组相加不超过指标")
def records_sum_at_most(data: CheckData, args: RecordsSumAtMostArgs) -> Iterator[Outcome]:
    """明细表 `record_set` 的 `column` 列按 `by` 分组相加，每一组都不得大于 `at_most`；`where` 只取部分行。

    用于分学期、分批次的人数与总人数，例如每学期免学费人数不多于在校生数。只核对本年；没有明细表、
    `at_most` 没有数时不核对，有空格的那一组不核对。
    """
    records, most = data.records(args.record_set), data.read(args.at_most)
    if records is None:
        yield data.unlisted(args.record_set)
    elif most is None:
        yield data.missing(args.at_most)
    else:
        for group, rows in _groups(chosen(records, args.where), args.by).items():
            added = total(rows, args.column)
            if added is None:
                yield NotCheckable(f"{records.schema.name}有空格")
            # Rows are counts and exact; the limit may be a rounded figure.
            elif added <= most.possible.high:
                yield Holds()
            else:
                yield _breach(data, args, group, rows)


def _groups(rows: Sequence[Record], by: Sequence[str]) -> Mapping[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for row in rows:
        groups.setdefault("、".join(str(row.values.get(column)) for column in by), []).append(row)
    return groups


def _breach(data: CheckData, args: RecordsSumAtMostArgs, group: str, rows: Sequence[Record]) -> Breach:
    schema, most = data.pack.record_schemas[args.record_set], data.read(args.at_most)
    terms = [value for row in rows if isinstance(value := row.values[args.column], Decimal)]
    added, limit = sum(terms, Decimal(0)), most.shown if most else Decimal(0)
    name = f"（{group}）" if group else ""
    return Breach(
        f"{schema.name}{name}各行相加：{sum_text(terms, added)}，"
        f"大于{data.stated(args.at_most)}，{gap_text(added, limit)}",
        (*(cell(row, args.column) for row in rows), *data.locations(args.at_most)),
        number_text(added),
        f"不大于 {number_text(limit)}",
        data.subject(args.at_most),
        schema.id,
    )
