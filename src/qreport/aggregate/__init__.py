"""The stage that computes: formulas between indicators, and measures over detail tables with pandas."""

from qreport.aggregate.derive import derive
from qreport.aggregate.measure import MEASURES
from qreport.aggregate.usable import check_measures

__all__ = ["MEASURES", "check_measures", "derive"]
