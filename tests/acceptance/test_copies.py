"""`validate --annotate` and `--checklist` on the command line."""

from pathlib import Path

import openpyxl
import pytest
from docx import Document

from qreport.workflows.opened import open_filing

from .running import run, tree

BOOK = "indicators/质量数据表.xlsx"


def test_copies_show_the_findings_and_the_filing_stays_as_it_was(filing: Path, tmp_path: Path) -> None:
    before = tree(filing)
    done = run("validate", filing, "--annotate", tmp_path / "批注")
    assert done.code == 1
    assert tree(filing) == before
    assert sorted(tree(tmp_path / "批注")) == [BOOK, "问题清单.xlsx"]
    assert f"已生成 {tmp_path / '批注' / BOOK}" in done.err
    copy = openpyxl.load_workbook(tmp_path / "批注" / BOOK)
    assert copy.sheetnames[-1] == "问题清单"
    commented = [cell for row in copy.worksheets[0].iter_rows() for cell in row if cell.comment]
    assert commented
    listed = openpyxl.load_workbook(tmp_path / "批注" / "问题清单.xlsx").active
    assert listed is not None
    files = {row[1].value for row in listed.iter_rows(min_row=3)}
    assert {"records/training.csv", BOOK} <= files


def test_an_annotated_copy_reads_as_the_original(filing: Path, tmp_path: Path) -> None:
    before = open_filing(filing).filing.facts.rows
    run("validate", filing, "--annotate", tmp_path)
    (filing / BOOK).write_bytes((tmp_path / BOOK).read_bytes())
    again = open_filing(filing)
    assert again.filing.facts.rows == before
    assert not any("问题清单" in str(place) for each in again.findings for place in each.locations)


def test_an_annotated_copy_of_a_detail_table_reads_as_the_original(filing: Path, tmp_path: Path) -> None:
    table = filing / "records" / "training.csv"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in table.read_text(encoding="utf-8-sig").splitlines():
        sheet.append([int(word) if word.isdecimal() else word for word in line.split(",")])
    table.unlink()
    book.save(table.with_suffix(".xlsx"))
    before = open_filing(filing).filing.records["training"]
    run("validate", filing, "--annotate", tmp_path / "批注")
    copy = tmp_path / "批注" / "records" / "training.xlsx"
    assert openpyxl.load_workbook(copy).sheetnames == ["Sheet", "问题清单"]
    table.with_suffix(".xlsx").write_bytes(copy.read_bytes())
    again = open_filing(filing)
    assert again.filing.records["training"] == before
    assert not any("问题清单" in str(place) for each in again.findings for place in each.locations)


def test_only_the_chosen_findings_are_marked(filing: Path, tmp_path: Path) -> None:
    run("validate", filing, "--annotate", tmp_path / "批注", "--select", "QR201")
    assert sorted(tree(tmp_path / "批注")) == ["问题清单.xlsx"]


@pytest.mark.parametrize("folder", ["indicators", "indicators/批注", "records"])
def test_nothing_is_written_among_the_inputs(filing: Path, folder: str) -> None:
    before = tree(filing)
    done = run("validate", filing, "--annotate", filing / folder)
    assert done.code == 2
    assert "存放数据的文件夹" in done.err
    assert tree(filing) == before


def test_the_check_list_of_a_workbook_has_a_sheet_for_each_department(filing: Path, tmp_path: Path) -> None:
    path = tmp_path / "核对表.xlsx"
    assert run("validate", filing, "--checklist", path).code == 1
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) > 5
    sheet = book["人事处"]
    lines = {row[1].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=4) if row[1].value}
    assert lines["思想政治课专任教师数"][2:6] == ["人", "50", "54", "indicators/教师队伍.csv D3"]
    assert any("签字" in str(name) for name in lines)


def test_the_check_list_may_be_a_word_document(filing: Path, tmp_path: Path) -> None:
    path = tmp_path / "核对表.docx"
    run("validate", filing, "--checklist", path, "--select", "QR2")
    document = Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "数据核对表：人事处" in texts
    assert any("部门负责人（签字）" in text for text in texts)
    assert len(document.tables) == sum(text.startswith("数据核对表：") for text in texts)
    assert document.tables[0].rows[1].cells[1].text == "思想政治课专任教师数"


def test_another_ending_of_the_check_list_is_refused(filing: Path, tmp_path: Path) -> None:
    done = run("validate", filing, "--checklist", tmp_path / "核对表.pdf")
    assert done.code == 2
    assert ".xlsx 或 .docx" in done.err
    assert not list(tmp_path.glob("核对表*"))
