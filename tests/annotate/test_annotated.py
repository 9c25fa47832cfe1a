from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from load.xlsx_files import parts, row, sheet_part
from load.xlsx_files import write as write_parts

from qreport.annotate import annotated
from qreport.load.grids.grid import read_grids
from qreport.model.finding import Finding, Level, Unreadable
from qreport.model.location import Location
from qreport.problems import EVERY

from .books import FILE, broken, cells_of, finding, opened, parts_of, rich_book, write

SHEET = "数据'一"
FINDINGS = (
    finding(SHEET, 3, 3, message="与上年不符"),
    finding(SHEET, 3, 2, level=Level.WARNING),
    finding(SHEET, 9, 5, level=Level.INFO, message="这里是空的"),
    finding("无批注", 2, 2, level=Level.EXPLAIN),
)


@pytest.fixture(scope="module")
def original() -> bytes:
    return rich_book()


@pytest.fixture(scope="module")
def copy(original: bytes) -> bytes:
    return marked(original, FINDINGS)


def marked(content: bytes, findings: Iterable[Finding]) -> bytes:
    made = annotated(content, FILE, findings)
    assert made is not None
    return made


def test_a_faulty_cell_is_coloured_by_its_level_and_keeps_the_rest_of_its_look(copy: bytes) -> None:
    sheet = opened(copy)[SHEET]
    colours = {cell: sheet[cell].fill.fgColor.rgb for cell in ("C3", "B3", "E9")}
    assert colours == {"C3": "FFF8B4B4", "B3": "FFFFF2A8", "E9": "FFD6E8F7"}
    assert (sheet["B3"].font.bold, sheet["B3"].font.color.rgb) == (True, "FFFF0000")


def test_a_faulty_cell_says_what_is_wrong_and_how_to_mend_it(copy: bytes) -> None:
    text = opened(copy)[SHEET]["B3"].comment.text
    assert text == "【警告 QR201】数不对\n应为：12\n办法：改正。"


def test_a_comment_that_is_there_is_continued(copy: bytes) -> None:
    comment = opened(copy)[SHEET]["C3"].comment
    assert comment.text.startswith("原有的批注")
    assert "【错误 QR201】与上年不符" in comment.text


def test_several_findings_of_a_cell_share_its_comment_and_the_worst_colours_it(original: bytes) -> None:
    two = (finding(SHEET, 4, 2, level=Level.INFO), finding(SHEET, 4, 2, message="还有"))
    sheet = opened(marked(original, two))[SHEET]
    assert sheet["B4"].comment.text.count("【") == 2
    assert sheet["B4"].fill.fgColor.rgb == "FFF8B4B4"


def test_everything_else_stays_cell_by_cell(original: bytes, copy: bytes) -> None:
    marked = {(SHEET, "C3"), (SHEET, "B3"), (SHEET, "E9"), ("无批注", "B2")}
    before = {each[:2]: each for each in cells_of(original)}
    after = {each[:2]: each for each in cells_of(copy)}
    assert {place: each for place, each in after.items() if place not in marked and place in before} == {
        place: each for place, each in before.items() if place not in marked
    }
    assert {place for place, each in after.items() if place not in before and each[2] is not None} == set()
    plain_before = {each[:2]: each for each in cells_of(original, fill=False)}
    plain_after = {each[:2]: each for each in cells_of(copy, fill=False)}
    assert all(plain_after[place] == each for place, each in plain_before.items())


