"""LibreOffice opens an annotated copy: colours, comments and the index are there, the figures unchanged."""

from pathlib import Path

import openpyxl
from annotate.books import FILE, finding, opened, rich_book
from programs import calc, converted

from qreport.annotate import annotated


def test_a_copy_survives_libreoffice(tmp_path: Path) -> None:
    content = rich_book()
    (tmp_path / "a.xlsx").write_bytes(
        annotated(content, FILE, [finding("数据'一", 3, 3, message="与上年不符")])
    )
    saved = converted(calc(), tmp_path / "a.xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path / "out")
    book = openpyxl.load_workbook(saved)
    sheet = book["数据'一"]
    assert sheet["C3"].fill.fgColor.rgb == "FFF8B4B4"
    assert "原有的批注" in sheet["C3"].comment.text
    assert "与上年不符" in sheet["C3"].comment.text
    assert book["问题清单"]["D3"].hyperlink is not None
    assert len(sheet._charts) == 1
    before = opened(content)["数据'一"]
    assert [cell.value for cell in sheet[3]][:3] == [cell.value for cell in before[3]][:3]
