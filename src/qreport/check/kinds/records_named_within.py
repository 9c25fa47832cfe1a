"""The names in lists of what happened in the year say no other year."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from qreport.check.args import Args, RowArgs
from qreport.check.data import CheckData
from qreport.check.months import issued_month
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rows import cell
from qreport.check.rules import rule_kind
from qreport.model.records import Record, chosen
from qreport.text.names import fold
from qreport.text.regex import regex

# 2018年全国…大赛, 2019-2020学年, 2020山东省…; not the 〔2018〕 of a document, 20180612 or 2018.5.
_YEAR = regex(r"(?<![\d〔\[.])((?:19|20)\d\d)(?![\d〕\].])")
# 二〇一八年.
_HANZI_YEAR = regex("([一二][〇零○一二三四五六七八九]{3})年")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


class NamedList(RowArgs):
    """A column of names."""

    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that takes part."""
        return (*self.where, self.column)


class NamedWithinArgs(Args):
    """Columns of names, and how many years before the report's they may say."""

    lists: tuple[NamedList, ...] = Field(min_length=1)
    back: int = Field(default=1, ge=0)


@rule_kind("records_named_within", NamedWithinArgs, "名称里的年份是报告的年份")
def records_named_within(data: CheckData, args: NamedWithinArgs) -> Iterator[Outcome]:
    """`lists` 里各张明细表的 `column` 列，名称里写的年份应是数据年份或前 `back` 年（默认 1 年）。

    用于本年的竞赛、荣誉等：写着 2018 年的一行多半是上一份报告留下的。写了几个年份的，有一个在范围里就算对；
    文件号〔2018〕不算。一张表只报一次。只核对本年；没有明细表时不核对。
    """
    report = data.filing.config.report
    first, last = report.data_year - args.back, max(report.data_year, issued_month(report.issued)[0])
    known = [(each, records) for each in args.lists if (records := data.records(each.record_set))]
    if not known:
        yield data.unlisted(*(each.record_set for each in args.lists))
    for each, records in known:
        odd = [row for row in chosen(records, each.where) if _is_odd(row, each.column, first, last)]
        yield _breach(records.schema.name, each, odd, (first, last)) if odd else Holds()


def _years(row: Record, column: str) -> list[int]:
    text = fold(str(row.values.get(column) or ""))
    written = [*_YEAR.findall(text), *(year.translate(_DIGITS) for year in _HANZI_YEAR.findall(text))]
    return [int(year) for year in written]


def _is_odd(row: Record, column: str, first: int, last: int) -> bool:
    years = _years(row, column)
    return bool(years) and not any(first <= year <= last for year in years)


def _breach(name: str, each: NamedList, rows: Sequence[Record], span: tuple[int, int]) -> Breach:
    example = rows[0].values.get(each.column)
    many, such = (f"{len(rows)} 行", "，如") if len(rows) > 1 else ("有一行", "：")
    year = _years(rows[0], each.column)[0]
    return Breach(
        f"{name}{many}的名称写的不是 {span[0]} 到 {span[1]} 年{such}“{example}”（{year} 年）",
        tuple(cell(row, each.column) for row in rows),
        str(year),
        f"{span[0]} 到 {span[1]} 年",
        record_set=each.record_set,
    )
