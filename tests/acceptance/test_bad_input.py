"""Every wrong thing a person can do to a filing, one at a time: told at its place, never a traceback."""

from pathlib import Path

import pytest
from render.docx_check import Docx

from . import cases_chapters, cases_indicators, cases_records, cases_settings
from .case import Case, End
from .changes import all_of, in_cell, replaced, written
from .running import run, tree, without_places

CASES = (*cases_settings.CASES, *cases_indicators.CASES, *cases_records.CASES, *cases_chapters.CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_fault_is_told_at_its_place_and_nothing_is_lost(
    case: Case, filing: Path, previous: dict[str, bytes], told_about_sample: str
) -> None:
    case.change(filing)
    inputs = _inputs(filing)
    done = run("build", filing, "--quick")
    assert done.code == case.end, done.told
    assert "Traceback" not in done.told
    for words in case.tells:
        assert words in done.told
    assert _inputs(filing) == inputs
    if case.end is not End.DRAFT:
        assert tree(filing / "dist") == previous
        return
    assert case.tells or without_places(done.told) == told_about_sample
    for report in (filing / "dist").iterdir():
        assert Docx(report.read_bytes()).problems() == []


def _inputs(filing: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(filing).items() if not name.startswith("dist/")}


FAULTS = {
    "indicators/办学条件.csv D8": replaced("indicators/办学条件.csv", "204700", "很多"),
    "indicators/学生工作.csv B3": replaced("indicators/学生工作.csv", "2021,97", "20211,97"),
    "indicators/质量数据表.xlsx [质量数据表] E3": in_cell("indicators/质量数据表.xlsx", "E3", "#DIV/0!"),
    "indicators/学校概况.yaml:22": replaced("indicators/学校概况.yaml", "663}", "六百}"),
    "records/training.csv C4": replaced("records/training.csv", "1884", "-1"),
    "records/student_awards.csv C3": replaced("records/student_awards.csv", "银牌", "第二"),
    "chapters/overview.md:5": replaced("chapters/overview.md", "值.founding_year", "值.founded"),
    "chapters/student_development.md:10": replaced("chapters/student_development.md", "reform_m", "reform_n"),
    "chapters/notes.md": written("chapters/notes.md", "记事"),
    "explanations.yaml:2": written("explanations.yaml", "explanations:\n  - {indicator: 校车数}\n"),
}


def test_the_faults_of_all_files_are_told_in_one_run(filing: Path, previous: dict[str, bytes]) -> None:
    all_of(*FAULTS.values())(filing)
    for command in (("validate", filing), ("build", filing, "--quick")):
        done = run(*command)
        assert done.code == 1
        assert [place for place in FAULTS if f"{place}: 错误" not in done.out] == []
    assert tree(filing / "dist") == previous
