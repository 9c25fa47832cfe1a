"""The one error about photos within this stage."""

from qreport.model.finding import Problem


class PhotoError(Exception):
    """A photo that cannot be printed."""

    def __init__(self, problem: Problem, reason: str) -> None:
        super().__init__(reason)
        self.problem = problem
        self.reason = reason
