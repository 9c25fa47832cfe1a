from pathlib import Path

import pytest
from openpyxl import load_workbook
from places import EXAMPLE

from qreport.cli.main import main


def test_one_department_gets_only_its_sheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "培训处.xlsx"
    assert main(["workbook", str(EXAMPLE), "-o", str(path), "--department", "培训处"]) == 0
    assert capsys.readouterr().out == f"已生成 {path}，共 2 张待填的表。\n"
    assert load_workbook(path).sheetnames == ["填报说明", "培训处", "社会培训汇总"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "填报表.xls"], "应存为 .xlsx 文件"),
        (["-o", "填报表.xlsx", "--department", "教务科处"], "是否为“教务处”"),
        ([], "缺少参数 -o / --output"),
    ],
)
def test_a_wrong_wish_is_told_and_nothing_is_written(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["workbook", str(EXAMPLE), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_stops_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "indicators").mkdir()
    (tmp_path / "qreport.yaml").write_bytes((EXAMPLE / "qreport.yaml").read_bytes())
    (tmp_path / "indicators" / "a.xlsx").write_bytes(b"PK")
    assert main(["workbook", str(tmp_path), "-o", str(tmp_path / "b.xlsx")]) == 1
    told = capsys.readouterr().out
    assert "indicators/a.xlsx" in told
    assert "未生成填报工作簿" in told
    assert not (tmp_path / "b.xlsx").exists()
