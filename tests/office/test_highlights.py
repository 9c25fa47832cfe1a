"""The poster of the example fills two pages, no more."""

from pathlib import Path

import pypdf
from programs import writer

from qreport.cli.main import main


def test_the_sample_becomes_two_pages(tmp_path: Path) -> None:
    writer()
    filing, out = tmp_path / "一图读懂", tmp_path / "out"
    assert main(["init", str(filing), "--pack", "highlights", "--sample"]) == 0
    assert main(["build", str(filing), "--to", "pdf", "-o", str(out), "-q"]) == 0
    (made,) = out.iterdir()
    first, second = (page.extract_text().replace(" ", "") for page in pypdf.PdfReader(made).pages)
    assert "215项" in first
    assert "图2" in first
    assert "三个案例" in second
    assert "表1" in second
