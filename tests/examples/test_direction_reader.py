"""The reader of directions and ranks sees what contradicts, and lets pass what holds."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from qreport.model.facts import Fact, Facts
from qreport.model.location import Location

from .direction_reader import Text, Values, faults


def values() -> Values:
    """In 2021 students rose from 100 to 120, area fell from 50 to 40; 甲系 has 9, 乙系 5."""
    return Values(Facts(_facts()), "2021")


def _facts() -> Iterator[Fact]:
    for code, group, old, new in (
        ("students", "", "100", "120"),
        ("area", "", "50", "40"),
        ("size", "甲系", "", "9"),
        ("size", "乙系", "", "5"),
    ):
        for year, text in (("2020", old), ("2021", new)):
            if text:
                yield Fact(code, year, Decimal(text), Location("a.csv"), group)


@pytest.mark.parametrize(
    "sentence",
    [
        "在校生由100人增加到120人，占地由50m²减少到40m²。",
        "在校生比上年增加20人，增长20%。",
        "占地比上年下降20%。",
        "人数最多的是甲系。",
        "规模最小的乙系。",
        "校园网主干最大带宽1000Mbps。",
        "提高教学质量，增强服务能力。",
    ],
)
def test_what_holds_passes(sentence: str) -> None:
    assert list(faults(Text(sentence), values())) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "在校生由100人减少到120人。",
        "在校生由100人增加到100人。",
        "生师比由19:1上升到16:1。",
        "在校生比上年增加21人。",
        "占地比上年增加10m²。",
        "占地比上年减少-10m²。",
        "与上年持平。",
        "在校生不断增加。",
        "人数最多的是乙系。",
        "乙系居首位。",
        "招生创历史新高。",
        "连续三年增长。",
    ],
)
def test_what_contradicts_is_told(sentence: str) -> None:
    assert list(faults(Text(sentence), values())) != []


def test_a_sentence_is_held_against_its_own_values_first() -> None:
    known = values()
    area = ((0, known.of["area", ""]),)
    assert list(faults(Text("40m²，比上年减少10m²", area), known)) == []
    assert list(faults(Text("40m²，比上年增长20%", area), known)) != []
