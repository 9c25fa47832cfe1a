from qreport.annotate import index_workbook
from qreport.model.finding import Finding, Level
from qreport.model.location import Location

from .books import FILE, finding, opened


def test_findings_of_every_kind_of_file_are_listed_and_copies_linked() -> None:
    places = (
        Location("indicators/甲.csv", None, 8, 4),
        Location("chapters/a.md", None, 3),
        Location("records"),
    )
    others = [Finding("QR112", "a-fault", Level.ERROR, "=1+1", "改。", (place,)) for place in places]
    nowhere = Finding("QR129", "a-fault", Level.EXPLAIN, "缺", "补。", explained=True)
    sheet = opened(index_workbook([finding("数", 3, 2), *others, nowhere], {FILE}, "2021-11")).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [row[3] for row in rows] == ["B3", "D8", "第 3 行", "", ""]
    assert [row[0] for row in rows] == ["错误", "错误", "错误", "错误", "已说明"]
    assert sheet["D3"].hyperlink.target.replace("\\", "/") == FILE
    assert sheet["D3"].hyperlink.location == "'数'!B3"
    assert sheet["D4"].hyperlink is None
    assert (sheet["F4"].value, sheet["F4"].data_type) == ("=1+1", "s")


def test_a_filing_without_findings_gets_an_empty_list() -> None:
    sheet = opened(index_workbook([], (), "2021-11")).active
    assert sheet.max_row == 2
