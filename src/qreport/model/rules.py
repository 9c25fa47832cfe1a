"""A rule as a pack describes it (rules/*.yaml)."""

from typing import Any

from pydantic import Field

from qreport.model.base import Schema, SchoolLevel
from qreport.model.finding import Level


class RuleCases(Schema):
    """小数据，每条“代码: 数”"""

    passes: tuple[dict[str, Any], ...] = Field(default=(), alias="pass", description="应当放过的")
    fails: tuple[dict[str, Any], ...] = Field(default=(), alias="fail", description="应当查出的")


class Rule(Schema):
    """一条规则：哪些数应当对得上"""

    code: str = Field(pattern=r"^QR\d{3,4}$", description="编号；学校自己的从 QR9001 起")
    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="英文短名，说的是毛病，如 parts-exceed-total")
    title: str = Field(description="中文，一句话说出毛病")
    kind: str = Field(description="核对方法，见 qreport explain --all 或 docs/packs.md")
    """Name of a file in check/kinds/."""
    args: dict[str, Any] = Field(default_factory=dict, description="核对方法的参数，数都写成公式")
    level: Level = Field(
        default=Level.ERROR, description="error 错误（默认），explain 须说明，warning 警告，info 提示"
    )
    levels: tuple[SchoolLevel, ...] = Field(
        default=(), description="只用于哪些单位；不写则用于报告包的所有单位"
    )
    why: str = Field(description="为什么要核对")
    source: str | None = Field(default=None, description="依据的文件和条款")
    mend: str = Field(description="查出来以后怎么改")
    cases: RuleCases = Field(default=RuleCases(), description="用例，pack check 逐个试过")
