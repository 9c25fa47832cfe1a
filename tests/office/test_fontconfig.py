"""Every office font gets a fitting face, whatever is installed."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from qreport.office.fontconfig import VARIABLE, font_of, font_settings
from qreport.office.fonts import FACES, Face, font_folder

from .conftest import needed

CHINESE = [face for face in FACES if not face.names[0].isascii()]
SERIF = {"仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "宋体"}


@pytest.fixture
def settings(tmp_path: Path) -> Mapping[str, str]:
    needed("fc-match", "fontconfig")
    return font_settings(tmp_path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """A machine on which no font is installed at all."""
    needed("fc-match", "fontconfig")
    system = tmp_path / "system.conf"
    system.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(system))
    return font_settings(tmp_path)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.names[0])
def test_every_name_gets_itself_a_sibling_or_a_stand_in(face: Face, settings: Mapping[str, str]) -> None:
    wanted = {*face.names, *face.latin, *face.stand_ins}
    found = {name: font_of(name, settings) for name in (*face.names, *face.latin)}
    assert {name: font for name, font in found.items() if font not in wanted} == {}


@pytest.mark.parametrize("face", CHINESE, ids=lambda face: face.names[0])
def test_the_fonts_of_qreport_are_enough(face: Face, bare: Mapping[str, str]) -> None:
    wanted = "Noto Serif SC" if face.names[0] in SERIF else "Noto Sans SC"
    assert {font_of(name, bare) for name in (*face.names, *face.latin)} == {wanted}


def test_bold_is_made_where_a_font_has_none(bare: Mapping[str, str]) -> None:
    asked = ["fc-match", "--format=%{embolden} %{weight}", "宋体:weight=bold"]
    told = subprocess.run(asked, env={**os.environ, **bare}, check=True, capture_output=True, text=True)
    assert told.stdout == "True 200"


def test_a_font_that_is_there_is_not_replaced(settings: Mapping[str, str]) -> None:
    assert font_of("Noto Sans SC", settings) == "Noto Sans SC"


def test_a_name_that_nobody_knows_is_left_to_the_system(bare: Mapping[str, str]) -> None:
    assert font_of("No Such Font", bare) in {"Noto Sans SC", "Noto Serif SC"}


def test_the_file_is_well_formed_in_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "甲 & <乙>"
    folder.mkdir()
    written = ET.parse(font_settings(folder)[VARIABLE]).getroot()
    assert str(folder / "cache") in {each.text for each in written.iter("cachedir")}
    assert str(font_folder()) in {each.text for each in written.iter("dir")}


def test_a_name_belongs_to_one_face_only() -> None:
    names = [name for face in FACES for name in (*face.names, *face.latin)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_systems_with_fonts_of_their_own_are_left_alone(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    settings = font_settings(tmp_path)
    assert settings == {}
    assert font_of("宋体", settings) is None
    assert list(tmp_path.iterdir()) == []
