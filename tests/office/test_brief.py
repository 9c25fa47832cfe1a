"""The brief for the leadership has two pages, however much has changed."""

import io
from pathlib import Path

import pypdf
import pytest
import yaml
from places import EXAMPLE
from programs import writer

from qreport.cli.main import main
from qreport.model.pack import Pack
from qreport.workflows import diff
from qreport.workflows.opened import open_pack

CONFIG = """\
pack: secondary-2022
school: {{name: 某某市高级工程技术职业中等专业学校, level: secondary}}
report: {{title_year: {title}, data_year: {year}, issued: 2021-11}}
"""
LONG = "因为统计口径与机构调整等多方面的原因，" * 6


@pytest.fixture(scope="module", autouse=True)
def _office() -> None:
    writer()


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_the_brief_of_the_example_has_two_pages(tmp_path: Path) -> None:
    assert main(["diff", str(EXAMPLE), "-o", str(tmp_path / "简报.pdf")]) == 1
    first, second = pages((tmp_path / "简报.pdf").read_bytes())
    assert "图1" in first.replace(" ", "")
    assert "8个月" in "".join(first.split())  # a line may end within it
    assert "还须说明的变化" in second


def filing(folder: Path, pack: Pack, year: int) -> Path:
    """A filing in which everything changes much, and every third change is explained at length."""
    codes = [each.code for each in pack.indicators.values() if not each.formula and not each.measure]
    values = {code: _value(pack.indicators[code].unit, number, year) for number, code in enumerate(codes)}
    (folder / "indicators").mkdir(parents=True)
    (folder / "records").mkdir()
    (folder / "qreport.yaml").write_text(CONFIG.format(title=year + 1, year=year), encoding="utf-8")
    (folder / "indicators" / "a.yaml").write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    rows = (
        f"系部{n % 7},专业名称很长的方向{n + 20 * (year - 2020)},{100 + n * year % 50}" for n in range(60)
    )
    lines = "\n".join(("所属系部,专业名称,在校生数", *rows))
    (folder / "records" / "programmes.csv").write_text(lines, encoding="utf-8")
    given = [{"indicator": code, "period": str(year), "text": LONG} for code in codes[::3]]
    (folder / "explanations.yaml").write_text(yaml.safe_dump({"explanations": given}), encoding="utf-8")
    return folder


def _value(unit: str, number: int, year: int) -> object:
    share = unit == "%"
    old = 30 + number % 30 if share else 1000 + number * 7
    if year == 2020:
        return {2020: old}
    new = old + (7 + number % 9 if share else 300 + number * 13 % 900)
    return {2021: {"value": new, "span": "2021-01/2021-08"} if number % 17 == 0 else new}


def test_two_pages_hold_the_brief_of_a_filing_in_which_everything_changed(tmp_path: Path) -> None:
    pack, _ = open_pack("secondary-2022")
    old, new = (filing(tmp_path / str(year), pack, year) for year in (2020, 2021))
    made, letterhead = diff.diff(diff.Compared(old, new))
    assert sum(change.is_open for change in made.changes) > 60
    first, second = pages(diff.of_changes(made, letterhead, "pdf"))
    assert "不可比的指标" in first
    assert "明细表的变化" in second
    assert "等 20 项" in second
