"""LibreOffice opens an annotated copy: colours, comments and the index are there, the figures unchanged."""

import subprocess
from pathlib import Path

import openpyxl
from annotate.books import FILE, finding, opened, rich_book

from qreport.annotate import annotated

from .conftest import needed


def test_a_copy_survives_libreoffice(tmp_path: Path) -> None:
    needed("soffice", "libreoffice-calc-nogui")
    content = rich_book()
    (tmp_path / "a.xlsx").write_bytes(
        annotated(content, FILE, [finding("数据'一", 3, 3, message="与上年不符")])
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run(
        [*command, tmp_path / "out", tmp_path / "a.xlsx"], check=True, capture_output=True, timeout=120
    )
    book = openpyxl.load_workbook(tmp_path / "out" / "a.xlsx")
    sheet = book["数据'一"]
    assert sheet["C3"].fill.fgColor.rgb == "FFF8B4B4"
    assert "原有的批注" in sheet["C3"].comment.text
    assert "与上年不符" in sheet["C3"].comment.text
    assert book["问题清单"]["D3"].hyperlink is not None
    assert len(sheet._charts) == 1
    before = opened(content)["数据'一"]
    assert [cell.value for cell in sheet[3]][:3] == [cell.value for cell in before[3]][:3]
