"""A report on a machine without LibreOffice, or with one that does not work: whole, marked, said once."""

import re
from pathlib import Path

import pytest
from render.docx_check import Docx

from qreport.office.find import VARIABLE

from .running import run


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
