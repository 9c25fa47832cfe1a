"""The folder platform/ is read as indicators/ is; what the pack does not know is passed over."""

from pathlib import Path

from qreport.load.indicators.indicators import load_platform
from qreport.model.indicator import Indicator

INDICATORS = {"students": Indicator(code="students", name="全日制在校生数", unit="人", required=True)}


def export(root: Path, text: str) -> None:
    (root / "platform").mkdir()
    (root / "platform" / "导出.csv").write_text(text, encoding="utf-8")


def test_figures_are_read_with_their_cells(tmp_path: Path) -> None:
    export(tmp_path, "指标,单位,2021年\n固定资产总值,万元,21460\n全日制在校生数,人,9527\n")
    facts, findings = load_platform(tmp_path, INDICATORS)
    (fact,) = facts
    assert (fact.text, str(fact.location)) == ("9527", "platform/导出.csv C3")
    assert findings == ()


def test_a_fault_of_a_known_figure_is_told(tmp_path: Path) -> None:
    export(tmp_path, "指标,2021年\n全日制在校生数,很多\n")
    _, (finding,) = load_platform(tmp_path, INDICATORS)
    assert finding.code == "QR112"


def test_without_the_folder_there_is_nothing(tmp_path: Path) -> None:
    assert [len(part) for part in load_platform(tmp_path, INDICATORS)] == [0, 0]
