"""What is found about the formulas of a pack."""

from qreport.model.finding import Level, Problem

FORMULA_UNUSABLE = Problem(
    "QR251",
    "formula-unusable",
    Level.ERROR,
    "公式写错的指标算不出来，也无法与填报的数核对。",
    "改正报告包里这个指标的 formula。",
)
FORMULAS_IN_A_CIRCLE = Problem(
    "QR252",
    "formulas-in-a-circle",
    Level.ERROR,
    "甲由乙算出、乙又由甲算出，两个都算不出来。",
    "去掉其中一个公式，改为填报。",
)

PROBLEMS: tuple[Problem, ...] = (FORMULA_UNUSABLE, FORMULAS_IN_A_CIRCLE)
