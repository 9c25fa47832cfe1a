"""The files by which other repositories run qreport: they are read as the services read them."""

import os
import re
import shlex
from typing import Any

import pytest
import yaml
from places import EXAMPLE, ROOT

from qreport.cli.main import main
from qreport.cli.printers import printers
from qreport.model.filing import INPUT_FOLDERS

DOCS = (ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "docs" / "ci.md")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def hook() -> dict[str, Any]:
    (hook,) = read(".pre-commit-hooks.yaml")
    assert isinstance(hook, dict)
    return hook


@pytest.fixture
def steps() -> list[dict[str, Any]]:
    runs = read("action.yml")["runs"]
    assert runs["using"] == "composite"
    return list(runs["steps"])


def test_the_hook_runs_on_the_example(hook: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert (program, hook["language"], hook["pass_filenames"]) == ("qreport", "python", False)
    assert main([*arguments, str(EXAMPLE)]) == 1
    assert "records/training.csv C8: 错误 QR201" in capsys.readouterr().out


def test_the_hook_runs_in_the_filing_itself(
    hook: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLE)
    assert main(shlex.split(hook["entry"])[1:]) == 1
    assert "QR201" in capsys.readouterr().out


@pytest.mark.parametrize("prefix", ["", "我校2022/"])
def test_the_hook_looks_at_every_input_and_nothing_else(hook: dict[str, Any], prefix: str) -> None:
    inputs = ["qreport.yaml", "explanations.yaml", *(f"{folder}/a.csv" for folder in INPUT_FOLDERS)]
    assert all(re.search(hook["files"], prefix + name) for name in inputs)
    others = ["README.md", "dist/a.docx", "my-qreport.yaml", "qreport.yaml.txt", "oldrecords/a.csv"]
    assert not any(re.search(hook["files"], prefix + name) for name in others)


def test_the_action_installs_from_its_own_checkout_with_the_lock(steps: list[dict[str, Any]]) -> None:
    assert re.fullmatch(r"actions/setup-python@v\d+", steps[0]["uses"])
    locked, own = (shlex.split(line) for line in steps[1]["run"].splitlines())
    assert locked[-3:] == ["--require-hashes", "-r", "$GITHUB_ACTION_PATH/requirements.txt"]
    assert (ROOT / "requirements.txt").is_file()
    assert own[-2:] == ["--no-deps", "$GITHUB_ACTION_PATH"]


@pytest.mark.parametrize(("fail_on", "code"), [(None, 1), ("never", 0)])
def test_the_action_annotates_the_example(
    steps: list[dict[str, Any]], fail_on: str | None, code: int,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    values = {name: each["default"] for name, each in read("action.yml")["inputs"].items()}
    values |= {"filing": "liaocheng-2021"} | ({"fail-on": fail_on} if fail_on else {})
    monkeypatch.chdir(EXAMPLE.parent)
    for name, value in steps[2]["env"].items():
        named = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
        monkeypatch.setenv(name, values[named[1]] if named else value)
    program, *arguments = (os.path.expandvars(word) for word in shlex.split(steps[2]["run"]))
    assert (program, main(arguments)) == ("qreport", code)
    assert "::error file=liaocheng-2021/records/training.csv,line=8,col=3," in capsys.readouterr().out


def test_no_input_of_the_action_stands_in_a_script(steps: list[dict[str, Any]]) -> None:
    # The service would put the input into the script as it is, with whatever a shell makes of it.
    assert not any("${{" in step.get("run", "") for step in steps)


def test_every_output_form_is_named_where_users_look(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--help"]) == 0
    for text in (capsys.readouterr().out, *(file.read_text(encoding="utf-8") for file in DOCS)):
        assert all(word in text for word in (*printers, "--select", "--ignore"))
