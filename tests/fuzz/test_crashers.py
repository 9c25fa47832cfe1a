"""Every harness runs without the fuzzer, and what the fuzzer once found stays mended."""

import random
from pathlib import Path

import pytest

from fuzz.dice import Dice
from fuzz.ground import look
from fuzz.harnesses import HARNESSES, run

CRASHERS = sorted((Path(__file__).parent / "crashers").iterdir())
"""A folder holds files of a filing; a file `NAME.…` the decisions for the harness NAME."""


def test_there_is_something_to_replay() -> None:
    assert CRASHERS


@pytest.mark.parametrize("path", CRASHERS, ids=[path.name for path in CRASHERS])
def test_an_input_that_was_found_does_no_harm_any_more(path: Path) -> None:
    if path.is_dir():
        files = [each for each in path.rglob("*") if each.is_file()]
        assert files
        look({each.relative_to(path).as_posix(): each.read_bytes() for each in files})
    else:
        HARNESSES.all()[path.name.partition(".")[0]](Dice(path.read_bytes()))


@pytest.mark.parametrize("number", range(len(HARNESSES.all())), ids=sorted(HARNESSES.all()))
def test_a_harness_makes_inputs_that_are_read_or_refused(number: int) -> None:
    numbers = random.Random(number)
    for _ in range(25):
        run(bytes((number,)) + numbers.randbytes(numbers.randrange(300)))
