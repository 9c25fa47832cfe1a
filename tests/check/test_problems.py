import re

from qreport import aggregate, check
from qreport.check.builtin_checks import BUILTIN


def test_codes_and_names_of_problems_are_unique_and_in_their_range() -> None:
    problems = [*check.PROBLEMS, *aggregate.PROBLEMS]
    assert len({each.code for each in problems}) == len(problems)
    assert len({each.name for each in problems}) == len(problems)
    assert all(re.fullmatch(r"QR2\d\d", each.code) for each in problems)


def test_every_built_in_check_reports_a_listed_problem() -> None:
    assert {each.problem for each in BUILTIN.all().values()} <= set(check.PROBLEMS)
