"""The catalogue (指标体系): what each indicator means and how it is written."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from qreport.model.base import Confidence, Schema, SchoolLevel


class Polarity(StrEnum):
    """Whether a rise is good news; steers wording and colour, never a number."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEUTRAL = "neutral"


class PeriodKind(StrEnum):
    """What stretch of time a value covers."""

    POINT = "point"
    """A reference date, usually 9月1日."""
    ACADEMIC_YEAR = "academic_year"
    CALENDAR_YEAR = "calendar_year"
    COHORT = "cohort"
    """The class that graduates in the year."""


class Nesting(StrEnum):
    """How the children of an indicator stand to it."""

    PARTITION = "partition"
    """They add up to it."""
    SUBSET = "subset"
    """Each is at most it."""
    OVERLAP = "overlap"
    """No relation is claimed."""


class Standard(Schema):
    """要达到的标准，两个界限只写一个"""

    at_least: Decimal | None = Field(default=None, description="不小于")
    at_most: Decimal | None = Field(default=None, description="不大于")
    source: str = Field(description="文件和条款")

    @model_validator(mode="after")
    def _one_limit(self) -> "Standard":
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("标准只能有一个界限：at_least 或 at_most")
        return self


class Measure(Schema):
    """由明细表的行汇总"""

    kind: str = Field(description="算法：count 行数，sum 相加，distinct 不同值的个数，share 占比")
    """Name of a file in aggregate/measures/."""
    record_set: str = Field(description="明细表的编号")
    column: str | None = Field(default=None, description="对哪一列计算")
    """Not used by a count."""
    by: tuple[str, ...] = Field(default=(), description="按哪些列分组")
    """A group is their values joined by `/`."""
    where: dict[str, str | tuple[str, ...]] = Field(
        default_factory=dict, description="只取哪些行：“列: 取值”，取值可以是列表"
    )


class ChangeLimits(Schema):
    """变化达到多大须说明"""

    # A limit that is not given is that of the kind of unit.

    relative: Decimal | None = Field(default=None, gt=0, description="变化率，百分数")
    """Of the old value; for counts and amounts."""
    small: Decimal | None = Field(default=None, ge=0, description="两年都小于这个数时，只看 absolute")
    """0: no number is small."""
    absolute: Decimal | None = Field(default=None, gt=0, description="变化的绝对值，按指标的单位")
    """For small numbers, and for ratios such as 19:1."""
    points: Decimal | None = Field(default=None, gt=0, description="百分点，用于百分比")


class Ancestry(Schema):
    """沿革的一步"""

    was: tuple[str, ...] = Field(
        default=(), description="原来的代码：改名写一个，合并写几个，拆分时各部分写同样的"
    )
    """Empty: its own code, with another definition."""
    since: str | None = Field(default=None, pattern=r"^\d{4}$", description='从哪个版本起，如 "2024"')
    """A filing made with that edition or a later one is not concerned."""
    comparable: bool = Field(default=True, description="false 表示前后的数不能相比，须用 note 说明")
    note: str | None = Field(default=None, description="有什么变化")
    """Printed in place of a difference when values do not compare."""

    @model_validator(mode="after")
    def _says_something(self) -> "Ancestry":
        if not self.comparable and not self.note:
            raise ValueError("comparable: false 要用 note 写明口径有什么变化")
        if self.comparable and not self.was:
            raise ValueError("沿革要写 was（原来的代码），或 comparable: false 和 note")
        return self


class Indicator(Schema):
    """一个指标"""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="代码，小写字母、数字和 _；定了就不再改")
    name: str = Field(description="名称，与通知的表格一致；其中项只写这一行的文字")
    aliases: tuple[str, ...] = Field(
        default=(), description="其他名称：旧名称、各部门的叫法；其中项的全名写在这里"
    )
    in_text: tuple[str, ...] = Field(
        default=(), description="只在正文里用的简短叫法，如 在校生、占地；填报的表里不用它找指标"
    )
    definition: str | None = Field(default=None, description="口径：数的是什么")
    unit: str = Field(description="单位，单位表中的一个，如 人、%、m²、万元")
    """Of every stored value; percent is stored as 0-100."""
    decimals: int | None = Field(default=None, ge=0, le=6, description="算出来的数印几位小数，0 到 6")
    """Also the usual precision of a typed value."""
    rounding: Literal["half_up", "half_even", "truncate"] = Field(
        default="half_up", description="half_up 四舍五入（默认），half_even 四舍六入五成双，truncate 舍去"
    )
    polarity: Polarity = Field(
        default=Polarity.NEUTRAL,
        description="higher_is_better 越高越好，lower_is_better 越低越好，neutral 中性（默认）",
    )
    period: PeriodKind = Field(
        default=PeriodKind.ACADEMIC_YEAR,
        description="point 某一天，academic_year 学年（默认），calendar_year 自然年，cohort 毕业的一届",
    )
    parent: str | None = Field(default=None, description="上级指标的代码（“其中”的上一行）")
    nesting: Nesting = Field(
        default=Nesting.OVERLAP,
        description="下级与它的关系：partition 相加等于它，subset 各不大于它，overlap 不核对（默认）",
    )
    formula: str | None = Field(
        default=None, description="由其他指标计算的公式，写代码或名称，如 在校生数 / 教师数"
    )
    """Used where no value was typed, and compared where one was."""
    measure: Measure | None = Field(default=None, description="由明细表汇总；与 formula 只写一个")
    department: str | None = Field(default=None, description="由哪个部门填")
    required: bool = Field(default=False, description="true 表示必填，不填就报错")
    levels: tuple[SchoolLevel, ...] = Field(
        default=(), description="只用于哪些单位；不写则用于报告包的所有单位"
    )
    starred: bool = Field(default=False, description="true 表示带 * 的指标，须与国家数据平台一致")
    minimum: Decimal | None = Field(default=None, description="合理的最小值，小于它给出警告")
    maximum: Decimal | None = Field(default=None, description="合理的最大值，大于它给出警告")
    standard: Standard | None = Field(default=None, description="国家标准，供比较")
    limits: ChangeLimits | None = Field(
        default=None, description="与上年相比变化多大就须说明；不写按单位的规定"
    )
    lineage: tuple[Ancestry, ...] = Field(
        default=(), description="沿革：在以前的版本里是什么，最近的写在前面"
    )
    adds_up: bool = Field(default=False, description="true 表示几年的数可以相加（人次可以，在校生数不可以）")
    cumulative: str | None = Field(
        default=None, description="学校自己填报的历年累计数是哪个指标，写代码；历年变化表的累计就用它"
    )
    source: str | None = Field(default=None, description="名称和口径的出处，如 通知附件1第3项")
    confidence: Confidence | None = Field(
        default=None, description="名称与正式表格一致的把握：high 高，medium 中，low 低"
    )

    @model_validator(mode="after")
    def _one_derivation(self) -> "Indicator":
        if self.formula and self.measure:
            raise ValueError("formula 与 measure 只能写一个")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called: name, then aliases."""
        return (self.name, *self.aliases)
