"""Numbers that people type into chapters, on the command line: told, listed, ticked off, bound."""

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from qreport.aggregate.derive import derive
from qreport.check import rows
from qreport.cli.main import main
from qreport.workflows.opened import open_reports

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
BOUND = re.compile(r"\{\{\s*值\.(\w+)\s*(\|\s*带单位\s*)?\}\}")
TOLD, LISTED = ("QR237", "QR246"), ("QR237", "QR246", "QR249")


def copy(tmp_path: Path, example: str) -> Path:
    folder = tmp_path / example
    shutil.copytree(EXAMPLES / example, folder, ignore=shutil.ignore_patterns("photos"))
    return folder


def found(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    main(["validate", str(folder), "--format", "json"])
    return list(json.loads(capsys.readouterr().out)["findings"])


def typed(folder: Path, factor: str) -> list[tuple[str, int, str, str]]:
    """Put a typed number in the place of each value; return file, line, what was typed, and what is right."""
    loaded = open_reports(folder, ())[0]
    facts = loaded.filing.facts + derive(loaded.filing, loaded.pack, rows.values_of)[0]
    every: list[tuple[str, int, str, str]] = []
    for path in sorted((folder / "chapters").glob("*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, start=1):

            def put(match: re.Match[str], name: str = path.name, at: int = number) -> str:
                fact = facts.get(match[1], loaded.filing.current)
                if fact is None or fact.value is None:
                    return match[0]
                right, wrong = _numbers(fact.value, fact.decimals or 0, Decimal(factor))
                every.append((f"chapters/{name}", at, wrong, right))
                unit = loaded.pack.indicators[match[1]].unit
                return wrong + (unit if match[2] or unit == ":1" else "")

            lines[number - 1] = BOUND.sub(put, line)
        path.write_text("\n".join(lines), encoding="utf-8")
    return every


def _numbers(value: Decimal, decimals: int, factor: Decimal) -> tuple[str, str]:
    right, wrong = f"{value:.{decimals}f}", f"{value * factor:.{decimals}f}"
    if factor != 1 and wrong == right:
        wrong = f"{value + 3 * Decimal(1).scaleb(-decimals):.{decimals}f}"
    return right, wrong


def told(findings: list[dict[str, object]], codes: tuple[str, ...], place: tuple[str, int, str]) -> list[str]:
    file, line, number = place
    return [
        str(each["expected"])
        for each in findings
        if each["code"] in codes
        and each["locations"][0]["file"] == file  # type: ignore[index]
        and each["locations"][0]["line"] == line  # type: ignore[index]
        and number in str(each["found"]).replace(",", "")
    ]


# How many of all are told as contradictions with the right value. What is not told is listed.
@pytest.mark.parametrize(("example", "share"), [("corrected-2021", 0.72), ("chenghu-2024", 0.88)])
def test_numbers_five_percent_off_are_told_or_listed(
    example: str, share: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy(tmp_path, example)
    every = typed(folder, "1.05")
    findings = found(folder, capsys)
    right = [each for each in every if any(_is(each[3], told) for told in told(findings, TOLD, each[:3]))]
    listed = [each for each in every if told(findings, LISTED, each[:3])]
    assert len(right) >= share * len(every)
    assert len(listed) >= 0.95 * len(every)


def _is(right: str, expected: str) -> bool:
    """Whether a right number is told, alone or as 增加8个百分点."""
    numbers = re.findall(r"\d+(?:\.\d+)?", expected)
    return any(Decimal(number) == abs(Decimal(right)) for number in numbers)


@pytest.mark.parametrize("example", ["corrected-2021", "chenghu-2024"])
def test_right_numbers_accuse_nobody(
    example: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy(tmp_path, example)
    before = {each["code"] for each in found(folder, capsys) if each["level"] != "info"}
    typed(folder, "1")
    after = {each["code"] for each in found(folder, capsys) if each["level"] != "info"}
    assert after <= before


CHAPTER = "---\ntitle: 学校概况\nkind: body\n---\n"


def with_overview(tmp_path: Path, text: str) -> Path:
    folder = copy(tmp_path, "corrected-2021")
    (folder / "chapters" / "overview.md").write_text(f"{CHAPTER}{text}\n", encoding="utf-8")
    return folder


def test_a_final_report_is_refused_while_a_sentence_contradicts_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_overview(tmp_path, "学校全日制在校生9627人。")
    assert main(["build", str(folder), "--final", "--quick", "--to", "txt", "-o", str(tmp_path / "out")]) == 1
    assert "9527" in capsys.readouterr().out


def test_the_last_line_counts_the_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_overview(tmp_path, "学校全日制在校生9627人，专任教师501人，收到锦旗37面。")
    capsys.readouterr()
    main(["validate", str(folder)])
    last = capsys.readouterr().out.splitlines()[-1]
    assert "与数据不符 1" in last
    assert "37面" not in last
    main(["validate", str(folder), "-v"])
    assert "“37面”" in capsys.readouterr().out


def test_a_sentence_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "2021年全日制在校生9600人，收到锦旗37面。"
    assert main(["explain", "--sentence", sentence, str(EXAMPLES / "corrected-2021")]) == 0
    out = capsys.readouterr().out
    assert "“9600人”：与数据不符" in out
    assert "说的是“全日制在校生数”（2021 年 9527人）" in out
    assert "“37面”：未能对应" in out
    assert "日期" in out


def test_typed_numbers_become_references_and_the_chapter_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "学校现有全日制在校生9527人，专任教师501名，教职员工700人，{{ 值.staff|带单位 }}。"
    folder = with_overview(tmp_path, text)
    chapter = folder / "chapters" / "overview.md"
    before = chapter.read_bytes()
    assert main(["bind", str(folder)]) == 0
    assert chapter.read_bytes() == before
    assert "可以写成 {{ 值.full_time_students|带单位 }}" in capsys.readouterr().out
    assert main(["bind", str(folder), "--apply"]) == 0
    assert (
        "{{ 值.full_time_students|带单位 }}，专任教师{{ 值.teachers }}名，教职员工700人"
        in chapter.read_text(encoding="utf-8")
    )
    assert (folder / ".原稿" / "chapters" / "overview.md").read_bytes() == before
    assert main(["bind", str(folder), "--apply"]) == 0
    assert "共改写 0 处" in capsys.readouterr().out


def test_a_strict_final_report_waits_until_every_number_was_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_overview(tmp_path, "学校全日制在校生9527人，收到锦旗37面。")
    strict = [
        "build",
        str(folder),
        "--final",
        "--strict",
        "--quick",
        "--to",
        "txt",
        "-o",
        str(tmp_path / "out"),
    ]
    assert main(strict) == 1
    assert "“37面”" in capsys.readouterr().out
    text = (folder / "chapters" / "overview.md").read_text(encoding="utf-8")
    free = text.replace("kind: body\n", "kind: body\nfree_numbers: 台账另存\n")
    (folder / "chapters" / "overview.md").write_text(free, encoding="utf-8")
    main(strict)
    assert "“37面”" not in capsys.readouterr().out


def test_only_a_number_that_its_words_name_is_bound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # 300000 is the value of the electronic books; 校外 names nothing.
    text = "校外图书资源300000册。\n\n**全日制在校生95**27人，专任教师501人。"
    folder = with_overview(tmp_path, text)
    capsys.readouterr()
    assert main(["bind", str(folder), "--apply"]) == 0
    out = capsys.readouterr().out
    assert "electronic_books" not in out
    assert "共改写 1 处。另有 1 处数里夹着" in out
    written = (folder / "chapters" / "overview.md").read_text(encoding="utf-8")
    assert "校外图书资源300000册。" in written
    assert "**全日制在校生95**27人，专任教师{{ 值.teachers|带单位 }}。" in written


def test_a_mark_of_byte_order_and_the_ends_of_lines_stay(tmp_path: Path) -> None:
    folder = with_overview(tmp_path, "")
    chapter = folder / "chapters" / "overview.md"
    chapter.write_bytes(b"\xef\xbb\xbf" + f"{CHAPTER}专任教师501人。\n".replace("\n", "\r\n").encode())
    assert main(["bind", str(folder), "--apply"]) == 0
    written = chapter.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf---\r\n")
    assert written.endswith("专任教师{{ 值.teachers|带单位 }}。\r\n".encode())


TABLE = """\
主要数据见{{ 见.scale }}。

::: 表格 id=scale 标题="“十四五”的规模：在校生9601人"
| 项目 | 情况 |
|---|---|
| 学生 | 在校生9602人 |
| 教师 | 教职员工{{ 值.staff|带单位 }}，其中专任教师510人 |
:::

::: 数字
9603人 | 全日制在校生 | 教职员工700人
:::
"""


@pytest.mark.parametrize("number", ["9601", "9602", "510", "9603", "700"])
def test_titles_cells_of_words_and_big_numbers_are_read(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = found(with_overview(tmp_path, TABLE), capsys)
    assert [each for each in findings if each["code"] in TOLD and number in str(each["found"])]


def test_an_open_number_that_the_filing_made_a_warning_is_always_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_overview(tmp_path, "收到锦旗37面。")
    with (folder / "qreport.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\nrules:\n  QR249: {level: warning, reason: 本校要求每个数都有来处}\n")
    capsys.readouterr()
    main(["validate", str(folder)])
    assert "警告 QR249" in capsys.readouterr().out
