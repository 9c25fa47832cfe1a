"""The names in one record set are those of another."""

from collections.abc import Iterator
from typing import Self

from pydantic import ValidationInfo, model_validator

from qreport.check.args import RowArgs
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.rows import cell
from qreport.check.rules import rule_kind
from qreport.model.pack import Pack
from qreport.model.records import chosen
from qreport.text.names import Advice, did_you_mean, fold


class AmongArgs(RowArgs):
    """A column, and the column of another record set that lists all the names."""

    column: str
    list_set: str
    list_column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of `record_set` that takes part."""
        return (*self.where, self.column)

    @model_validator(mode="after")
    def _listed(self, info: ValidationInfo) -> Self:
        pack: Pack = (info.context or {})["pack"]
        schema = pack.record_schemas.get(self.list_set)
        if schema is None:
            raise ValueError(f"没有明细表“{self.list_set}”{did_you_mean(self.list_set, pack.record_schemas)}")
        if schema.column(self.list_column) is None:
            near = did_you_mean(self.list_column, (each.id for each in schema.columns))
            raise ValueError(f"明细表 {self.list_set} 没有列“{self.list_column}”{near}")
        return self


@rule_kind("records_among", AmongArgs, "明细表里的名称在另一张表里都有")
def records_among(data: CheckData, args: AmongArgs) -> Iterator[Outcome]:
    """明细表 `record_set` 的 `column` 列里的每个名称，在 `list_set` 的 `list_column` 列里都要有。

    用于专业、系部等有名册的名称；全角半角、括号和空格不计较。只核对本年；两张表缺一张、或名册只列一部分时不核对。
    """
    records, listed = data.records(args.record_set), data.records(args.list_set)
    if records is None or listed is None:
        yield data.unlisted(args.record_set, args.list_set)
        return
    if not listed.schema.complete:
        yield NotCheckable(f"明细表“{listed.schema.name}”只列一部分")
        return
    names = [str(row.values[args.list_column]) for row in listed.rows if row.values.get(args.list_column)]
    known, advice = {fold(name) for name in names}, Advice(names)
    for row in chosen(records, args.where):
        name = row.values.get(args.column)
        if name is None:
            continue
        if fold(str(name)) in known:
            yield Holds()
        else:
            yield Breach(
                f"{records.schema.name}里的“{name}”，{listed.schema.name}里没有{advice(str(name))}",
                (cell(row, args.column),), str(name), record_set=records.schema.id,
            )  # fmt: skip
