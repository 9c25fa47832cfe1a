"""Every problem that qreport itself finds, by the stage that finds it; the rules of packs are data."""

from qreport.model.finding import Problem
from qreport.problems import (
    aggregating,
    cells,
    charts,
    checking,
    comparing,
    composing,
    formulas,
    reading,
    rendering,
    tables,
)

EVERY: tuple[Problem, ...] = tuple(
    problem
    for stage in (
        *(reading, cells, tables),
        *(checking, formulas, aggregating, comparing),
        *(composing, rendering, charts),
    )
    for problem in stage.PROBLEMS
)
"""In the order of the stages; no code stands twice."""
