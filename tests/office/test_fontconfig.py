"""Every office font gets a fitting face, whatever is installed."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from programs import needed

from qreport.office.fonts import FACES, VARIABLE, Face, font_folder, font_of, font_settings

CHINESE = [face for face in FACES if not face.names[0].isascii()]
Machine = Callable[..., Mapping[str, str]]
SERIF = {"仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "宋体"}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a function that gives the settings of a machine with these fonts and no others."""
    needed("fc-match", "fontconfig")

    def with_fonts(*families: str) -> Mapping[str, str]:
        for number, family in enumerate(families):
            write_font(tmp_path / f"{number}.ttf", family)
        system = tmp_path / "system.conf"
        system.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(system))
        return font_settings(tmp_path)

    return with_fonts


@pytest.fixture
def bare(machine: Machine) -> Mapping[str, str]:
    """A machine on which no font is installed at all."""
    return machine()


def write_font(file: Path, family: str) -> None:
    """Write a font that has one letter, and that is blank."""
    font = FontBuilder(unitsPerEm=1000)
    font.setupGlyphOrder([".notdef", "A"])
    font.setupCharacterMap({ord("A"): "A"})
    font.setupGlyf({name: TTGlyphPen(None).glyph() for name in (".notdef", "A")})
    font.setupHorizontalMetrics(dict.fromkeys((".notdef", "A"), (600, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": family, "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(str(file))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.names[0])
def test_every_name_gets_a_sibling_that_is_there_before_a_stand_in(face: Face, machine: Machine) -> None:
    known = (*face.names, *face.latin)
    settings = machine(face.stand_ins[0], known[-1])
    assert {name: font_of(name, settings) for name in known} == dict.fromkeys(known, known[-1])


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.names[0])
def test_every_name_gets_the_best_stand_in_that_is_there(face: Face, machine: Machine) -> None:
    known = (*face.names, *face.latin)
    settings = machine(*reversed(face.stand_ins[:2]), "No Such Font")
    assert {name: font_of(name, settings) for name in known} == dict.fromkeys(known, face.stand_ins[0])


@pytest.mark.parametrize("face", CHINESE, ids=lambda face: face.names[0])
def test_the_fonts_of_qreport_are_enough(face: Face, bare: Mapping[str, str]) -> None:
    wanted = "Noto Serif SC" if face.names[0] in SERIF else "Noto Sans SC"
    assert {font_of(name, bare) for name in (*face.names, *face.latin)} == {wanted}


def test_bold_is_made_where_a_font_has_none(bare: Mapping[str, str]) -> None:
    asked = ["fc-match", "--format=%{embolden} %{weight}", "宋体:weight=bold"]
    told = subprocess.run(asked, env={**os.environ, **bare}, check=True, capture_output=True)
    assert told.stdout == b"True 200"


def test_a_font_that_is_there_is_not_replaced(machine: Machine) -> None:
    settings = machine("SimSun", "宋体", "No Such Font")
    for name in ("Noto Sans SC", "SimSun", "宋体", "No Such Font"):
        assert font_of(name, settings) == name


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
