"""Values are there for the schools, years and conditions that ask for them."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from qreport.check.args import Args, Condition, Quantity
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rules import rule_kind
from qreport.formula import Formula
from qreport.formula.tree import Name
from qreport.model.filing import INPUT_FOLDERS
from qreport.model.location import Location


class RequiredArgs(Args):
    """The indicators, and which schools owe them in which years."""

    indicators: tuple[Quantity, ...] = Field(min_length=1)
    levels: tuple[str, ...] = ()
    """Levels of schools that owe them; empty: all."""
    first_year: int | None = None
    last_year: int | None = None
    when: Condition | None = None
    """Owed only where this holds."""

    @model_validator(mode="after")
    def _plain(self) -> Self:
        for each in self.indicators:
            if not isinstance(each.tree, Name) or each.tree.previous:
                raise ValueError(f"indicators 里只写指标，“{each.source}”不是指标")
        return self


@rule_kind("required", RequiredArgs, "按学校类型、年份和条件必报")
def required(data: CheckData, args: RequiredArgs) -> Iterator[Outcome]:
    """报告年度里，`indicators` 必须填报或算得出；哪些学校、哪几年、什么情况下必报，写在其余各项里。

    `levels` 是学校类型，`first_year` 和 `last_year` 是起止年份，`when` 是条件，不写就是不限。
    用于只有一部分学校必报的指标；所有学校都必报的，在指标体系里写 required。填了 - 或 / 就算有交代。
    条件里有数没填而无法判断时不核对。
    """
    if not data.is_current:
        return
    truth = data.truth(args.when) if args.when else True
    if truth is None and args.when:
        yield data.missing(args.when)
    elif truth and _owed(data, args):
        for each in args.indicators:
            yield _given(data, each, args.when)
    else:
        yield Holds()


def _owed(data: CheckData, args: RequiredArgs) -> bool:
    year, level = data.filing.config.report.data_year, data.filing.config.school.level
    in_time = (args.first_year or year) <= year <= (args.last_year or year)
    return in_time and (not args.levels or level in args.levels)


def _given(data: CheckData, indicator: Formula, when: Formula | None) -> Outcome:
    (code,) = indicator.inputs(previous=False)
    if data.fact(code) or data.computed(code):
        return Holds()
    return Breach(
        f"{data.name(code)}没有填{f'，而{data.worded(when)}' if when else ''}",
        (*(data.locations(when) if when else ()), Location(INPUT_FOLDERS[0])),
        expected=f"{data.period} 年的数",
        indicator=code,
    )