def test_widths_merges_validation_charts_and_states_stay(original: bytes, copy: bytes) -> None:
    old, new = opened(original), opened(copy)
    assert new.sheetnames == [*old.sheetnames, "问题清单"]
    assert [sheet.sheet_state for sheet in new.worksheets] == ["visible", "hidden", "visible"]
    before, after = old[SHEET], new[SHEET]
    assert str(after.merged_cells) == str(before.merged_cells)
    assert after.column_dimensions["A"].width == 33
    assert after.row_dimensions[3].height == 40
    assert [str(each.sqref) for each in after.data_validations.dataValidation] == ["B3:C3"]
    assert len(after.conditional_formatting) == 1
    parts, kept = parts_of(original), parts_of(copy)
    same = [name for name in parts if kept[name] == parts[name]]
    assert {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/theme/theme1.xml"} <= set(same)
    assert kept.keys() >= parts.keys()


def test_the_index_lists_every_finding_in_the_order_of_cells_with_a_link(copy: bytes) -> None:
    index = opened(copy)["问题清单"]
    rows = [[cell.value for cell in row] for row in index.iter_rows(min_row=3)]
    assert [row[0] for row in rows] == ["警告", "错误", "提示", "须说明"]
    assert rows[1][1:6] == [FILE, SHEET, "C3", "QR201", "与上年不符"]
    assert index["D4"].hyperlink.location == "'数据''一'!C3"


def test_the_copy_reads_as_the_original(tmp_path: Path, original: bytes, copy: bytes) -> None:
    before, _ = read_grids(write(tmp_path / "a.xlsx", original), FILE)
    after, _ = read_grids(write(tmp_path / "b.xlsx", copy), FILE)
    assert after[: len(before)] == before
    (index,) = after[len(before) :]
    assert index.rows[0][0].text.startswith("填报说明")


def test_text_of_data_is_never_a_formula_and_never_breaks_the_file(original: bytes) -> None:
    odd = finding(SHEET, 3, 2, message='=HYPERLINK("http://x","y")\x07<&>]]>')
    book = opened(marked(original, [odd]))
    cell = book["问题清单"]["F3"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x","y")\\x07<&>]]>')
    assert "<&>" in book[SHEET]["B3"].comment.text


def test_a_workbook_without_findings_stays_byte_for_byte(original: bytes) -> None:
    elsewhere = Finding(
        "QR201", "a-fault", Level.ERROR, "别处", "改。", (Location("records/a.csv", None, 2, 1),)
    )
    assert annotated(original, FILE, [elsewhere]) == original


def test_a_finding_about_a_row_is_marked_in_its_first_column(original: bytes) -> None:
    sheet = opened(marked(original, [finding(SHEET, 4, None)]))[SHEET]
    assert sheet["A4"].comment is not None


def test_equal_input_gives_equal_bytes(original: bytes, copy: bytes) -> None:
    assert annotated(original, FILE, FINDINGS) == copy


def test_a_copy_may_be_annotated_again(copy: bytes) -> None:
    again = opened(marked(copy, FINDINGS))
    assert again.sheetnames[-2:] == ["问题清单", "问题清单（2）"]


@pytest.mark.parametrize(
    "part", ["xl/styles.xml", "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"]
)
def test_a_part_that_is_absent_does_not_stop_the_copy(original: bytes, part: str) -> None:
    (name,) = [name for name in parts_of(original) if name.casefold() == part.casefold()]
    assert annotated(broken(original, name, 0, None), FILE, FINDINGS) is not None


@settings(max_examples=80)
@given(data=st.data(), position=st.integers(0, 9000), new=st.none() | st.binary(min_size=1, max_size=4))
def test_whatever_can_be_read_can_be_annotated_or_is_left_out(
    tmp_path: Path, original: bytes, data: st.DataObject, position: int, new: bytes | None
) -> None:
    part = data.draw(st.sampled_from(sorted(parts_of(original))))
    content = broken(original, part, position, new)
    try:
        read_grids(write(tmp_path / "a.xlsx", content), FILE)
    except Unreadable:
        return
    made = annotated(content, FILE, FINDINGS)
    if made is not None:
        read_grids(write(tmp_path / "b.xlsx", made), FILE)


@pytest.mark.parametrize(
    ("before", "behind"),
    [("<x>", "</x>"), ("<x><sheets>", "</sheets></x>"), ("<sheets><x>", "</x></sheets>")],
)
def test_sheets_listed_where_they_do_not_belong_are_no_sheets_and_give_no_copy(
    before: str, behind: str, tmp_path: Path
) -> None:
    content = parts(sheet_part(row("指标", "2021年")))
    listed = (
        content["xl/workbook.xml"]
        .replace("<sheets>", before)
        .replace("</sheets></workbook>", f"{behind}</workbook>")
    )
    more = {"xl/workbook.xml": listed, "[Content_Types].xml": "<Types/>"}
    path = write_parts(tmp_path / "a.xlsx", content | more)
    with pytest.raises(Unreadable):
        read_grids(path, FILE)
    assert annotated(path.read_bytes(), FILE, [finding("数据", 1, 1)]) is None


def test_a_comment_in_the_list_of_sheets_does_no_harm(original: bytes, tmp_path: Path) -> None:
    content = dict(parts_of(original))
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(b"<sheets>", b"<sheets><!-- x -->")
    path = write_parts(tmp_path / "a.xlsx", {}, *content.items())
    path.write_bytes(marked(path.read_bytes(), FINDINGS))
    # openpyxl takes no comments there.
    assert "问题清单" in {grid.sheet for grid in read_grids(path, FILE)[0]}


def test_a_file_that_is_no_workbook_gives_no_copy() -> None:
    assert annotated(b"PK\x05\x06" + bytes(18), FILE, FINDINGS) is None


def test_no_comment_tells_a_department_to_run_a_command() -> None:
    # QR244 is about qreport.yaml, and the one that names `init` about a file that is not there.
    at_cells = [each for each in EVERY if each.code.startswith(("QR1", "QR2")) and each.code != "QR244"]
    assert not [each.code for each in at_cells if "qreport " in each.mend and "init" not in each.mend]
