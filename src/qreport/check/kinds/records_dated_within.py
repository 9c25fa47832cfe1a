"""The dates of a record set lie within a stretch of time."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator

from qreport.check.args import RowArgs
from qreport.check.data import CheckData
from qreport.check.months import PUBLISHED, month_of, month_text, months_in
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rows import cell, label
from qreport.check.rules import rule_kind
from qreport.model.records import Record, RecordSet, chosen


def _month_words(words: str) -> str:
    # Which year does not matter here, only whether the words are known.
    if month_of(words, 2000, "2000-01") is None:
        raise ValueError(f"应写成 上年9月、本年8月 或 {PUBLISHED}，写的是“{words}”")
    return words


MonthWords = Annotated[str, AfterValidator(_month_words)]


class DatedWithinArgs(RowArgs):
    """The column of dates, and the first and the last month that it may name."""

    column: str
    first: MonthWords
    last: MonthWords

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that takes part."""
        return (*self.where, self.column)


@rule_kind("records_dated_within", DatedWithinArgs, "明细表的日期在规定的时段内")
def records_dated_within(data: CheckData, args: DatedWithinArgs) -> Iterator[Outcome]:
    """明细表 `record_set` 的 `column` 列里的日期，从 `first` 到 `last`（都含）。

    两端写成“上年9月”“本年8月”或“发布月份”，本年是数据年份。按月比较；起止时间两头都看。只核对本年；
    没有明细表时不核对，看不出年月的格不算。一张表只报一次。
    """
    records = data.records(args.record_set)
    if records is None:
        yield data.unlisted(args.record_set)
        return
    report = data.filing.config.report
    ends = [month_of(words, report.data_year, report.issued) for words in (args.first, args.last)]
    # Never taken: the arguments have been read, so that both words are known.
    first, last = (end or (0, 0) for end in ends)
    dated = [(row, text) for row in chosen(records, args.where) if any(months_in(text := _date(row, args)))]
    odd = [(row, text) for row, text in dated if not all(first <= month <= last for month in months_in(text))]
    yield from (Holds() for _ in range(len(dated) - len(odd)))
    if odd:
        yield _breach(records, odd, args.column, f"{month_text(first)}至{month_text(last)}")


def _date(row: Record, args: DatedWithinArgs) -> str:
    return str(row.values.get(args.column) or "")


def _breach(records: RecordSet, odd: Sequence[tuple[Record, str]], column: str, span: str) -> Breach:
    """Return one finding for all rows: a list that was kept from last year has one cause."""
    row, text = odd[0]
    others = f"（共 {len(odd)} 行）" if len(odd) > 1 else ""
    return Breach(
        f"{records.schema.name}“{label(records, row)}”的时间是 {text}，不在 {span}之间{others}",
        tuple(cell(each, column) for each, _ in odd),
        text,
        span,
        record_set=records.schema.id,
    )
