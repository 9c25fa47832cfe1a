import re

from qreport.problems.reading import PROBLEMS


def test_codes_and_names_are_unique() -> None:
    assert len({problem.code for problem in PROBLEMS}) == len(PROBLEMS)
    assert len({problem.name for problem in PROBLEMS}) == len(PROBLEMS)


def test_every_problem_says_why_and_what_to_do_in_chinese() -> None:
    assert PROBLEMS
    for problem in PROBLEMS:
        assert re.fullmatch(r"QR[16]\d\d", problem.code), problem
        assert re.fullmatch(r"[a-z][a-z0-9-]*", problem.name), problem
        for text in (problem.why, problem.mend):
            assert re.search(r"[\u4e00-\u9fff]", text), problem
            assert text.endswith("。"), problem
