"""Words and limits of sentences about changes and round numbers (layout.yaml, `changes`)."""

from decimal import Decimal

from pydantic import Field

from qreport.model.base import Schema


class ChangeWording(Schema):
    """Which words a value gets; `{number}` and the like are filled in."""

    rise: str = "增长"
    fall: str = "下降"
    """For counts and amounts, with a rate."""
    more: str = "增加"
    less: str = "减少"
    """For counts and amounts, with the difference itself."""
    up: str = "上升"
    down: str = "下降"
    """For percentages and ratios."""
    points: str = "{number}个百分点"
    same: str = "持平"
    slightly: str = "略有"
    """In front of the verb of a small change."""
    slight: Decimal = Field(default=Decimal(2), ge=0)
    """A rate below so many percent is small."""
    slight_points: Decimal = Field(default=Decimal("0.5"), ge=0)
    """A change of a percentage by fewer points is small."""
    doubled: str = "翻一番"
    doubled_within: Decimal = Field(default=Decimal(10), ge=0)
    """Said of a rise by 100 percent and at most so many more."""
    from_to: str = "由{old}{verb}到{new}"
    """Where a rate means nothing: from 0, and for a ratio."""
    not_comparable: str = "不可比"
    moved: str = "{old}至{new}变化最大的指标"
    """The caption of a table of changes."""
    moved_by_rate: str = "{old}至{new}变化率最大的指标"
    """The caption of a chart of changes."""
    compared: str = "与{old}相比，{changes}。"
    incomparable: str = "{name}两年不可比：{reason}。"
    nearly: str = "近{number}"
    over: str = "{number}余"
    beyond: str = "超过{number}"
    """For what is no count, such as a percentage."""
    about: str = "约{number}"
    near: Decimal = Field(default=Decimal(10), gt=0, lt=100)
    """A number is nearly the next round one when at most so many percent of the step are lacking."""
    years_rising: str = "连续{number}年增长"
    years_falling: str = "连续{number}年下降"
    record_high: str = "创新高"
    record_low: str = "创新低"
    record_years: int = Field(default=3, ge=2)
    """How many years on file a record needs, the current one included."""
    first: str = "居首位"
    since: str = "比{period}{change}"
    """A change since the first year on file."""
    rank: str = "{count}年中第{number}位"
    """Among the years that have a value."""
