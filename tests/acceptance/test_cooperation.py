"""Summaries of a year with companies on the command line: examples, a new filing, two packs of one."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from places import EXAMPLE, ROOT

from .running import run

PACKS = ("cooperation", "cooperation-brief")
FOLDER = ROOT / "data" / "examples"
SMALL = sorted(path.parent for path in (FOLDER / "cooperation-collection").glob("*/qreport.yaml"))
WHOLE = [FOLDER / "cooperation-liaocheng-2021", FOLDER / "cooperation-chengjian-2014"]
FULL: Mapping[str, str] = {
    "partners": "企业名称,单位类别,所在地区,合作领域,协议状态,合作内容,专页\n"
    "甲厂,企业,东市,机械,续签,合作多年。,是\n乙厂,企业,东市,电气,到期,,\n丙所,科研院所,西市,电气,新签,,是\n",
    "order_classes": "班级名称,培养形式,合作企业,学生数\n甲班,订单班,甲厂,40\n乙班,现代学徒制,乙厂,35\n",
    "internships": "实习企业,专业,学生数\n甲厂,机电,60\n乙厂,电气,42\n",
    "teacher_placements": "实践企业,专业,教师数,内容\n甲厂,机电,9,技术改造\n乙厂,电气,6,岗位实践\n",
    "company_staff_teaching": "担任角色,来自企业,人数\n兼职教师,甲厂,5\n工作室专家,丙所,3\n",
    "bases": "校内外,基地名称,共建单位\n校内,数控车间,甲厂\n校外,实习基地,乙厂\n",
    "equipment_given": "企业,设备,数量,金额\n甲厂,数控车床,2,36.5\n乙厂,实训台,10,12\n",
    "projects": "项目名称,类别,合作单位\n夹具改造,技术改造,甲厂\n检测装置,专利,丙所\n",
    "training": "合作单位,培训人数\n甲厂,120\n乙厂,80\n",
    "recruitment": "用人单位,提供岗位数,应聘人次\n甲厂,90,150\n乙厂,60,40\n",
    "studios": "名称,类别,级别,批准年份\n数控大师工作室,技能大师工作室,省级,2023\n",
    "cooperation_bodies": "机构名称,类别,学校角色\n甲研究院,研究院,共建\n乙联盟,产教联盟,理事长单位\n",
    "committees": "委员会名称,企业委员数\n机电专业建设委员会,5\n",
    "events": "时间,会议或活动,地点\n2025年5月8日,联盟年会,学校\n",
    "programmes": "所属系部,专业名称,在校生数\n机电系,机电,300\n,电气,300\n",
}
VALUES: Mapping[str, str] = {
    "full_time_students": "600", "graduates": "150", "teachers": "50", "partner_companies": "30",
    "expert_committees": "2", "curriculum_seminars": "4", "named_classes": "2", "order_class_students": "75",
    "teachers_in_companies": "15", "company_teachers": "8", "on_campus_bases": "3", "off_campus_bases": "12",
    "interns": "102", "service_projects": "6", "joint_patents": "1", "posts": "180",
}  # fmt: skip
BEFORE = {"partner_companies": "28", "interns": "90"}


def text_of(filing: Path, out: Path) -> str:
    done = run("build", filing, "--to", "txt", "-o", out, "--final")
    assert done.code == 0, done.told
    (report,) = out.glob("*.txt")
    return report.read_text(encoding="utf-8")


def fill(folder: Path, values: Mapping[str, str]) -> None:
    """Write the values of 2025, and those of 2024 where there are any."""
    lines = (
        f"{code}: {{2025: {value}{f', 2024: {BEFORE[code]}' if code in BEFORE else ''}}}\n"
        for code, value in values.items()
    )
    (folder / "indicators" / "a.yaml").write_text("".join(lines), encoding="utf-8")


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A filing in which every detail table has rows, with the chapters of the pack itself."""
    folder = tmp_path / "full"
    assert run("init", folder, "--pack", "cooperation", "--year", "2025").code == 0
    for name in ("indicators", "records", "chapters"):
        shutil.rmtree(folder / name)
        (folder / name).mkdir()
    fill(folder, VALUES)
    for name, text in FULL.items():
        (folder / "records" / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("pack", PACKS)
def test_the_packs_have_no_errors_of_their_own(pack: str) -> None:
    done = run("pack", "check", ROOT / "templates" / pack)
    assert done.code == 0, done.told
    assert "错误" not in done.out
    assert "警告" not in done.out


@pytest.mark.parametrize("example", [*WHOLE, *SMALL], ids=lambda path: path.name)
def test_nothing_is_found_in_an_example_and_it_builds(example: Path, tmp_path: Path) -> None:
    found = json.loads(run("validate", example, "--format", "json").out)
    assert found["findings"] == []
    done = run("build", example, "--quick", "--final", "--to", "docx", "--to", "txt", "-o", tmp_path)
    assert done.code == 0, done.told
    assert "警告" not in done.told
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".txt"]


