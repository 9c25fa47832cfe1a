"""Tables whose years or rows are misplaced: one finding with the cause, silent on right tables."""

from pathlib import Path
from typing import Any

import pytest

from qreport.load.grids.returned import ReturnedRecords
from qreport.load.indicators.indicators import load_indicators

from .conftest import MakePack, Write

NAMES = ("甲数", "乙数", "丙数", "丁数", "戊数", "己数")
CATALOGUE = [{"code": f"i{at}", "name": name, "unit": "人"} for at, name in enumerate(NAMES)]
BEFORE = (1012, 257, 388, 4519, 611, 7203)
NOW = (1138, 291, 402, 4633, 598, 7420)


def table(years: tuple[str, str], *columns: tuple[int, ...]) -> str:
    rows = "".join(f"{name},{a},{b}\n" for name, a, b in zip(NAMES, *columns, strict=True))
    return f"指标,{years[0]},{years[1]}\n{rows}"


@pytest.fixture
def told(filing: Path, make_pack: MakePack, write: Write) -> Any:
    def told(*texts: str) -> list[str]:
        for name, text in zip("abcd", texts, strict=False):
            write(f"indicators/{name}.csv", text)
        indicators = make_pack(CATALOGUE).indicators
        findings = load_indicators(filing, indicators, "2021", ReturnedRecords())[1]
        return [f"{each.locations[0]} {each.name}" for each in findings]

    return told


RIGHT = table(("2020", "2021"), BEFORE, NOW)


def test_right_copies_are_silent(told: Any) -> None:
    assert told(RIGHT, RIGHT, table(("2021", "2020"), NOW, BEFORE)) == []


def test_exchanged_years_are_one_finding(told: Any) -> None:
    wrong = table(("2021", "2020"), BEFORE, NOW)
    assert told(RIGHT, wrong) == ["indicators/b.csv C2 year-columns-exchanged"]
    assert told(RIGHT, wrong, RIGHT) == ["indicators/b.csv C2 year-columns-exchanged"]


def test_a_column_shifted_by_a_row_is_one_finding(told: Any) -> None:
    low = (NOW[0], *NOW[:-1])
    assert told(RIGHT, table(("2020", "2021"), BEFORE, low)) == [
        "indicators/b.csv C3 column-shifted-by-a-row"
    ]


def test_years_one_too_late_are_an_error_and_the_only_one(told: Any) -> None:
    head = "\n".join(RIGHT.splitlines()[:4])
    rest = "指标,2021,2022\n" + "\n".join(RIGHT.splitlines()[4:])
    assert told(head, rest) == ["indicators/b.csv B2 year-columns-exchanged"]


def test_all_tables_of_a_later_year_are_no_slip_of_one(told: Any) -> None:
    lines = RIGHT.splitlines()
    late = "指标,2021,2022\n"
    texts = (late + "\n".join(lines[1:4]), late + "\n".join(lines[4:]))
    assert {each.split()[-1] for each in told(*texts)} == {"year-after-the-report"}


def test_the_one_table_in_the_other_order_is_asked_about(told: Any) -> None:
    lines = RIGHT.splitlines()
    parts = [lines[0] + "\n" + "\n".join(lines[at : at + 2]) for at in (1, 3)]
    other = "指标,2021,2020\n" + "\n".join(lines[5:])
    assert told(*parts, other) == ["indicators/c.csv B2 years-in-another-order"]


def test_a_column_pasted_twice_is_one_warning(told: Any) -> None:
    assert told(table(("2020", "2021"), BEFORE, BEFORE)) == ["indicators/a.csv C2 last-year-pasted-twice"]
    same = (*BEFORE[:-1], 7420)
    assert told(table(("2020", "2021"), BEFORE, same)) == []


@pytest.mark.parametrize(
    "pair", [("9500余", "9527"), ("约9500", "9527"), ("近9600", "9527"), ("9527", "0.9527万")]
)
def test_a_vague_copy_of_a_figure_agrees(pair: tuple[str, str], told: Any) -> None:
    assert told(*(f"指标,2021\n甲数,{text}\n" for text in pair)) == []


@pytest.mark.parametrize("pair", [("9400余", "9527"), ("近9500", "9527"), ("9527", "9528"), ("-", "9527")])
def test_a_copy_that_says_otherwise_is_told(pair: tuple[str, str], told: Any) -> None:
    assert told(*(f"指标,2021\n甲数,{text}\n" for text in pair)) == ["indicators/b.csv B2 duplicate-value"]
