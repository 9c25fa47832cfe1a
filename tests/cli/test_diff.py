import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from qreport.cli.diff_printers import diff_printers
from qreport.cli.main import main
from qreport.cli.width import width

EXAMPLE = Path(__file__).parents[2] / "data" / "examples" / "liaocheng-2021"
CONFIG = """\
pack: secondary-2022
school: {{name: 某校, level: secondary}}
report: {{title_year: {title}, data_year: {year}, issued: 2021-11}}
"""

Run = pytest.CaptureFixture[str]


def filing(folder: Path, year: int, indicators: str, explanations: str = "") -> Path:
    (folder / "indicators").mkdir(parents=True)
    (folder / "qreport.yaml").write_text(CONFIG.format(title=year + 1, year=year), encoding="utf-8")
    (folder / "indicators" / "a.yaml").write_text(indicators, encoding="utf-8")
    if explanations:
        (folder / "explanations.yaml").write_text(explanations, encoding="utf-8")
    return folder


def printed(capsys: Run, *arguments: object, code: int = 0) -> str:
    assert main(["diff", *map(str, arguments)]) == code
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def changes(capsys: Run, *arguments: object, code: int = 0) -> dict[str, Any]:
    whole = json.loads(printed(capsys, *arguments, "--format", "json", code=code))
    return {change["indicator"]: change for change in whole["changes"]}


def test_the_example_shows_what_may_be_compared_and_what_asks(capsys: Run) -> None:
    made = changes(capsys, EXAMPLE, code=1)
    money = made["appropriation_per_student"]
    assert (money["comparable"], money["change"], money["rate"]) == (False, None, None)
    assert money["why_not"] == "2020 年为全年，2021 年只含 2021.01 至 2021.08（8 个月）"
    assert made["dual_qualified_teachers"]["flagged"]
    assert made["dual_qualified_share_of_teachers"]["change"] == "-13.49"
    assert made["dual_qualified_share_of_teachers"]["computed"]
    assert made["certificates"]["flagged"]
    ratio = made["student_teacher_ratio"]
    assert (ratio["change"], ratio["rate"], ratio["assessment"]) == ("3", None, "worse")
    students = made["full_time_students"]
    assert (students["change"], students["rate"], students["flagged"]) == ("1579", "19.87", False)


def test_the_json_has_the_keys_of_the_contract(capsys: Run) -> None:
    whole = json.loads(printed(capsys, EXAMPLE, "--format", "json", "--fail-on", "never"))
    assert whole["schema"] == 1
    assert whole["from"] == {"filing": EXAMPLE.as_posix(), "period": "2020"}
    assert whole["to"] == {"filing": EXAMPLE.as_posix(), "period": "2021"}
    promised = (
        "indicator name unit old new change rate kind comparable why_not assessment flagged explanation"
    )
    assert all(set(promised.split()) <= set(change) for change in whole["changes"])
    assert whole["summary"]["unexplained"] == sum(change["flagged"] for change in whole["changes"])


def test_the_text_is_aligned_for_chinese_letters(capsys: Run) -> None:
    lines = printed(capsys, EXAMPLE, code=1).splitlines()
    heading = lines[2]
    ends = width(heading[: heading.index("2021年") + 5])
    row = next(line for line in lines if "全日制在校生数" in line)
    assert width(row[: row.index("9527") + 4]) == ends
    ratio = next(line for line in lines if "生师比" in line)
    assert ratio.startswith("!")
    assert "%" not in ratio
    assert "      须说明：变化达到 10%。" in lines


def test_what_did_not_change_is_listed_only_when_asked_for(capsys: Run) -> None:
    assert "authorised_posts" not in changes(capsys, EXAMPLE, code=1)
    everything = changes(capsys, EXAMPLE, "--all", code=1)
    assert everything["authorised_posts"]["kind"] == "same"
    assert everything["clubs"]["old_state"] == "absent"


def test_an_explanation_stands_beside_its_change_and_settles_it(tmp_path: Path, capsys: Run) -> None:
    explained = (
        "explanations:\n- {indicator: 专任教师, period: '2021', text: 退休集中。, values: {'2021': '50'}}\n"
    )
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n", explained)
    text = printed(capsys, folder)
    assert "已说明：变化达到 10%。" in text
    assert "说明：退休集中。" in text
    (folder / "indicators" / "a.yaml").write_text("专任教师: {2020: 100, 2021: 51}\n", encoding="utf-8")
    assert "原说明已失效（数值已变）：退休集中。" in printed(capsys, folder, code=1)
    assert printed(capsys, folder, "--fail-on", "never")


