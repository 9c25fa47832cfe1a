"""The page of limits says what the code holds."""

from pathlib import Path

from qreport import limits

PAGE = (Path(__file__).parents[2] / "docs" / "spreadsheets.zh-CN.md").read_text(encoding="utf-8")
CHOSEN = {
    "FILE_MB": f"{limits.FILE_BYTES // 1024**2} MB",
    "ROWS": str(limits.ROWS),
    "COLUMNS": str(limits.COLUMNS),
    "CELLS": str(limits.CELLS),
    "SHEETS": f"{limits.SHEETS} 张",
}


def test_every_limit_that_can_be_raised_stands_with_its_usual_value() -> None:
    for name, usual in CHOSEN.items():
        (line,) = (line for line in PAGE.splitlines() if f"`QREPORT_MAX_{name}`" in line)
        assert f"| {usual} |" in line


def test_the_other_limits_stand_there_too() -> None:
    part, whole = (size // 1024**2 for size in (limits.ZIP_PART_BYTES, limits.ZIP_TOTAL_BYTES))
    for value in (
        f"{limits.CELL_CHARACTERS}",
        f"{limits.MERGES} 处",
        f"{limits.ZIP_ENTRIES} 个；{part} MB、{whole} MB",
        f"{limits.ZIP_RATIO}",
        f"{limits.XML_DEPTH} 层",
        f"{limits.YAML_DEPTH} 层、{limits.YAML_ALIASES} 个、{limits.YAML_NODES} 个",
        f"整数 {limits.INTEGER_DIGITS} 位，小数 {limits.DECIMALS} 位，连单位 {limits.NUMBER_CHARACTERS} 字",
    ):
        assert f"| {value} |" in PAGE, value
