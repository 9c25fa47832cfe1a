import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from fresh import printed as printed_by
from markdown_it import MarkdownIt
from markdown_it.token import Token
from places import EXAMPLE

from qreport.cli.console.options import FILES
from qreport.cli.diff_printers import diff_printers
from qreport.cli.main import main
from qreport.text.width import width

from .filings import filing

SCHOOL = "聊城高级工程职业学校"
TWO = ("专任教师", "学生社团数")

Run = pytest.CaptureFixture[str]


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
    assert whole["from"] == {"filing": EXAMPLE.as_posix(), "period": "2020", "school": SCHOOL}
    assert whole["to"] == {"filing": EXAMPLE.as_posix(), "period": "2021", "school": SCHOOL}
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


@pytest.mark.parametrize("form", sorted(set(diff_printers) - set(FILES)))
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
    explained = (
        f"explanations:\n- {{indicator: 专任教师, period: '2021', text: {words}, values: {{2021: '50'}}}}\n"
    )
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n", explained)
    text = printed(capsys, folder, "--format", "markdown")
    row = text.splitlines()[-1]
    assert row.startswith(
        "| 专任教师 | 人 | 100 | 50 | -50 | -50.00% | 变差 | 已说明：变化达到 10%。<br>说明：a\\|b "
    )
    assert "\\<img src=x\\>" in row
    assert "@someone" not in row
    assert len([each for each in row.replace("\\|", "").split("|") if each]) == 8


def rendered(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def test_a_long_list_is_folded_in_markdown_and_what_asks_stays_in_sight(capsys: Run) -> None:
    text = printed(capsys, EXAMPLE, "--format", "markdown", code=1)
    seen, rest = text.split("<details><summary>其余 35 项</summary>")
    assert (seen.count("须说明："), rest.count("须说明：")) == (23, 0)
    assert "不可比：" in seen
    assert rest.rstrip().endswith("</details>")
    tokens = rendered(text)
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type in ("td_open", "th_open")]
    assert len(rows) == 2 + 23 + 1 + 35
    assert len(cells) == 8 * len(rows)


def test_markdown_of_very_many_changes_stays_within_what_a_comment_may_hold(
    tmp_path: Path, capsys: Run
) -> None:
    lines = "".join(
        f"- {{indicator: {name}, period: '2021', text: {'长' * 30_000}, values: {{2021: '50'}}}}\n"
        for name in TWO
    )
    values = "".join(f"{name}: {{2020: 100, 2021: 50}}\n" for name in TWO)
    folder = filing(tmp_path / "a", 2021, values, f"explanations:\n{lines}")
    text = printed(capsys, folder, "--format", "markdown")
    assert len(text) < 65_536
    assert "另有 1 项没有列出" in text


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
        ([EXAMPLE, "--series", "--fail-on", "flaged"], "是否为“flagged”"),
        ([EXAMPLE, "--explain", "--series", "-o", "a.csv"], "--explain 不能与 --series、-o 同用"),
        ([EXAMPLE, "--explain", "--format", "json"], "--explain 不能与 --format 同用"),
        ([EXAMPLE, EXAMPLE.parent / "technician-college-2021"], "报告包没有联系"),
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
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 100}\n")
    script = (
        f"import sys\nfrom qreport.cli.main import main\nmain(['diff', {str(folder)!r}])\nprint(*sys.modules)"
    )
    assert not {"pandas", "numpy", "matplotlib", "docx", "jinja2", "PIL"} & set(printed_by(script))


def test_the_missing_explanations_are_written_as_a_form_and_never_over_a_file(
    tmp_path: Path, capsys: Run
) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n")
    assert "已写入" in printed(capsys, folder, "--explain")
    form = folder / "explanations.yaml"
    assert 'values: {"2020": "100", "2021": "50"}' in form.read_text(encoding="utf-8")
    assert main(["validate", str(folder)]) == 1
    assert "“专任教师”2021 年的说明还没有写" in capsys.readouterr().out
    assert "并入 explanations.yaml" in printed(capsys, folder, "--explain")
    assert "没有覆盖" in failures(capsys, [folder, "--explain"])
    form.write_text(form.read_text("utf-8").replace('text: ""', "text: 退休集中"), encoding="utf-8")
    printed(capsys, folder)
    assert "没有须说明的变化" in printed(capsys, folder, "--explain")


