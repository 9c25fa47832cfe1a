from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.compose.tables.indicator_table import indicator_grid
from qreport.compose.tables.record_table import record_grid
from qreport.compose.tables.tables import display_width, widths
from qreport.model.document import FactRef, Row, Run, Table, plain_text
from qreport.model.facts import Facts, State
from qreport.model.tables import IndicatorTable, RecordTable

from .samples import FACTS, ROWS, composed, composition, missing, names, table, typed


def grid(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[plain_text(cell.content) for cell in row.cells] for row in rows]


def indicators(*rows: Any, **more: Any) -> IndicatorTable:
    spec = table(kind="indicators", id="t", caption="表", rows=rows, **more)
    assert isinstance(spec, IndicatorTable)
    return spec


def record_table(*columns: Any, **more: Any) -> RecordTable:
    entries = [{"column": each} if isinstance(each, str) else each for each in columns]
    spec = table(kind="records", id="t", caption="表", record_set="programmes", columns=entries, **more)
    assert isinstance(spec, RecordTable)
    return spec


def test_an_indicator_table_has_number_name_unit_and_periods() -> None:
    made = indicator_grid(
        composition(), indicators("students", "ratio", "clubs", periods=["previous", "current"])
    )
    assert grid(made.rows) == [
        ["序号", "指标", "单位", "2020年", "2021年"],
        ["1", "全日制在校生数", "人", "7948", "9527"],
        ["2", "生师比", "/", "16:1", "19:1"],
        ["3", "社团数", "个", "-", "-"],
    ]
    assert [cell.align for cell in made.rows[1].cells] == ["center", "left", "center", "decimal", "decimal"]
    assert made.rows[1].cells[4].content == (
        Run("9527", fact=FactRef("students", "2021", "", Decimal("9527"))),
    )
    assert made.rows[0].role == "header"


def test_sub_rows_stand_below_their_parent_without_number() -> None:
    made = indicator_grid(
        composition(), indicators("studios", "studios_state", "studios_province", "students")
    )
    assert [row[:2] for row in grid(made.rows)[1:]] == [
        ["1", "名师工作室数"], ["", "其中：国家级"], ["", "\u3000\u3000\u3000省级"], ["2", "全日制在校生数"],
    ]  # fmt: skip


def test_rows_are_put_in_behind_the_row_that_is_named() -> None:
    after = {"students": ["ratio", {"indicator": "clubs", "label": "社团"}]}
    made = indicator_grid(composition(), indicators("students", "studios", rows_after=after))
    assert [row[:2] for row in grid(made.rows)[1:]] == [
        ["1", "全日制在校生数"], ["2", "生师比"], ["3", "社团"], ["4", "名师工作室数"],
    ]  # fmt: skip


def test_numbers_and_labels_of_the_pack_win() -> None:
    rows = [
        "studios",
        {"indicator": "studios_state", "number": "5"},
        {"indicator": "students", "label": "在校生数（含技工）"},
        {"indicator": "studios_province", "label": "省级工作室"},
        {"indicator": "area", "number": ""},
        "funds",
    ]
    made = indicator_grid(composition(), indicators(*rows))
    assert [row[:2] for row in grid(made.rows)[1:]] == [
        ["1", "名师工作室数"], ["5", "其中：国家级"], ["6", "在校生数（含技工）"], ["", "省级工作室"],
        ["", "生均校园占地面积"], ["7", "年生均财政拨款"],
    ]  # fmt: skip


def test_a_child_without_its_parent_counts_as_any_other() -> None:
    made = indicator_grid(composition(), indicators("students", "studios_state"))
    assert grid(made.rows)[2][:2] == ["2", "国家级"]


def test_missing_and_not_applicable_have_marks_of_their_own() -> None:
    facts = Facts((missing("funds", "2021"), missing("funds", "2020", State.NOT_APPLICABLE)))
    made = indicator_grid(composition(facts), indicators("funds", periods=["previous", "current"]))
    assert grid(made.rows)[1][3:] == ["/", "-"]
    assert made.notes == ()


def test_a_value_of_a_part_of_the_year_is_noted() -> None:
    stage = composition(Facts((*FACTS, typed("funds", "2021", "2568.34", span="2021-01/2021-08"))))
    made = indicator_grid(stage, indicators("funds", periods=["previous", "current"]))
    assert made.notes == ("年生均财政拨款2021年的数据为2021年1月至8月。",)


def test_notes_and_source_stand_below_a_table() -> None:
    spec = indicators("students", notes=["含{{ 值.studios }}项", "乙"], source_note="{{ 学校.name }}")
    (block,), _ = composed("::: 表 t", [spec])
    assert isinstance(block, Table)
    assert [plain_text(note) for note in block.notes] == ["注：1. 含1项", "2. 乙", "数据来源：某*职业*学校"]
    assert block.alt == "表格：表，共1行，各列为序号、指标、单位、2021年。"


