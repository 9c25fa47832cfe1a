import json
from pathlib import Path
from typing import Any

import pytest

from qreport.cli.main import main

EXAMPLE = str(Path(__file__).parents[2] / "data" / "examples" / "liaocheng-2021")
SETTLED_BY_NONE = ["--ignore", "QR1", "--ignore", "QR2", "--ignore", "QR306"]


def validate(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, Any]:
    code = main(["validate", EXAMPLE, "--format", "json", *options])
    return code, json.loads(capsys.readouterr().out)


def codes(told: Any) -> set[str]:
    return {finding["code"] for finding in told["findings"]}


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        (["--select", "QR201"], {"QR201"}),
        (["--select", "QR201", "--select", "QR120"], {"QR201", "QR120"}),
        (["--select", "qr20"], {"QR201", "QR207"}),
        (["--select", "QR20", "--ignore", "QR207"], {"QR201"}),
        (["--select", "QR101"], set()),
    ],
)
def test_only_the_chosen_codes_are_listed(
    options: list[str], listed: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    everything = validate(capsys)[1]
    code, told = validate(capsys, *options)
    assert codes(told) == listed
    assert told["summary"]["left_out"] == len(everything["findings"]) - len(told["findings"]) > 0
    assert code == (1 if listed else 0)


def test_an_ignored_code_does_not_fail_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = validate(capsys, *SETTLED_BY_NONE)
    assert (code, told["summary"]["errors"]) == (0, 0)
    assert validate(capsys, *SETTLED_BY_NONE, "--fail-on", "warning")[0] == 1


def test_a_beginning_without_findings_leaves_out_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = validate(capsys, "--ignore", "QR5")
    assert code == 1
    assert "left_out" not in told["summary"]
    assert told == validate(capsys)[1]


def test_the_summary_says_how_many_were_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    number = len(validate(capsys)[1]["findings"])
    assert main(["validate", EXAMPLE, "--select", "QR101"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"有 {number} 个问题按 --select、--ignore 没有列出。核对 ")
    main(["validate", EXAMPLE, "--select", "QR201"])
    assert f"共 1 个错误。有 {number - 1} 个问题按 --select、--ignore 没有列出。" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("text", "words"),
    [("QR3006", "是否为“QR306”"), ("", "没有代码“”"), ("Q R2", "没有代码"), ("201", "没有代码")],
)
def test_an_unknown_code_stops_with_the_nearest(
    option: str, text: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", EXAMPLE, option, text]) == 2
    told = capsys.readouterr()
    assert option in told.err
    assert words in told.err
    assert told.out == ""


RULE = """\
rules:
  - code: QR9001
    name: graduates-too-few
    title: 毕业生太少
    kind: range
    args: {quantity: graduates, minimum: 9000}
    why: 试验。
    mend: 改正。
"""


def test_a_rule_of_another_folder_of_packs_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "own" / "rules"
    folder.mkdir(parents=True)
    (folder.parent / "pack.yaml").write_text("id: own\ntitle: 校本包\nextends: secondary-2022\n", "utf-8")
    (folder / "a.yaml").write_text(RULE, "utf-8")
    settings = (Path(EXAMPLE) / "qreport.yaml").read_text("utf-8")
    filing = tmp_path / "filing"
    filing.mkdir()
    (filing / "qreport.yaml").write_text(settings.replace("secondary-2022", "own"), "utf-8")
    chosen = ["validate", str(filing), "--select", "QR9001"]
    assert main(chosen) == 2
    assert main([*chosen, "--pack-path", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("有 ")
    (filing / "indicators").mkdir()
    (filing / "indicators" / "a.yaml").write_text("graduates: {2021: 5}", "utf-8")
    assert main([*chosen, "--pack-path", str(tmp_path)]) == 1
    assert "QR9001" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text", ["QR201,QR120", "QR201，QR120", "qr201、QR120", "QR201 QR120", "QR201;QR120,"]
)
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_several_codes_in_one_are_told_how_to_be_written(
    text: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", EXAMPLE, option, text]) == 2
    assert f"多次写：{option} QR201 {option} QR120" in capsys.readouterr().err
