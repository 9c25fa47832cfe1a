"""Words and limits of sentences about changes and round numbers (layout.yaml, `changes`)."""

from decimal import Decimal

from pydantic import Field

from qreport.model.base import Schema


class ChangeWording(Schema):
    """说变化和约数的用语和界限"""

    rise: str = Field(default="增长", description="数量增加，带变化率")
    fall: str = Field(default="下降", description="数量减少，带变化率")
    more: str = Field(default="增加", description="数量增加，带差额")
    less: str = Field(default="减少", description="数量减少，带差额")
    up: str = Field(default="上升", description="百分比、比值上升")
    down: str = Field(default="下降", description="百分比、比值下降")
    points: str = Field(default="{number}个百分点", description="百分点")
    same: str = Field(default="持平", description="不变")
    slightly: str = Field(default="略有", description="变化小时放在动词前")
    slight: Decimal = Field(default=Decimal(2), ge=0, description="变化率小于几个百分数算小")
    slight_points: Decimal = Field(default=Decimal("0.5"), ge=0, description="小于几个百分点算小")
    doubled: str = Field(default="翻一番", description="翻一番")
    doubled_within: Decimal = Field(
        default=Decimal(10), ge=0, description="超过一倍多少个百分数以内仍说翻一番"
    )
    from_to: str = Field(default="由{old}{verb}到{new}", description="两年的数都写出的说法")
    unchanged: str = Field(default="保持{new}", description="两年的数都写出而没有变化")
    with_rate: str = Field(default="{change}，{rate}", description="差额后面带变化率")
    not_comparable: str = Field(default="不可比", description="不能相比")
    moved: str = Field(default="{old}至{new}变化最大的指标", description="变化最大的指标表的表名")
    moved_by_rate: str = Field(default="{old}至{new}变化率最大的指标", description="变化率最大的指标图的图名")
    compared: str = Field(default="与{old}相比，{changes}。", description="与上年相比的一句话")
    incomparable: str = Field(default="{name}两年不可比：{reason}。", description="两年不可比的一句话")
    nearly: str = Field(default="近{number}", description="略少于整数")
    over: str = Field(default="{number}余", description="略多于整数")
    beyond: str = Field(default="超过{number}", description="略多于整数，用于不是个数的")
    about: str = Field(default="约{number}", description="四舍五入的约数")
    near: Decimal = Field(default=Decimal(10), gt=0, lt=100, description="差整数多少个百分数以内说“近”")
    years_rising: str = Field(default="连续{number}年增长", description="连续几年增长")
    years_falling: str = Field(default="连续{number}年下降", description="连续几年下降")
    record_high: str = Field(default="创新高", description="历年最高")
    record_low: str = Field(default="创新低", description="历年最低")
    record_years: int = Field(default=3, ge=2, description="说创新高至少要有几年的数")
    """The current one included."""
    first: str = Field(default="居首位", description="各组中最大")
    since: str = Field(default="比{period}{change}", description="与某一年相比")
    since_same: str = Field(default="与{period}{change}", description="与某一年相比没有变化")
    rank: str = Field(default="{count}年中第{number}位", description="在历年中排第几")
    """Among the years that have a value."""
