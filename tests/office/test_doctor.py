"""What `qreport doctor` tells about this machine."""

import platform

import pytest

from qreport import __version__
from qreport.cli.main import main
from qreport.office import doctor
from qreport.office.fonts import FACES
from qreport.text.width import width

from .conftest import Pretend


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["doctor"]) == 0
    return capsys.readouterr().out.splitlines()


def test_versions_are_those_that_run(no_office: None, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.split() for line in told(capsys)]
    assert ["qreport", __version__] in lines
    assert ["Python", platform.python_version()] in lines
    assert all(any(line[:1] == [name] for line in lines) for name in doctor.LIBRARIES)


def test_an_absent_libreoffice_comes_with_advice(no_office: None, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys)
    assert any("没有找到 LibreOffice" in line for line in lines)
    assert any(line.startswith("  办法：安装 LibreOffice") for line in lines)


def test_libreoffice_is_named_with_version_and_place(
    pretend: Pretend, capsys: pytest.CaptureFixture[str]
) -> None:
    program = pretend("echo LibreOffice 24.8.3.2")
    assert f"  LibreOffice  24.8.3.2（{program}）" in told(capsys)


def test_a_libreoffice_that_does_not_start_is_told(pretend: Pretend) -> None:
    pretend("exit 1")
    item = doctor.office()
    assert item.value.startswith("不能启动")
    assert item.advice


def test_every_office_font_has_its_line(no_office: None) -> None:
    items = doctor.fonts()
    assert [item.name for item in items[1:]] == [name for face in FACES for name in face.names]
    assert all(item.value for item in items)


def test_without_a_way_to_ask_the_fonts_are_left_open(no_office: None) -> None:
    # PATH is empty, so fc-match is not found either.
    assert {item.value for item in doctor.fonts()[1:]} == {"由 LibreOffice 自行选择"}


def test_a_stand_in_is_marked_and_a_real_font_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = {"宋体": "SimSun", "黑体": "Noto Sans SC"}
    monkeypatch.setattr(doctor, "font_of", lambda name, _settings: fonts.get(name))
    values = {item.name: item.value for item in doctor.fonts()}
    assert values["宋体"] == "SimSun"
    assert values["黑体"] == "Noto Sans SC（代用）"


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", ("no-such-library",))
    assert doctor.programs()[-1] == doctor.Item("no-such-library", "没有安装", "重新安装 qreport。")


def test_values_stand_in_one_column(no_office: None, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys)
    begin = lines.index("字体") + 1
    rows = lines[begin : lines.index("", begin)]
    columns = {width(line[: line.rindex("  ") + 2]) for line in rows}
    assert len(columns) == 1


def test_cache_encoding_and_packs_are_told(
    no_office: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QREPORT_CACHE", "/somewhere/cache")
    text = "\n".join(told(capsys))
    assert "/somewhere/cache" in text
    assert "终端编码" in text
    assert "secondary-2022" in text
