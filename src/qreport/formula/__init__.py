"""Formulas between indicators: parsed once, computed exactly or in intervals; any stage may import it."""

from qreport.formula.algebra import Algebra, compute
from qreport.formula.catalogue import Names, bound
from qreport.formula.error import FormulaError
from qreport.formula.exact import Number, decimal_of, decimals_of, evaluate, rounded
from qreport.formula.parse import Formula, order, parse

__all__ = [
    "Algebra",
    "Formula",
    "FormulaError",
    "Names",
    "Number",
    "bound",
    "compute",
    "decimal_of",
    "decimals_of",
    "evaluate",
    "order",
    "parse",
    "rounded",
]