@pytest.mark.parametrize("pack", PACKS)
def test_a_sample_builds_at_once(pack: str, tmp_path: Path) -> None:
    assert run("init", tmp_path / "a", "--pack", pack, "--sample").code == 0
    assert text_of(tmp_path / "a", tmp_path / "out")


@pytest.mark.parametrize("pack", PACKS)
def test_an_empty_filing_of_another_year_asks_only_for_what_is_missing(pack: str, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    assert run("init", folder, "--pack", pack, "--year", "2025").code == 0
    found = json.loads(run("validate", folder, "--format", "json").out)["findings"]
    assert {each["name"] for each in found} <= {"blank-value", "record-file-without-rows", "still-to-write"}
    done = run("build", folder, "--quick", "-o", tmp_path / "out")
    assert "已生成" in done.out
    assert "QR407" not in done.told


def test_every_detail_table_of_a_full_filing_stands_in_the_report(full: Path, tmp_path: Path) -> None:
    done = run("build", full, "--to", "txt", "-o", tmp_path / "out")
    text = next((tmp_path / "out").glob("*.txt")).read_text(encoding="utf-8")
    assert {line.split()[2] for line in done.told.splitlines() if " QR" in line} == {"QR421"}
    for words in (
        "续签1份，到期协议续签率50.0%", "占在校生的12.5%", "平均每班38人", "占在校生的17.0%",
        "岗位与毕业生之比为1.20:1", "平均每个专业有合作企业15.0家", "48.50万元", "社会培训200人次",
        "数控车床2台，36.5万元", "夹具改造", "应聘190人次",
        "合作企业增加2家，岗位实习学生增长13.33%", "数控大师工作室",
    ):  # fmt: skip
        assert words in text, words


def test_only_the_partners_that_ask_for_it_have_a_page(full: Path, tmp_path: Path) -> None:
    run("build", full, "--to", "txt", "-o", tmp_path / "one")
    text = next((tmp_path / "one").glob("*.txt")).read_text(encoding="utf-8")
    pages = text[text.rindex("重点合作企业") :]
    assert [name in pages for name in ("甲厂", "丙所", "乙厂")] == [True, True, False]
    partners = full / "records" / "partners.csv"
    partners.write_text(FULL["partners"].replace(",是", ","), encoding="utf-8")
    run("build", full, "--to", "txt", "-o", tmp_path / "two")
    assert "重点合作企业" not in next((tmp_path / "two").glob("*.txt")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "value", "rule"),
    [
        ("interns", "100", "QR1117"),
        ("order_class_students", "80", "QR1103"),
        ("partner_companies", "2", "QR1101"),
        ("full_time_students", "90", "QR1104"),
    ],
)
def test_figures_that_contradict_each_other_are_told(full: Path, code: str, value: str, rule: str) -> None:
    fill(full, {**VALUES, code: value})
    assert rule in run("validate", full).out


def test_the_quality_report_and_the_summary_share_a_filing(tmp_path: Path) -> None:
    folder = tmp_path / "both"
    shutil.copytree(EXAMPLE, folder)
    settings = folder / "qreport.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("secondary-2022", "[secondary-2022, cooperation]"), encoding="utf-8")
    done = run("build", folder, "--pack", "cooperation", "--to", "txt", "-o", tmp_path / "out")
    report = next((tmp_path / "out").glob("*.txt")).read_text(encoding="utf-8")
    assert "合作企业数”没有 2021 年的数据" in done.told
    assert "全日制在校生数”没有" not in done.told
    assert "临清高新电机研究院" in report
