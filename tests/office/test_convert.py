"""LibreOffice that is absent, hangs or refuses; what it is given and what it makes."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from qreport.errors import QreportError
from qreport.office import convert, to_pdf

from .conftest import Demo, Pretend
from .lifeline import Lifeline

COPY = 'for last; do :; done; cp "$last" "$(dirname "$last")/report.pdf"'
"""A script that hands the docx back as the PDF."""


def test_an_absent_libreoffice_is_told_with_what_to_install(no_office: None) -> None:
    with pytest.raises(QreportError, match="没有找到 LibreOffice") as caught:
        to_pdf(b"docx")
    assert "libreoffice-writer-nogui" in caught.value.mend
    assert "Windows" in caught.value.mend


def test_a_mistyped_path_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QREPORT_SOFFICE", "/nowhere/soffice")
    with pytest.raises(QreportError, match="QREPORT_SOFFICE 所写的“/nowhere/soffice”"):
        to_pdf(b"docx")


def test_a_libreoffice_that_hangs_is_ended_in_time(
    pretend: Pretend, tmp_path: Path, time_is_up_when: Callable[[Callable[[], bool]], None]
) -> None:
    lifeline = Lifeline(tmp_path)
    pretend(lifeline.script)
    time_is_up_when(lifeline.started)
    with pytest.raises(QreportError, match=r"用了 0\.5 秒仍未完成"):
        to_pdf(b"docx", timeout=0.5)
    assert lifeline.said_until_all_ended() == ["started"]


def test_one_that_ends_well_without_a_pdf_is_told_with_its_reason(pretend: Pretend) -> None:
    pretend("echo 'Error: source file could not be loaded' >&2; exit 0")
    with pytest.raises(QreportError, match="没有生成 PDF（Error: source file could not be loaded）"):
        to_pdf(b"docx")


@pytest.mark.parametrize("script", ["exit 0", "exit 77", "echo 'Warning: failed to launch javaldx'"])
def test_one_that_gives_no_reason_is_told_too(pretend: Pretend, script: str) -> None:
    pretend(script)
    with pytest.raises(QreportError, match="没有生成 PDF，也没有说明原因"):
        to_pdf(b"docx")


def test_an_empty_pdf_is_none(pretend: Pretend) -> None:
    pretend(COPY)
    with pytest.raises(QreportError, match="没有生成 PDF"):
        to_pdf(b"")


def test_a_program_that_cannot_be_started_is_told(pretend: Pretend) -> None:
    pretend("").write_bytes(b"\x7fELF damaged")
    with pytest.raises(QreportError, match="不能运行 LibreOffice"):
        to_pdf(b"docx")


def test_a_temporary_folder_that_cannot_be_written_is_told(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(COPY)
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with pytest.raises(QreportError, match="不能运行 LibreOffice") as caught:
        to_pdf(b"docx")
    assert "/nowhere" in caught.value.mend


def test_nothing_is_left_in_the_temporary_folder(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "临时 文件夹"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    pretend(COPY)
    assert to_pdf(b"docx") == b"docx"
    assert list(folder.iterdir()) == []


def test_it_is_given_no_proxy_and_no_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH"):
        monkeypatch.setenv(name, "something")
    monkeypatch.setenv("QREPORT_TEST", "kept")
    given = convert.environment(tmp_path)
    assert "something" not in given.values()
    assert given["QREPORT_TEST"] == "kept"
    assert given["TMPDIR"] == str(tmp_path)


def test_it_runs_with_a_profile_and_a_folder_of_its_own(pretend: Pretend, tmp_path: Path) -> None:
    pretend(f'printf "%s\\n" "$@" > {tmp_path}/told; {COPY}')
    to_pdf(b"docx")
    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    profile = told[0].removeprefix("-env:UserInstallation=file://")
    assert profile.endswith("/profile")
    assert Path(told[-1]).parent == Path(profile).parent
    assert "--headless" in told
    assert not Path(profile).exists()


def test_the_pdf_has_outline_tags_title_and_language(demo_report: Demo) -> None:
    reader = PdfReader(io.BytesIO(demo_report.settled.pdf))
    root = reader.root_object
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "示例学校质量年度报告（2022）"
    titles = [each.title for each in reader.outline if not isinstance(each, list)]
    assert titles == ["一、学校概况", "二、学生发展", "三、教学改革"]


def test_every_style_is_set_in_a_face_of_its_kind(demo_report: Demo) -> None:
    reader = PdfReader(io.BytesIO(demo_report.settled.pdf))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert any("Serif" in name for name in fonts), fonts
    assert any("Sans" in name and "DejaVu" not in name for name in fonts), fonts


def test_photos_are_not_reduced_again(demo_report: Demo) -> None:
    reader = PdfReader(io.BytesIO(demo_report.settled.pdf))
    sizes = {image.image.size for page in reader.pages for image in page.images if image.image}
    assert any(width > 1000 for width, _ in sizes), sizes


def test_an_archive_says_that_it_is_one(demo_report: Demo) -> None:
    pdf = to_pdf(demo_report.settled.docx, archive=True)
    metadata = PdfReader(io.BytesIO(pdf)).root_object["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_installed_libreoffice_refuses_what_is_no_document(demo_report: Demo) -> None:
    with pytest.raises(QreportError, match="没有生成 PDF"):
        to_pdf(demo_report.settled.docx[:5000])