def test_an_unknown_indicator_is_found_at_the_table() -> None:
    stage = composition()
    assert len(indicator_grid(stage, indicators("students", "nothing")).rows) == 2
    assert names(stage.findings) == ["unknown-part-of-table-or-chart"]


def test_equal_neighbours_are_merged_and_the_total_is_computed() -> None:
    columns = ({"column": "department", "merge": True, "align": "center"}, "programme", "students")
    made = record_grid(composition(), record_table(*columns, total=["students"]))
    assert grid(made.rows) == [
        ["序号", "所属系部", "专业名称", "在校生数"],
        ["1", "电气工程系", "机电*技术*", "591"],
        ["2", "{{ 值.students }}", "334"],
        ["3", "汽车工程系", "汽车维修", "643"],
        ["合\u3000计", "1568"],
    ]
    assert [cell.row_span for cell in made.rows[1].cells] == [1, 2, 1, 1]
    assert [cell.align for cell in made.rows[1].cells] == ["center", "center", "left", "decimal"]
    assert (made.rows[4].role, made.rows[4].cells[0].column_span) == ("total", 3)


def test_a_merged_cell_stays_within_the_one_to_its_left() -> None:
    rows = (("甲", "x", "1"), ("甲", "x", "2"), ("乙", "x", "3"), ("乙", "x", "4"))
    columns = ({"column": "department", "merge": True}, {"column": "programme", "merge": True}, "students")
    made = record_grid(composition(rows=rows), record_table(*columns, numbered=False))
    assert grid(made.rows)[1:] == [["甲", "x", "1"], ["2"], ["乙", "x", "3"], ["4"]]
    assert [cell.row_span for cell in made.rows[3].cells] == [2, 2, 1]


def test_a_missing_value_makes_the_total_missing() -> None:
    stage = composition(rows=(*ROWS, ("汽车工程系", "汽车制造", None)))
    made = record_grid(stage, record_table("programme", "students", total=["students"]))
    assert grid(made.rows)[-1] == ["合\u3000计", "-"]
    assert names(stage.findings) == ["total-incomplete"]
    assert str(stage.findings[0].locations[0]) == "records/programmes.csv C5"


def test_a_total_in_the_first_column_leaves_no_place_for_its_name() -> None:
    made = record_grid(
        composition(), record_table("students", "programme", numbered=False, total=["students"])
    )
    assert grid(made.rows)[-1] == ["1568", ""]


@pytest.mark.parametrize(
    ("where", "programmes"),
    [
        ({"department": "汽车工程系"}, ["汽车维修"]),
        ({"department": ["汽车工程系", "电气工程系"], "students": "591"}, ["机电*技术*"]),
    ],
)
def test_a_table_may_show_some_rows(where: dict[str, Any], programmes: list[str]) -> None:
    made = record_grid(composition(), record_table("programme", where=where))
    assert [row[1] for row in grid(made.rows)[1:]] == programmes


def test_a_table_without_rows_has_one_of_marks() -> None:
    stage = composition()
    made = record_grid(
        stage, record_table("programme", "students", where={"department": "无"}, total=["students"])
    )
    assert grid(made.rows)[1:] == [["-", "-", "-"]]
    assert names(stage.findings) == ["table-without-rows"]


def test_an_unknown_column_or_record_set_is_found() -> None:
    stage = composition()
    assert grid(record_grid(stage, record_table("programme", "level")).rows)[0] == ["序号", "专业名称"]
    spec = table(kind="records", id="t", caption="表", record_set="none", columns=[{"column": "a"}])
    assert isinstance(spec, RecordTable)
    assert record_grid(stage, spec).rows == ()
    assert names(stage.findings) == ["unknown-part-of-table-or-chart"] * 2


def test_a_line_break_in_a_cell_is_kept() -> None:
    made = record_grid(composition(rows=(("甲\n乙", "丙", "1"),)), record_table("department"))
    assert plain_text(made.rows[1].cells[1].content) == "甲\n乙"


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("汉字", 4), ("“a”", 5), ("一\nabc", 3)])
def test_a_hanzi_is_two_letters_wide(text: str, width: int) -> None:
    assert display_width(text) == width


@given(st.lists(st.lists(st.text(max_size=200), max_size=3), min_size=1, max_size=6))
def test_no_column_is_too_narrow_or_too_wide(columns: list[list[str]]) -> None:
    assert all(6 <= width <= 42 for width in widths(columns))


def test_wide_columns_give_way_so_that_short_words_do_not_break() -> None:
    assert widths([["序号"], ["课" * 60], ["源" * 60], ["备注"]]) == (6.0, 30.0, 30.0, 6.0)


def test_widths_of_the_pack_share_what_the_texts_claim() -> None:
    assert widths([["序号"], ["甲" * 30], ["乙" * 5]], [None, 3, 1]) == (6.0, 40.5, 13.5)
