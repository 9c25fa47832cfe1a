"""The arguments of rules: formulas are parsed and names resolved against the pack while they are read."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, GetPydanticSchema, ValidationInfo, model_validator

from qreport.formula import Formula, FormulaError, Names
from qreport.model.base import Schema
from qreport.model.pack import Pack
from qreport.text.names import did_you_mean


class Args(Schema):
    """The arguments of one rule kind; made by `read`."""

    @classmethod
    def read(cls, args: dict[str, Any], pack: Pack, names: Names) -> Self:
        """Return the arguments; raise pydantic's ValidationError for one that the pack does not bear out."""
        return cls.model_validate(args, context={"pack": pack, "names": names})


def read_formula(value: object, info: ValidationInfo) -> Formula:
    """Return the formula with the code of each name; raise ValueError with what is wrong."""
    names: Names = (info.context or {})["names"]
    try:
        return names.parse(str(value))
    except FormulaError as error:
        raise ValueError(error.in_one_line) from error


def _quantity(value: object, info: ValidationInfo) -> Formula:
    formula = read_formula(value, info)
    if formula.is_condition:
        raise ValueError("要写算出一个数的公式，这里是比较")
    return formula


def _condition(value: object, info: ValidationInfo) -> Formula:
    formula = read_formula(value, info)
    if not formula.is_condition:
        raise ValueError("要写比较，如“甲 <= 乙”，这里是一个数")
    return formula


# A formula is what its validator returns; pydantic need not look into the parts of its tree.
_AS_IT_IS = GetPydanticSchema(lambda _formula, handler: handler(Any))

Quantity = Annotated[Formula, _AS_IT_IS, BeforeValidator(_quantity)]
"""A formula that gives a number; an indicator alone is one too."""
Condition = Annotated[Formula, _AS_IT_IS, BeforeValidator(_condition)]
"""A formula that is true or false."""


class RowArgs(Args):
    """Which rows of which record set."""

    record_set: str
    where: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    """Only rows whose column holds this value (or one of these)."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that takes part."""
        return tuple(self.where)

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo) -> Self:
        pack: Pack = (info.context or {})["pack"]
        schema = pack.record_schemas.get(self.record_set)
        if schema is None:
            raise ValueError(
                f"没有明细表“{self.record_set}”{did_you_mean(self.record_set, pack.record_schemas)}"
            )
        # `columns` is that of the subclass: the columns of its own arguments are looked up here too.
        for column in self.columns:
            if schema.column(column) is None:
                near = did_you_mean(column, (each.id for each in schema.columns))
                raise ValueError(f"明细表 {self.record_set} 没有列“{column}”{near}")
        for name, wanted in self.where.items():
            column_of = schema.column(name)
            for value in (wanted,) if isinstance(wanted, str) else wanted:
                if column_of and column_of.choices and value not in column_of.choices:
                    near = did_you_mean(value, column_of.choices)
                    raise ValueError(f"where 里的“{value}”不是列“{column_of.name}”的取值{near}")
        return self
