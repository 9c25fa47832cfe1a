"""The national form since 2022年度: its editions, its example, and packs of schools that change it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qreport import check, compose
from qreport.cli.main import main
from qreport.load import check_references, empty_filing, for_school
from qreport.model.base import SchoolLevel
from qreport.model.finding import Level
from qreport.model.pack import Pack
from qreport.resources import example_folder, pack_folder
from qreport.workflows.build import Order
from qreport.workflows.build import build as build_reports
from qreport.workflows.checked import check_filing
from qreport.workflows.opened import open_filing, open_reports
from qreport.workflows.pack_check import check_pack

from .sample import pack_named

EXAMPLE = example_folder() / "chenghu-2024"
EDITIONS = ("2022", "2023", "2024", "2025")
ANNEXES = ("scorecard", "satisfaction", "resources", "service", "international", "policy")
Run = pytest.CaptureFixture[str]
Change = Callable[[str, str, str], None]


def edition(year: str, level: SchoolLevel = "secondary") -> Pack:
    return for_school(pack_named(f"school-national-{year}"), level)


def printed_rows(pack: Pack, table: str) -> list[str]:
    spec = pack.tables[table]
    assert spec.kind == "indicators"
    return [row if isinstance(row, str) else row.indicator for row in spec.rows]


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "filing", ignore=shutil.ignore_patterns("dist", "*.py")))


@pytest.fixture
def change(filing: Path) -> Change:
    def replace(name: str, old: str, new: str) -> None:
        text = (filing / name).read_text(encoding="utf-8")
        assert old in text, old
        (filing / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def codes(folder: Path, pack_path: tuple[Path, ...] = ()) -> list[str]:
    return [finding.code for finding in check_filing(open_filing(folder, pack_path)).findings]


def text_of(folder: Path, target: Path, pack_path: tuple[Path, ...] = ()) -> str:
    (built,) = build_reports(folder, Order(directory=target, formats=("txt",)), pack_path)
    (file,) = built.files
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("year", EDITIONS)
def test_an_edition_is_without_fault(year: str) -> None:
    found = check_pack(pack_folder() / f"school-national-{year}")
    assert [finding.code for finding in found if finding.code != "QR607"] == []


@pytest.mark.parametrize("year", EDITIONS)
def test_every_value_of_the_annexes_says_where_its_label_comes_from_and_how_sure_it_is(year: str) -> None:
    pack = edition(year)
    rows = [code for table in ANNEXES if table != "satisfaction" for code in printed_rows(pack, table)]
    assert [code for code in rows if not pack.indicators[code].source] == []
    assert [code for code in rows if not pack.indicators[code].confidence] == []
    assert [code for code in rows if not pack.indicators[code].required] == []


def test_the_edition_of_2023_adds_programmes_and_centres() -> None:
    before, after = edition("2022"), edition("2023")
    new = after.indicators.keys() - before.indicators.keys()
    assert {"programme_groups", "programme_count", "simulation_bases", "open_practice_centres"} <= new
    printed = {*printed_rows(after, "resources"), *printed_rows(after, "policy")}
    assert new <= printed
    assert not new & {*printed_rows(before, "resources"), *printed_rows(before, "policy")}


def test_the_edition_of_2024_prints_service_before_international() -> None:
    before, after = list(edition("2023").chapters), list(edition("2024").chapters)
    assert before.index("annex_international") < before.index("annex_service")
    assert after.index("annex_service") < after.index("annex_international")
    assert set(before) == set(after)


@pytest.mark.parametrize(
    ("year", "level", "asked"),
    [
        ("2024", "secondary", False),
        ("2024", "higher", True),
        ("2025", "secondary", True),
        ("2025", "higher", True),
    ],
)
def test_reports_of_enterprises_are_asked_of_secondary_schools_from_2025_on(
    year: str,
    level: SchoolLevel,
    asked: bool,  # noqa: FBT001 -- a column of the cases
) -> None:
    assert ("enterprise_report_count" in edition(year, level).indicators) is asked


@pytest.mark.parametrize(
    ("level", "standards"),
    [
        ("secondary", {f"QR708{number}" for number in range(1, 10)} | {"QR7090"}),
        ("higher", {"QR7080", "QR7091", "QR7092", "QR7093", "QR7094"}),
        ("bachelor", {"QR7080", "QR7091", "QR7093", "QR7095", "QR7096", "QR7097"}),
    ],
)
def test_each_level_of_schools_has_its_own_standards(level: SchoolLevel, standards: set[str]) -> None:
    assert {
        code for code in edition("2024", level).rules if code >= "QR7080" and code < "QR7098"
    } == standards


@pytest.mark.parametrize("level", ["secondary", "higher", "bachelor"])
def test_the_form_of_each_level_is_without_fault(level: SchoolLevel) -> None:
    pack = edition("2025", level)
    found = (*check_references(pack), *check.check_rules(pack), *compose.lint(empty_filing(pack), pack))
    assert [finding for finding in found if finding.level is not Level.INFO] == []


def test_only_colleges_have_counsellors() -> None:
    assert "counsellors" in printed_rows(edition("2024", "higher"), "policy")
    assert "counsellors" not in printed_rows(edition("2024", "secondary"), "policy")


def test_the_example_has_no_finding() -> None:
    assert codes(EXAMPLE) == []


def test_every_value_that_the_form_asks_for_is_there() -> None:
    (loaded,) = open_reports(EXAMPLE)
    missing = [
        f"{code} {period}"
        for code, indicator in loaded.pack.indicators.items()
        for period in ("2023", "2024")
        if indicator.required and not indicator.formula and not indicator.measure
        if loaded.filing.facts.value(code, period) is None
    ]
    assert missing == []


def test_the_sample_builds_at_once(tmp_path: Path, capsys: Run) -> None:
    folder = tmp_path / "我校"
    assert main(["init", str(folder), "--pack", "school-national-2024", "--sample"]) == 0
    assert main(["validate", str(folder)]) == 0
    assert "没有发现问题" in capsys.readouterr().out
    text = text_of(folder, tmp_path / "dist")
    order = [text.rindex(f"附表{number}　") for number in range(1, 7)]
    assert order == sorted(order)


@pytest.mark.parametrize("level", ["secondary", "higher", "bachelor"])
def test_a_new_filing_bears_the_year_of_its_data_and_asks_for_what_its_level_reports(
    level: SchoolLevel, tmp_path: Path, capsys: Run
) -> None:
    folder = tmp_path / "我校"
    assert main(["init", str(folder), "--pack", "school-national-2024", "--year", "2024"]) == 0
    config = (folder / "qreport.yaml").read_text(encoding="utf-8")
    assert "title_year: 2024 " in config
    assert "辅导员人数" not in (folder / "indicators" / "人事处.csv").read_text(encoding="utf-8")
    (folder / "qreport.yaml").write_text(
        config.replace("level: secondary", f"level: {level}"), encoding="utf-8"
    )
    capsys.readouterr()
    main(["validate", str(folder)])
    assert ("辅导员人数" in capsys.readouterr().out) is (level != "secondary")


def test_a_satisfaction_without_its_method_is_a_finding(filing: Path, change: Change) -> None:
    change("records/satisfaction.csv", "匿名网络问卷", "")
    (finding,) = check_filing(open_filing(filing)).findings
    assert finding.locations[0].file == "records/satisfaction.csv"


def test_a_starred_value_that_differs_from_the_platform_is_an_error(filing: Path, change: Change) -> None:
    change("platform/平台导出.csv", "行业导师年课时总量,课时,2760", "行业导师年课时总量,课时,2670")
    (finding,) = check_filing(open_filing(filing)).findings
    assert (finding.code, finding.found, finding.expected) == ("QR262", "2760", "2670")
    assert [place.file for place in finding.locations] == [
        "indicators/财务与校企合作.yaml", "platform/平台导出.csv",
    ]  # fmt: skip


def test_a_school_without_graduates_leaves_their_rows_out(
    filing: Path, tmp_path: Path, change: Change
) -> None:
    file = filing / "indicators" / "招生就业办公室.csv"
    rows = file.read_text(encoding="utf-8").splitlines()
    kept = [row if "新招" in row or "指标" in row else _without_figures(row) for row in rows]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    change("chapters/talent_cultivation.md", "## 就业质量", "{% if 值.graduates is 有值 %}\n## 就业质量")
    change("chapters/talent_cultivation.md", "## 在校体验", "{% endif %}\n## 在校体验")
    assert "QR7009" not in codes(filing)
    annexes = text_of(filing, tmp_path / "dist").rpartition("附表1　")[2]
    assert "毕业生升学人数" not in annexes
    assert "留在当地就业" not in annexes
    assert "教职工总数" in annexes
    change("indicators/招生就业办公室.csv", "毕业去向落实人数,人,/,/", "毕业去向落实人数,人,/,0")
    assert "QR7009" in codes(filing)


def _without_figures(row: str) -> str:
    cells = row.split(",")
    return ",".join([*cells[:3], "/", "/", *cells[5:]])


def own_pack(tmp_path: Path, manifest: str, **files: str) -> Path:
    folder = tmp_path / "packs" / "my-school"
    folder.mkdir(parents=True)
    head = f"id: my-school\nextends: school-national-2024\n{manifest}"
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    for name, text in files.items():
        (folder / name).mkdir()
        (folder / name / "own.yaml").write_text(text, encoding="utf-8")
    return folder.parent


def test_a_college_fills_the_same_form_with_its_own_row(filing: Path, tmp_path: Path, change: Change) -> None:
    change("qreport.yaml", "level: secondary", "level: higher")
    change("indicators/人事处.csv", "专业课教师数", "辅导员人数,人,20,21,\n90,专业课教师数")
    change("platform/平台导出.csv", "思政课教师数,人,16", "思政课教师数,人,16\n辅导员人数,人,21")
    assert {finding.level for finding in check_filing(open_filing(filing)).findings} == {Level.INFO}
    assert "辅导员人数*" in text_of(filing, tmp_path / "dist")


def test_a_part_may_be_dropped_and_the_numbers_close_up(filing: Path, tmp_path: Path, change: Change) -> None:
    kept = [code for code in edition("2024").chapters if code != "international_cooperation"]
    packs = own_pack(tmp_path, f"chapters: [{', '.join(kept)}]\n")
    change("qreport.yaml", "school-national-2024", "my-school")
    (filing / "chapters" / "international_cooperation.md").unlink()
    text = text_of(filing, tmp_path / "dist", (packs,))
    assert "5 产教融合" in text
    assert "国际合作刚刚起步" not in text
    assert codes(filing, (packs,)) == []


def test_a_pack_of_three_lines_corrects_a_label_and_adds_a_row(
    filing: Path, tmp_path: Path, change: Change
) -> None:
    packs = own_pack(
        tmp_path,
        "",
        catalogue=(
            "indicators:\n- {code: equipment_value_per_student, name: 生均教学仪器设备值}\n"
            "- {code: part_time_teachers, name: 兼职教师数, unit: 人, department: 人事处}\n"
        ),
        tables="tables:\n- {id: policy, rows_after: {class_teachers: [part_time_teachers]}}\n",
    )
    change("qreport.yaml", "school-national-2024", "my-school")
    change("indicators/人事处.csv", "专业课教师数", "兼职教师数,人,40,42,\n90,专业课教师数")
    assert codes(filing, (packs,)) == []
    text = text_of(filing, tmp_path / "dist", (packs,))
    assert "生均教学仪器设备值" in text
    assert "生均教学科研仪器设备值" not in text
    assert "兼职教师数" in text


def test_a_filing_of_2022_is_told_what_carries_over_and_what_is_to_be_collected(capsys: Run) -> None:
    old = str(example_folder() / "liaocheng-2021")
    arguments = ["secondary-2022", "school-national-2024", "--filing", old, "--format", "json"]
    assert main(["pack", "diff", *arguments]) == 0
    told = json.loads(capsys.readouterr().out)
    kinds = {change["code"]: change["kind"] for change in told["changes"] if change["part"] == "indicator"}
    assert kinds["graduates"] == "renamed"
    assert kinds["monthly_income"] == "new"
    assert kinds["homeroom_studios"] == "gone"
    carried = {each["code"] for each in told["move"]["carried"]}
    assert {"graduates", "full_time_students", "staff", "certificates", "fitness_pass_rate"} <= carried
    missing = {each["code"]: each["department"] for each in told["move"]["missing"]}
    assert missing["monthly_income"] == "招生就业办公室"
    assert missing["mentor_pay"] == "财务处"
    assert not carried & set(missing)


def test_values_whose_definition_changed_do_not_compare_across_the_forms(filing: Path, capsys: Run) -> None:
    old = str(example_folder() / "liaocheng-2021")
    main(["diff", old, str(filing), "--format", "json", "--all", "--fail-on", "never"])
    changes = {each["indicator"]: each for each in json.loads(capsys.readouterr().out)["changes"]}
    assert changes["graduates"]["comparable"]
    assert changes["further_study_graduates"]["old"] == "741"
    for code in ("employed_large_companies", "employed_grassroots", "campus_enterprise_equipment"):
        assert not changes[code]["comparable"], code
    assert changes["dual_teacher_share"]["why_not"] == "口径变化，分母由专任教师改为专业课教师"


def test_values_of_two_editions_of_the_form_all_compare(filing: Path, change: Change, capsys: Run) -> None:
    change("qreport.yaml", "school-national-2024", "school-national-2023")
    change("qreport.yaml", "data_year: 2024", "data_year: 2023")
    main(["diff", str(filing), str(EXAMPLE), "--format", "json", "--all", "--fail-on", "never"])
    told = json.loads(capsys.readouterr().out)
    assert told["summary"]["changed"] > 90
    assert told["summary"]["not_comparable"] == 0


def test_no_record_set_has_a_column_for_names_of_persons() -> None:
    schemas = edition("2025").record_schemas.values()
    headings = {column.name for schema in schemas for column in schema.columns}
    assert not headings & {"姓名", "教师姓名", "学生姓名"}
