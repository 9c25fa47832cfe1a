"""Every problem that qreport itself finds, by the stage that finds it; the rules of packs are data."""

from qreport.model.finding import Problem
from qreport.problems import cells, checking, composing, reading, rendering

EVERY: tuple[Problem, ...] = (
    *(*reading.PROBLEMS, *cells.PROBLEMS),
    *(*checking.PROBLEMS, *checking.FORMULAS, *checking.MEASURES, *checking.CHANGES),
    *(*composing.PROBLEMS, *rendering.PROBLEMS, *rendering.CHARTS),
)
"""In the order of the stages; no code stands twice."""
