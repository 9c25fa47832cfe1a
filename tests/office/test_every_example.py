"""Every example becomes a PDF, a new folder under data/examples by lying there."""

from pathlib import Path

import pypdf
import pytest
from programs import writer

from qreport.cli.main import main
from qreport.resources import example_folder

FILINGS = sorted(
    file.parent.relative_to(example_folder()).as_posix() for file in example_folder().rglob("qreport.yaml")
)


@pytest.mark.parametrize("name", FILINGS)
def test_it_becomes_a_pdf_without_an_empty_page(name: str, tmp_path: Path) -> None:
    writer()
    assert main(["build", str(example_folder() / name), "--to", "pdf", "-o", str(tmp_path), "-q"]) == 0
    (report,) = tmp_path.iterdir()
    pages = [page.extract_text().strip() for page in pypdf.PdfReader(report).pages]
    assert pages
    assert [number for number, text in enumerate(pages, start=1) if not text] == []
