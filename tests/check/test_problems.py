import re

from qreport.check.builtin_checks import BUILTIN
from qreport.problems import EVERY, checking


def test_codes_and_names_of_problems_are_unique_and_in_their_range() -> None:
    problems = checking.PROBLEMS
    assert len({each.code for each in problems}) == len(problems)
    assert len({each.name for each in problems}) == len(problems)
    assert all(re.fullmatch(r"QR[12]\d\d", each.code) for each in problems)


def test_every_built_in_check_reports_a_listed_problem() -> None:
    assert {each.problem for each in BUILTIN.all().values()} <= set(checking.PROBLEMS)


def test_no_code_stands_for_two_problems_of_any_stage() -> None:
    assert len({each.code for each in EVERY}) == len(EVERY)
