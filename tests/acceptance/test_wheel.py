"""The wheel: what people install who have no checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from places import ROOT

from .running import start


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    subprocess.run([*pip, "--no-deps", "--no-index", "--target", folder, wheel], check=True)
    return folder


def test_the_wheel_carries_packs_and_examples(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {"qreport/templates": ROOT / "templates", "qreport/examples": ROOT / "data" / "examples"}
    for inside, folder in shipped.items():
        files = {path for path in folder.rglob("*") if path.is_file()}
        wanted = {f"{inside}/{path.relative_to(folder).as_posix()}" for path in files}
        assert {name for name in wanted if not {"dist", "__pycache__"} & set(name.split("/"))} <= names
    assert not [
        name for name in names if "__pycache__" in name or "/dist/" in name or name.startswith("tests")
    ]


def test_the_installed_wheel_lists_its_pack_and_makes_a_filing(installed: Path, tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(installed)}
    listed = start("pack", "list", env=env)
    assert (listed.code, listed.err) == (0, "")
    assert "secondary-2022  " in listed.out
    assert start("init", tmp_path / "new", "--sample", env=env).code == 0
    checked = start("validate", tmp_path / "new", env=env)
    assert (checked.code, checked.err) == (1, "")
    assert "records/training.csv C8: 错误 QR201" in checked.out
