"""A table of the report as a pack describes it (tables/*.yaml)."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from qreport.model.base import Confidence, Schema

Align = Literal["left", "center", "right", "decimal"]
PeriodRef = Literal["current", "previous", "first", "all"]
"""The year of the report, the one before, the first with a value, every year from that one on."""


class IndicatorRow(Schema):
    """指标表的一行"""

    indicator: str = Field(description="指标的代码")
    label: str | None = Field(default=None, description="印在表里的名称，不写用指标的名称")
    number: str | None = Field(default=None, description='印在表里的序号，"" 表示没有；不写接着数')


class IndicatorTable(Schema):
    """指标表：序号、指标、单位，每年一列"""

    kind: Literal["indicators"] = Field(description="indicators 指标表")
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="编号；章节里写 ::: 表 编号")
    caption: str = Field(description="表名，不写编号，可以写值")
    rows: tuple[IndicatorRow | str, ...] = Field(
        min_length=1, description="各行：指标代码，或带 label、number 的一项"
    )
    rows_after: dict[str, tuple[IndicatorRow | str, ...]] = Field(
        default_factory=dict,
        description="在某个指标的那一行后面加行，写成“指标代码 - 各行”，用于接在别的报告包后面的报告包",
    )
    periods: tuple[PeriodRef, ...] = Field(
        default=("current",),
        description="印哪几年：current 本年（默认），previous 上年，first 有数的第一年，all 从那年起的每一年",
    )
    trend: bool = Field(default=False, description="加一列历年走势")
    """As a small picture."""
    skip_not_applicable: bool = Field(default=False, description="true 表示印出的各年都不适用（/）的行不印")
    notes: tuple[str, ...] = Field(default=(), description="表下的注")
    source_note: str | None = Field(default=None, description="表下的数据来源")
    landscape: bool = Field(default=False, description="true 表示单独一页横排")
    source: str | None = Field(default=None, description="表式的出处，不印")
    confidence: Confidence | None = Field(
        default=None, description="与正式表格一致的把握：high 高，medium 中，low 低"
    )

    @property
    def all_rows(self) -> tuple[IndicatorRow, ...]:
        """The rows in the order in which they are printed."""
        rows: list[IndicatorRow] = []
        for row in map(_row, self.rows):
            rows += [row, *map(_row, self.rows_after.get(row.indicator, ()))]
        return tuple(rows)


def _row(row: IndicatorRow | str) -> IndicatorRow:
    return IndicatorRow(indicator=row) if isinstance(row, str) else row


class RecordColumn(Schema):
    """印出来的一列"""

    column: str = Field(description="明细表的列")
    label: str | None = Field(default=None, description="表头，不写用列名")
    merge: bool = Field(default=False, description="true 表示上下相同的格合并")
    width: float | None = Field(default=None, gt=0, description="列宽的份数，与其他列相比")
    """None: by its content."""
    align: Align | None = Field(default=None, description="left 左，center 中，right 右，decimal 小数点对齐")
    """None: text left, numbers to the decimal, dates and choices centred."""


class RecordTable(Schema):
    """明细表印成的表"""

    kind: Literal["records"] = Field(description="records 明细表")
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="编号；章节里写 ::: 表 编号")
    caption: str = Field(description="表名，不写编号，可以写值")
    record_set: str = Field(description="明细表的编号")
    columns: tuple[RecordColumn, ...] = Field(min_length=1, description="印哪些列")
    numbered: bool = Field(default=True, description="true（默认）表示前面加序号")
    total: tuple[str, ...] = Field(default=(), description="合计哪些列")
    """In the last row, 合计; empty: no such row."""
    where: dict[str, str | tuple[str, ...]] = Field(
        default_factory=dict, description="只印哪些行：“列: 取值”，取值可以是列表"
    )
    notes: tuple[str, ...] = Field(default=(), description="表下的注")
    source_note: str | None = Field(default=None, description="表下的数据来源")
    landscape: bool = Field(default=False, description="true 表示单独一页横排")
    source: str | None = Field(default=None, description="表式的出处，不印")
    confidence: Confidence | None = Field(
        default=None, description="与正式表格一致的把握：high 高，medium 中，low 低"
    )

    @model_validator(mode="after")
    def _totals_are_printed(self) -> "RecordTable":
        missing = set(self.total) - {column.column for column in self.columns}
        if missing:
            raise ValueError(f"total 中的列 {'、'.join(sorted(missing))} 不在 columns 里")
        return self


TableSpec = Annotated[IndicatorTable | RecordTable, Field(discriminator="kind")]