def test_two_filings_are_compared_and_a_restated_year_is_told(tmp_path: Path, capsys: Run) -> None:
    old = filing(tmp_path / "old", 2020, "专任教师: {2020: 100}\n学生社团数: {2020: 5}\n")
    new = filing(tmp_path / "new", 2021, "专任教师: {2020: 101, 2021: 102}\n")
    text = printed(capsys, old, new, code=1)
    assert text.startswith(f"{old.as_posix()}（2020 年）与 {new.as_posix()}（2021 年）")
    assert "专任教师〔2020 年改数〕" in text
    assert "须说明：与原先填报的数不同。" in text
    row = next(line.split() for line in text.splitlines() if "学生社团数" in line)
    assert row == ["学生社团数", "个", "5", "—", "—"]


def test_a_computed_ratio_is_printed_as_a_ratio(tmp_path: Path, capsys: Run) -> None:
    folder = filing(
        tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 100}\n全日制在校生数: {2020: 1600, 2021: 1700}\n"
    )
    row = next(line.split() for line in printed(capsys, folder).splitlines() if "生师比" in line)
    assert row == ["生师比〔计算〕", "16:1", "17:1", "+1", "变差"]


@pytest.mark.parametrize("form", list(diff_printers))
def test_every_form_can_show_a_comparison_without_news(form: str, tmp_path: Path, capsys: Run) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 100}\n")
    text = printed(capsys, folder, "--format", form)
    assert text.strip("\ufeff\n")
    assert "专任教师" not in text


def test_a_text_of_the_csv_is_never_a_formula(tmp_path: Path, capsys: Run) -> None:
    folder = filing(
        tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n学生社团数: {2020: 10, 2021: '-'}\n"
    )
    output = tmp_path / "out.csv"
    assert printed(capsys, folder, "--format", "csv", "-o", output, code=1) == ""
    content = output.read_bytes()
    assert content.startswith("\ufeff代码".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    teachers = next(row for row in rows if row["指标"] == "专任教师")
    assert (teachers["变化"], teachers["变化率（%）"], teachers["状态"]) == ("-50", "-50.00", "须说明")
    assert next(row for row in rows if row["指标"] == "学生社团数")["后值"] == "未采集"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_leading_sign_of_a_formula_is_guarded(text: str) -> None:
    from qreport.cli.diff_printers.csv import as_text

    assert as_text(text) == f"'{text}"
    assert as_text(f"人{text}") == f"人{text}"


def test_markdown_takes_no_markup_from_the_data(tmp_path: Path, capsys: Run) -> None:
    words = "'a|b <img src=x> [c](d) @someone *e*'"
    explained = f"explanations:\n- {{indicator: 专任教师, period: '2021', text: {words}}}\n"
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n", explained)
    text = printed(capsys, folder, "--format", "markdown")
    row = text.splitlines()[-1]
    assert row.startswith(
        "| 专任教师 | 人 | 100 | 50 | -50 | -50.00% | 变差 | 已说明：变化达到 10%。<br>说明：a\\|b "
    )
    assert "\\<img src=x\\>" in row
    assert "@someone" not in row
    assert len([each for each in row.replace("\\|", "").split("|") if each]) == 8


def failures(capsys: Run, arguments: Sequence[object]) -> str:
    assert main(["diff", *map(str, arguments)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("错误：") == told.err.count("办法：") == 1
    return told.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([EXAMPLE, EXAMPLE], "两个填报文件夹是同一个"),
        ([EXAMPLE, f"{EXAMPLE}/../{EXAMPLE.name}"], "两个填报文件夹是同一个"),
        ([EXAMPLE, "--from", "2019"], "没有 2019 年的数据，现有 2020、2021 年"),
        ([EXAMPLE, "--to", "今年"], "没有 今年 年的数据"),
        ([EXAMPLE, "--from", "2021", "--to", "2020"], "前一年（2021）晚于后一年（2020）"),
        ([EXAMPLE, "--format", "jsn"], "是否为“json”"),
        ([EXAMPLE, "--fail-on", "flaged"], "是否为“flagged”"),
        (["没有这里"], "没有这里"),
    ],
)
def test_a_wrong_order_is_told_in_one_message(arguments: list[object], words: str, capsys: Run) -> None:
    assert words in failures(capsys, arguments)


def test_filings_without_a_common_indicator_are_refused(tmp_path: Path, capsys: Run) -> None:
    old = filing(tmp_path / "old", 2020, "学生社团数: {2020: 5}\n")
    new = filing(tmp_path / "new", 2021, "专任教师: {2021: 102}\n")
    assert "没有共同的指标" in failures(capsys, [old, new])


def test_a_filing_with_an_unreadable_file_is_not_compared(tmp_path: Path, capsys: Run) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: [\n")
    told = failures(capsys, [folder])
    assert "有读不了的文件" in told
    assert "indicators/a.yaml" in told


def test_a_comparison_without_measures_loads_no_heavy_library(tmp_path: Path) -> None:
    import subprocess
    import sys

    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 100}\n")
    script = (
        f"import sys\nfrom qreport.cli.main import main\nmain(['diff', {str(folder)!r}])\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"pandas", "numpy", "matplotlib", "docx", "jinja2", "PIL"} & set(done.stdout.split())
