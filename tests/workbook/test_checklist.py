from io import BytesIO

import openpyxl
from msgspec.structs import replace

from qreport import workbook
from qreport.aggregate.derive import derive
from qreport.model.document import Heading, Paragraph, Table, plain_text
from qreport.model.finding import Finding, Level
from qreport.workflows.opened import Loaded


def _pages(loaded: Loaded, *findings: Finding) -> tuple[workbook.Page, ...]:
    derived, _ = derive(loaded.filing, loaded.pack)
    sections = workbook.sections(loaded.pack, computed=True)
    return workbook.pages_of(loaded.filing, loaded.filing.facts + derived, sections, findings)


def test_each_indicator_that_is_filled_in_or_computed_stands_once_with_its_department(
    original: Loaded,
) -> None:
    names = [line.name for page in _pages(original) for line in page.lines if line.unit != "行"]
    indicators = original.pack.indicators.values()
    asked = [each for each in indicators if not each.formula and not each.measure]
    derived = {fact.indicator for fact in derive(original.filing, original.pack)[0]}
    typed = {fact.indicator for fact in original.filing.facts}
    computed = [
        each for each in indicators if (each.formula or each.measure) and each.code in derived | typed
    ]
    assert len(names) == len(asked) + len(computed)


def test_a_computed_figure_says_how_it_was_computed(original: Loaded) -> None:
    lines = {line.name: line for page in _pages(original) for line in page.lines}
    assert lines["各渠道升学人数合计"].value == "741"
    assert lines["各渠道升学人数合计"].source.startswith("算出：")


def test_a_finding_carries_its_clause(original: Loaded) -> None:
    code = next(iter(original.pack.indicators))
    about = Finding("QR385", "f", Level.INFO, "低于标准", "改。", indicator=code, source="教育部设置标准")
    lines = [line for page in _pages(original, about) for line in page.lines if line.findings]
    assert lines[0].findings == ("提示 QR385 低于标准（依据：教育部设置标准）",)


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