def test_a_final_build_wants_every_flagged_change_explained(tmp_path: Path, capsys: Run) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n")
    build = ["build", str(folder), "-o", str(tmp_path / "out"), "--to", "txt", "--final"]
    assert main(build) == 1
    told = capsys.readouterr().out
    assert "QR261" in told
    assert "专任教师”2020 年 100，2021 年 50，变化达到 10%，没有说明" in told
    assert not (tmp_path / "out").exists()
    settled = "explanations:\n- {indicator: 专任教师, period: '2021', text: 退休。, values: {2021: '50'}}\n"
    (folder / "explanations.yaml").write_text(settled, encoding="utf-8")
    main(build)
    assert "QR261" not in capsys.readouterr().out


@pytest.fixture
def three_years(tmp_path: Path) -> list[Path]:
    old = filing(tmp_path / "old", 2020, "专任教师: {2019: 100, 2020: 110}\n学生社团数: {2019: 5, 2020: 5}\n")
    money = "年生均财政拨款: {2019: 9, 2020: 10, 2021: {value: 6, span: 2021-01/2021-08}}\n"
    return [old, filing(tmp_path / "new", 2021, f"专任教师: {{2021: 121}}\n{money}")]


def test_a_series_goes_through_all_filings_with_its_breaks(three_years: list[Path], capsys: Run) -> None:
    lines = printed(capsys, *three_years, "--series").splitlines()
    assert lines[0].endswith("2019 至 2021 年")
    assert next(line.split() for line in lines if "专任教师" in line) == [
        "专任教师", "人", "100", "110", "121", "+10.00%", "2021", "2019",
    ]  # fmt: skip
    assert any("2021 年起与前面的年份不可比：2020 年为全年，2021 年只含" in line for line in lines)
    assert lines[-1].endswith("其中 1 项有不可比的年份，在数前标“|”。")


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_every_form_can_show_a_series(three_years: list[Path], capsys: Run, form: str) -> None:
    text = printed(capsys, *three_years, "--series", "--format", form)
    assert "+10.00%" in text or "10.00" in text
    if form == "json":
        made = {each["indicator"]: each for each in json.loads(text)["series"]}
        assert made["teachers"]["growth"] == "10.00"
        assert [point["value"] for point in made["teachers"]["points"]] == ["100", "110", "121"]
        assert made["appropriation_per_student"]["points"][2]["why_broken"]


def test_a_series_of_chosen_years(three_years: list[Path], capsys: Run) -> None:
    assert "2020 至 2021 年" in printed(capsys, *three_years, "--series", "--from", "2020")
    assert "至少要有两年的数据" in failures(capsys, [*three_years, "--series", "--from", "2021"])


def test_more_than_two_filings_need_a_series(three_years: list[Path], capsys: Run) -> None:
    assert "加 --series" in failures(capsys, [*three_years, three_years[0]])
    assert "是同一个" in failures(capsys, [*three_years, three_years[0] / "qreport.yaml", "--series"])


