"""Every problem that qreport itself finds, by the stage that finds it; the rules of packs are data."""

from qreport.model.finding import Problem
from qreport.problems import cells, checking, composing, reading, rendering

EVERY: tuple[Problem, ...] = tuple(
    problem for stage in (reading, cells, checking, composing, rendering) for problem in stage.PROBLEMS
)
"""In the order of the stages; no code stands twice."""
