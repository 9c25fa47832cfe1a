"""What can be wrong with the measures of a pack."""

from qreport.model.finding import Level, Problem

MEASURE_UNUSABLE = Problem(
    "QR253",
    "measure-unusable",
    Level.ERROR,
    "汇总方法写错的指标算不出来。",
    "改正报告包里这个指标的 measure。",
)

PROBLEMS: tuple[Problem, ...] = (MEASURE_UNUSABLE,)
