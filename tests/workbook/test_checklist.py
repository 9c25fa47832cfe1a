from io import BytesIO

import openpyxl
from msgspec.structs import replace

from qreport import workbook
from qreport.model.document import Heading, Paragraph, Table, plain_text
from qreport.model.finding import Finding, Level
from qreport.workflows.opened import Loaded


def _pages(loaded: Loaded, *findings: Finding) -> tuple[workbook.Page, ...]:
    return workbook.pages_of(loaded.filing, workbook.sections(loaded.pack), findings)


def test_each_indicator_that_is_filled_in_stands_once_with_its_department(original: Loaded) -> None:
    names = [line.name for page in _pages(original) for line in page.lines if line.unit != "行"]
    asked = [each for each in original.pack.indicators.values() if not each.formula and not each.measure]
    assert len(names) == len(asked)


def test_a_finding_stands_beside_its_indicator_or_detail_table(original: Loaded) -> None:
    code = next(iter(original.pack.indicators))
    name = original.pack.indicators[code].name
    about = Finding("QR112", "a-fault", Level.ERROR, "=1+1", "改。", indicator=code)
    settled = replace(about, explained=True, level=Level.EXPLAIN, indicator=None, record_set="training")
    lines = [line for page in _pages(original, about, settled) for line in page.lines if line.findings]
    assert {line.findings for line in lines} == {("错误 QR112 =1+1",), ("已说明 QR112 =1+1",)}
    assert {line.name for line in lines} == {name, "明细表：社会培训汇总"}


def test_what_is_missing_is_said_in_words_and_never_0(original: Loaded) -> None:
    lines = {line.name: line for page in _pages(original) for line in page.lines}
    assert lines["体育课专任教师数"].last_year == "未采集"


def test_text_of_the_workbook_is_never_a_formula(original: Loaded) -> None:
    code = next(iter(original.pack.indicators))
    pages = _pages(original, Finding("QR112", "f", Level.ERROR, "=1+1", "改。", indicator=code))
    book = openpyxl.load_workbook(BytesIO(workbook.checklist_workbook(original.filing, pages)))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert not any(isinstance(cell.value, int | float) for sheet in book for row in sheet for cell in row)


def test_the_document_has_a_page_a_department(original: Loaded) -> None:
    pages = _pages(original)
    blocks = workbook.checklist_document(original.filing, pages).blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [plain_text(each.text) for each in headings] == [page.title for page in pages]
    assert [each.page_break for each in headings] == [False] + [True] * (len(pages) - 1)
    assert sum(isinstance(block, Table) for block in blocks) == len(pages)
    assert sum(isinstance(block, Paragraph) for block in blocks) == len(pages)


def test_equal_input_gives_equal_bytes(original: Loaded) -> None:
    pages = _pages(original)
    assert workbook.checklist_workbook(original.filing, pages) == workbook.checklist_workbook(
        original.filing, pages
    )
