"""The folder published/ is read as indicators/ is, and asks for nothing."""

from pathlib import Path

from qreport.load.indicators.indicators import load_published
from qreport.model.indicator import Indicator

INDICATORS = {"students": Indicator(code="students", name="全日制在校生数", unit="人", required=True)}


def test_figures_are_read_with_their_cells(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "去年.csv").write_text(
        "指标,单位,2020年\n全日制在校生数,人,7948\n", encoding="utf-8"
    )
    facts, findings = load_published(tmp_path, INDICATORS)
    (fact,) = facts
    assert (fact.period, fact.text, str(fact.location)) == ("2020", "7948", "published/去年.csv C2")
    assert findings == ()


def test_a_fault_is_told_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "去年.csv").write_text("指标,2020年\n全日制在校生数,很多\n", encoding="utf-8")
    facts, (finding,) = load_published(tmp_path, INDICATORS)
    assert (len(facts), finding.code, str(finding.locations[0])) == (0, "QR112", "published/去年.csv B2")


def test_without_the_folder_there_is_nothing(tmp_path: Path) -> None:
    assert [len(part) for part in load_published(tmp_path, INDICATORS)] == [0, 0]
