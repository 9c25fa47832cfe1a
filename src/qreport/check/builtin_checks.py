"""Built-in checks: each belongs to one problem. One file each in `builtin/`."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from qreport.check.data import CheckData
from qreport.check.outcomes import Outcome
from qreport.model.finding import Problem
from qreport.registry import Registry

Run = Callable[[CheckData], Iterator[Outcome]]


class BuiltinCheck(Struct, frozen=True):
    """The check of one period, and the problem that it finds."""

    problem: Problem
    run: Run


BUILTIN: Registry[BuiltinCheck] = Registry("qreport.check.builtin")


def builtin(problem: Problem) -> Callable[[Run], Run]:
    """Return a decorator that files its function as the check for `problem`."""

    def add(run: Run) -> Run:
        BUILTIN.register(problem.name)(BuiltinCheck(problem, run))
        return run

    return add
