"""A list of a part names no more than another record set counts."""

from collections import Counter
from collections.abc import Iterator
from typing import Self

from pydantic import ValidationInfo, model_validator

from qreport.check.args import RowArgs
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import number_text
from qreport.check.rows import total
from qreport.check.rules import rule_kind
from qreport.model.pack import Pack
from qreport.model.records import RecordSet, chosen


class WithinCountsArgs(RowArgs):
    """The list and its classes, and the record set that says how many there are of each class."""

    by: str
    counts_set: str
    counts_by: str
    counts_column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the list that takes part."""
        return (*self.where, self.by)

    @model_validator(mode="after")
    def _counted(self, info: ValidationInfo) -> Self:
        pack: Pack = (info.context or {})["pack"]
        schema = pack.record_schemas.get(self.counts_set)
        wanted = (self.counts_by, self.counts_column)
        if schema is None or not all(map(schema.column, wanted)):
            raise ValueError(f"没有明细表 {self.counts_set}，或它没有列 {'、'.join(wanted)}")
        return self


@rule_kind("records_within_counts", WithinCountsArgs, "名单里每一类的行数不超过统计的数量")
def records_within_counts(data: CheckData, args: WithinCountsArgs) -> Iterator[Outcome]:
    """名单 `record_set` 里每一类（`by` 列的值）的行数，不超过 `counts_set` 里这一类的数量之和。

    用于“部分获奖”“部分课题”一类的名单与分级统计。统计里没有这一类的名称时不核对。只核对本年。
    """
    records, counts = data.records(args.record_set), data.records(args.counts_set)
    if records is None or counts is None:
        yield data.unlisted(args.record_set, args.counts_set)
        return
    listed = Counter(str(row.values.get(args.by)) for row in chosen(records, args.where))
    for name, number in listed.items():
        yield _verdict((records, counts), args, name, number)


def _verdict(sets: tuple[RecordSet, RecordSet], args: WithinCountsArgs, name: str, number: int) -> Outcome:
    records, counts = sets
    counted = chosen(counts, {args.counts_by: name})
    claimed = total(counted, args.counts_column)
    if not counted or claimed is None:
        return NotCheckable(f"{counts.schema.name}里没有“{name}”的数量")
    if number <= claimed:
        return Holds()
    first = next(row for row in records.rows if str(row.values.get(args.by)) == name)
    return Breach(
        f"{records.schema.name}列出“{name}”{number} 项，{counts.schema.name}里只有 {number_text(claimed)} 项",
        (first.origin, *(row.origin for row in counted)),
        str(number),
        f"不超过 {number_text(claimed)}",
        record_set=records.schema.id,
    )
