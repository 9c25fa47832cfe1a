"""The working report of an education group: every published figure, and `-` where none was published."""

import re
from pathlib import Path

import pytest

from qreport import check
from qreport.cli.main import main
from qreport.model.facts import State
from qreport.model.filing import Filing
from qreport.resources import example_folder

from .sample import Example, report_of, text_in

EXAMPLE = example_folder() / "group-shanxi-2024"
PACK = "education-group"
PUBLISHED = {
    "members": "94",
    "guided_industry_groups": "17",
    "guided_regional_groups": "20余",
    "centres_recommended": "18",
    "projects_recommended": "8",
    "industry_clusters": "14",
}
KINDS = (
    "members_secondary", "members_higher", "members_local_companies", "members_other_companies",
    "members_associations", "members_others",
)  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    return report_of(PACK, tmp_path_factory.mktemp("group") / "filing")


def test_the_example_holds_what_was_published(filing: Filing) -> None:
    said = {fact.indicator: fact.text for fact in filing.facts if fact.value is not None}
    assert said == PUBLISHED


def test_what_was_not_published_is_missing_and_not_zero(filing: Filing) -> None:
    for kind in KINDS:
        fact = filing.facts.get(kind, "2024")
        assert fact
        assert (fact.value, fact.state) == (None, State.MISSING)


def test_nothing_is_found_in_it(read: Example) -> None:
    assert read.findings == ()
    assert check.check(read.filing, read.pack).findings == ()


def test_the_lists_are_counted(read: Example) -> None:
    derived = read.derived
    counted = {
        code: derived.value(code, "2024") for code in ("college_applicants", "planned_tasks", "policy_count")
    }
    assert counted == {"college_applicants": 4, "planned_tasks": 10, "policy_count": 6}
    tasks = [derived.value("planned_tasks_by_area", "2024", area) for area in
             ("服务院校办学", "服务企业员工", "创新工作方法")]  # fmt: skip
    assert tasks == [4, 3, 3]


def test_the_report_is_named_after_the_group_and_prints_the_dates(report: tuple[str, str]) -> None:
    name, text = report
    assert name == "山西省装备制造职业教育集团工作报告（2024）"
    assert "2024年11月14日" in text
    assert "2024年6月" in text
    assert "地方区域性职教集团：20余" in text


def test_the_kinds_of_members_are_printed_as_missing_and_not_drawn(report: tuple[str, str]) -> None:
    assert len(re.findall(r"\| 家   \| +- \|", report[1])) == 2 * len(KINDS) + 2
    assert "企业占" not in report[1]


def test_no_means_to_reach_a_person_is_in_the_example() -> None:
    texts = [path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*") if path.is_file()]
    assert not re.search(r"1[3-9]\d{9}|@", "".join(texts))


def test_the_chart_of_members_is_printed_when_the_kinds_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "filing"
    report_of(PACK, folder)
    office = folder / "indicators" / "秘书处.csv"
    text = office.read_text(encoding="utf-8")
    for kind, count in zip(KINDS, ("30", "20", "25", "8", "7", "4"), strict=True):
        text = re.sub(rf"({kind},[^,]*,家),-", rf"\1,{count}", text)
    office.write_text(text, encoding="utf-8")
    (folder / "chapters" / "overview.md").unlink()
    assert main(["build", str(folder), "-o", str(tmp_path / "draft"), "--quick", "--to", "txt"]) == 0
    assert "94家成员单位的构成，企业占35.11%" in text_in(tmp_path / "draft")[1]


LISTS = {
    "member_list": "单位名称,类别\n" + "".join(f"第{number}校,中等职业学校\n" for number in range(1, 95)),
    "centres": "名称,牵头单位,面向的产业,进展\n智能制造中心,第1校,数控,推荐\n",
    "projects": "名称,院校,企业,进展\n"
    + "".join(f"第{number}号项目,第1校,第1厂,推荐\n" for number in range(1, 9)),
    "training": "培训项目,承担院校,类别,培训人次\n"
    "数控车工,第1校,专业技术技能,120\n安全,第2校,基本技术技能,80\n",
}


def test_the_lists_that_are_given_are_printed_and_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "filing"
    report_of(PACK, folder)
    for name, rows in LISTS.items():
        (folder / "records" / f"{name}.csv").write_text(rows, encoding="utf-8")
    for chapter in ("work", "results"):
        (folder / "chapters" / f"{chapter}.md").unlink()
    capsys.readouterr()
    assert main(["validate", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "QR1305" in told
    assert "QR1307" in told
    assert not {"QR1301", "QR1306"} & set(re.findall(r"QR\d+", told))
    assert main(["build", str(folder), "-o", str(tmp_path / "draft"), "--quick", "--to", "txt"]) == 0
    _, text = text_in(tmp_path / "draft")
    for words in (
        "推荐的开放型区域产教融合实践中心",
        "第8号项目",
        "本年成员院校培训企业职工200人次",
        "第94校",
    ):
        assert words in text
