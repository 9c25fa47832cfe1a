"""Parts add up to a total."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from qreport.check.args import Args, Quantity, read_formula
from qreport.check.arithmetic import agreement
from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.check.rules import rule_kind


class SumEqualsArgs(Args):
    """The total and its parts."""

    total: Quantity
    parts: tuple[Quantity, ...] = Field(min_length=2)

    @property
    def added(self) -> str:
        """The source of the formula that adds the parts up."""
        return " + ".join(part.term for part in self.parts)

    @model_validator(mode="after")
    def _readable(self, info: ValidationInfo) -> Self:
        read_formula(self.added, info)
        return self


@rule_kind("sum_equals", SumEqualsArgs, "各部分相加等于总数")
def sum_equals(data: CheckData, args: SumEqualsArgs) -> Iterator[Outcome]:
    """`parts` 相加必须等于 `total`。

    用于不是“其中”关系、但应当加得起来的指标，例如各升学渠道与升学人数。缺一项就不核对，缺的数不当作 0。
    """
    yield from agreement(data, args.total, data.names.parse(args.added))