def test_colours_reach_only_a_terminal_and_respect_no_color(
    tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filing(tmp_path / "a", 2021, "专任教师: {2020: 100, 2021: 50}\n")
    assert "\x1b" not in printed(capsys, folder, code=1)
    printed(capsys, folder, "-o", tmp_path / "out.txt", code=1)
    assert b"\x1b" not in (tmp_path / "out.txt").read_bytes()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b[31m变差\x1b[0m" in printed(capsys, folder, code=1)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in printed(capsys, folder, code=1)


def test_programmes_opened_and_closed_are_told(two_lists: list[Path], capsys: Run) -> None:
    lines = printed(capsys, *two_lists).splitlines()
    start = next(index for index, line in enumerate(lines) if line.endswith("：2 行 → 2 行"))
    assert lines[start + 1 :] == ["  新增：=1", "  不再有：物流", "  变化：会计（在校生数 100 → 120）"]


def test_every_form_tells_of_the_rows(two_lists: list[Path], capsys: Run) -> None:
    (told,) = json.loads(printed(capsys, *two_lists, "--format", "json"))["records"]
    assert (told["record_set"], told["old_rows"], told["new_rows"]) == ("programmes", 2, 2)
    assert {"key": ["物流"], "kind": "removed", "cells": []} in told["rows"]
    assert told["groups"][0]["changes"] == [{"group": "系部", "old": "150", "new": "150", "change": "0"}]
    assert "- 不再有：物流" in printed(capsys, *two_lists, "--format", "markdown")
    text = printed(capsys, *two_lists, "--format", "csv")
    rows = {row["指标"]: row for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))}
    cell = next(row for name, row in rows.items() if "会计" in name)
    assert (cell["前值"], cell["后值"], cell["情况"]) == ("100", "120", "变化")
    assert not any(value.startswith("=") for row in rows.values() for value in row.values())


NEWER_PACK = """\
id: {id}
extends: secondary-2022
title: 质量年度报告
description: 下一年的版本
edition: "{edition}"
levels: [secondary]
cover: {{title: 质量年度报告}}
chapters: [overview]
"""


def newer_edition(folder: Path, catalogue: str) -> Path:
    (folder / "secondary-2024" / "catalogue").mkdir(parents=True)
    text = NEWER_PACK.format(id="secondary-2024", edition=2024)
    (folder / "secondary-2024" / "pack.yaml").write_text(text, encoding="utf-8")
    (folder / "secondary-2024" / "catalogue" / "a.yaml").write_text(catalogue, encoding="utf-8")
    return folder


def in_newer_pack(folder: Path) -> Path:
    config = folder / "qreport.yaml"
    config.write_text(config.read_text("utf-8").replace("secondary-2022", "secondary-2024"), encoding="utf-8")
    return folder


def test_two_editions_of_a_pack_are_compared_along_the_lineage(tmp_path: Path, capsys: Run) -> None:
    packs = newer_edition(
        tmp_path / "packs",
        "indicators:\n"
        "  - {code: teaching_staff, name: 教学人员, unit: 人, lineage: [{was: [teachers], since: '2024'}]}\n"
        "  - code: clubs\n    lineage: [{since: '2024', comparable: false, note: 只数注册社团}]\n",
    )
    old = filing(tmp_path / "old", 2022, "专任教师: {2022: 100}\n学生社团数: {2022: 5}\n")
    new = in_newer_pack(filing(tmp_path / "new", 2023, "教学人员: {2023: 105}\n学生社团数: {2023: 50}\n"))
    made = changes(capsys, old, new, "--pack-path", packs)
    staff, clubs = made["teaching_staff"], made["clubs"]
    assert (staff["old"], staff["change"], staff["lineage"]) == ("100", "5", "原为“专任教师”")
    assert (clubs["why_not"], clubs["change"]) == ("口径变化，只数注册社团", None)
    text = printed(capsys, old, new, "--pack-path", packs)
    assert "      沿革：原为“专任教师”。" in text
    assert "      不可比：口径变化，只数注册社团。" in text


def test_units_that_differ_between_editions_are_refused(tmp_path: Path, capsys: Run) -> None:
    packs = newer_edition(tmp_path / "packs", "indicators:\n  - {code: clubs, unit: 人}\n")
    old = filing(tmp_path / "old", 2022, "学生社团数: {2022: 5}\n")
    new = in_newer_pack(filing(tmp_path / "new", 2023, "学生社团数: {2023: 50}\n"))
    assert "的单位前后不同：个 和 人" in failures(capsys, [old, new, "--pack-path", packs])


def test_a_filing_of_several_packs_is_compared_by_the_chosen_one(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["diff", str(EXAMPLE), "--format", "json", "--fail-on", "never"]
    found = []
    for pack in ("secondary-2022", "cooperation"):
        assert main([*arguments, "--pack", pack]) == 0
        found.append({change["name"] for change in json.loads(capsys.readouterr().out)["changes"]})
    assert "体育课专任教师数" in found[0] - found[1]
    assert "全日制在校生数" in found[0] & found[1]
