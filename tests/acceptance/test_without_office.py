"""A report on a machine without LibreOffice, or with one that does not work: whole, marked, said once."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from office.lifeline import Lifeline
from render.docx_check import Docx

from qreport.office.find import VARIABLE

from .running import START, run, tree


def built(filing: Path) -> tuple[Docx, str]:
    done = run("build", filing, "--to", "docx")
    assert done.code == 0, done.told
    docx = Docx(next((filing / "dist").glob("*.docx")).read_bytes())
    assert docx.problems() == []
    return docx, done.told


def test_without_libreoffice_every_entry_has_an_estimated_page_and_the_contents_say_so(
    filing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(filing / "nothing"))
    docx, told = built(filing)
    assert told.count("目录中的页码是估算的，因为没有可用的 LibreOffice") == 1
    assert len([each for each in docx.paragraphs("Prompt") if each.startswith("页码为估算")]) == 1
    entries = [each for level in (1, 2, 3) for each in docx.paragraphs(f"TOC{level}")]
    assert len(entries) >= 5
    assert all(re.search(r"\d$", entry) for entry in entries)
    assert len(docx.find("//w:hyperlink/w:r/w:instrText[contains(., 'PAGEREF')]")) >= len(entries)
    assert "续" not in "".join(docx.paragraphs("Caption"))


def test_a_libreoffice_that_fails_is_told_with_its_cause(
    filing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho 'no space left'; exit 81\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(program))
    docx, told = built(filing)
    assert "目录中的页码是估算的：LibreOffice 没有生成 PDF（no space left）。" in told
    assert len([each for each in docx.paragraphs("Prompt") if each.startswith("页码为估算")]) == 1


def test_a_pdf_that_cannot_be_made_hides_neither_the_docx_nor_the_findings(
    filing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(filing / "nothing"))
    done = run("build", filing, "--to", "docx", "--to", "pdf")
    assert done.code == 2
    assert "QR" in done.out
    assert re.search(r"^已生成 .+\.docx$", done.out, re.MULTILINE)
    assert "目录中的页码是估算的" in done.out
    assert done.err.count("没有找到 LibreOffice，不能生成 PDF") == 1


def test_without_libreoffice_a_pdf_alone_leaves_the_previous_files(
    filing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(filing / "nothing"))
    before = tree(filing)
    done = run("build", filing, "--to", "pdf")
    assert done.code == 2
    assert "未生成报告。原有文件没有改动。" in done.out
    assert "没有找到 LibreOffice，不能生成 PDF" in done.err
    assert tree(filing) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without a word to it")
def test_a_stopped_build_ends_libreoffice_and_leaves_nothing(filing: Path, tmp_path: Path) -> None:
    program, places, lifeline = tmp_path / "soffice", tmp_path / "temporary", Lifeline(tmp_path)
    places.mkdir()
    program.write_text(f"#!/bin/sh\n{lifeline.script}\n", encoding="utf-8")
    program.chmod(0o755)
    env = {**os.environ, VARIABLE: str(program), "TMPDIR": str(places)}
    before = tree(filing)
    command = [sys.executable, "-c", START, "build", str(filing), "--to", "docx"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as build:
        while not lifeline.started() and build.poll() is None:
            time.sleep(0.02)
        build.send_signal(signal.SIGTERM)
        _, told = build.communicate()
    assert build.returncode == 130
    assert "已中断，没有改动任何文件。" in told.decode()
    assert list(places.iterdir()) == []
    assert tree(filing) == before
    assert lifeline.said_until_all_ended() == ["started"]
