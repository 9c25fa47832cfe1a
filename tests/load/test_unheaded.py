"""Columns without a name: data in them are told, running numbers and stray remarks are not."""

from pathlib import Path

import pytest

from qreport.load.grids.grid import read_grids
from qreport.load.grids.headings import unheaded
from qreport.load.grids.returned import ReturnedRecords
from qreport.load.indicators.indicators import load_indicators

from .conftest import MakePack, Write


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("指标,2020,\n甲,1,7\n乙,2,8\n", ["C2"]),
        (",指标,2020\n学生,甲,1\n,乙,2\n", ["A2"]),
        ("指标,,2020,\n甲,人,1,7\n", ["B2", "D2"]),
        # Running numbers, blanks, and what stands beside no row of the table.
        (",指标,2020\n1,甲,1\n2,乙,2\n", []),
        ("指标,2020,\n甲,1,\n", []),
        ("指标,2020,\n甲,1,\n,,制表：教务处\n", []),
        ("指标,2020,\n甲,1,\n注：七月的数,,8月\n", []),
    ],
)
def test_a_column_without_a_name_is_told_when_it_holds_data(
    tmp_path: Path, table: str, cells: list[str]
) -> None:
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    ((grid,), _) = read_grids(tmp_path / "a.csv", "a.csv")
    found = list(unheaded(grid, grid.row(0), range(1, len(grid.texts))))
    assert [finding.locations[0].cell for finding in found] == cells


def test_a_file_of_indicators_with_a_heading_only_is_told(
    filing: Path, write: Write, make_pack: MakePack
) -> None:
    write("indicators/a.csv", "指标,单位,2021年\n")
    write("indicators/b.csv", "指标,单位,2021年\n全日制在校生数,人,9527\n")
    findings = load_indicators(filing, make_pack().indicators, "2021", ReturnedRecords())[1]
    assert [(each.code, each.locations[0].file) for each in findings] == [("QR187", "indicators/a.csv")]
