"""A chart of the report as a pack describes it (charts/*.yaml)."""

from typing import Literal

from pydantic import Field, model_validator

from qreport.model.base import Schema
from qreport.model.tables import PeriodRef


class ChartItem(Schema):
    """图里的一个指标"""

    indicator: str = Field(description="指标的代码")
    label: str | None = Field(default=None, description="图上的名称，不写用指标的名称")


class ChartData(Schema):
    """画哪些数；indicators 和 groups_of 写一个"""

    indicators: tuple[ChartItem | str, ...] = Field(default=(), description="指标代码，每个一类")
    groups_of: str | None = Field(default=None, description="有分组的指标（它的 measure 里有 by）")
    """Of groups `a/b`, a makes the categories and b the series."""
    periods: tuple[PeriodRef, ...] = Field(
        default=("current",),
        description="哪几年：current 本年（默认），previous 上年，first 有数的第一年，all 从那年起的每一年",
    )
    """One series each (for named indicators)."""
    show: Literal["value", "cumulative", "change", "share_of_standard"] = Field(
        default="value",
        description="value 数值（默认），cumulative 历年累计，change 与上年相比的变化，"
        "share_of_standard 占标准的百分数",
    )
    """`cumulative` is for indicators whose years add up; a change of percentages is in points."""
    sort: Literal["none", "ascending", "descending"] = Field(
        default="none", description="none 不排（默认），ascending 从小到大，descending 从大到小"
    )
    top: int | None = Field(default=None, ge=1, description="只画前几个，其余合为“其他”")
    """Counted after sorting."""
    order: tuple[str, ...] = Field(default=(), description="排在前面的类别或系列")

    @model_validator(mode="after")
    def _one_source(self) -> "ChartData":
        if bool(self.indicators) == bool(self.groups_of):
            raise ValueError("indicators 与 groups_of 必须且只能写一个")
        return self


class ChartSpec(Schema):
    """一张图"""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="编号；章节里写 ::: 图 编号")
    kind: str = Field(description="图种：bars、columns、line、share 等，见 qreport explain")
    caption: str = Field(description="图名，写出图要说明的意思，可以写值")
    """Without the number."""
    data: ChartData = Field(description="画哪些数")
    unit: str | None = Field(default=None, description="坐标轴上的单位，不写用指标的单位")
    """None: that of the first indicator."""
    alt: str | None = Field(default=None, description="给看不见图的读者的文字，不写由程序写")
    source_note: str | None = Field(default=None, description="图下的数据来源")
    height: float = Field(default=7.0, ge=3, le=20, description="高，厘米，3 到 20")
    """The width is that of the text."""
