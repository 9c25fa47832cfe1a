import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qreport.load.grids.returned import ReturnedRecords
from qreport.load.records.records import load_records
from qreport.model.finding import Finding, Level
from qreport.model.records import Record, RecordSchema, RecordSet

from .conftest import PROGRAMMES, MakePack, Write

HEADING = "系部,专业名称,层次,在校生数,设立时间"
FILE = "records/programmes.csv"


@pytest.fixture
def load(filing: Path, make_pack: MakePack) -> Any:
    def load(**changes: Any) -> tuple[dict[str, RecordSet], tuple[Finding, ...]]:
        schemas = make_pack(records=[{**PROGRAMMES, **changes}]).record_schemas
        return load_records(filing, schemas, ReturnedRecords())

    return load


def rows(text: str) -> str:
    return f"{HEADING}\n{text}\n"


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.locations[0]} {finding.name}" for finding in findings]


def values(records: tuple[Record, ...]) -> list[tuple[Any, ...]]:
    return [tuple(record.values.values()) for record in records]


def test_rows_are_typed_and_know_their_cells(load: Any, write: Write) -> None:
    write(FILE, rows("信息系,计算机应用,中级工,120人,2021年8月\n汽车系,汽车维修,,80,"))
    sets, findings = load()
    assert findings == ()
    found = sets["programmes"]
    assert values(found.rows) == [
        ("信息系", "计算机应用", "中级工", Decimal(120), "2021年8月"),
        ("汽车系", "汽车维修", None, Decimal(80), None),
    ]
    assert str(found.rows[0].origin) == "records/programmes.csv:2"
    assert str(found.rows[1].cells["students"]) == "records/programmes.csv D3"
    assert found.totals == ()


def test_headings_are_known_by_name_and_alias_in_any_order(load: Any, write: Write) -> None:
    write(FILE, "序号,专业,系 部,在校生数\n1,计算机应用,信息系,120\n")
    sets, findings = load()
    assert findings == ()
    assert values(sets["programmes"].rows) == [("信息系", "计算机应用", None, Decimal(120), None)]


def test_what_stands_around_the_rows_is_passed_over(load: Any, write: Write) -> None:
    above, below = "专业设置一览表,,,,\n2021年9月,,,,", "注：含联办专业,,,,"
    write(FILE, f"{above}\n{HEADING}\n,,,,\n甲系,甲,,1,\n{HEADING}\n乙系,乙,,2,\n{below}\n")
    sets, findings = load()
    assert (len(sets["programmes"].rows), findings) == (2, ())


def test_blanks_below_a_department_mean_the_same_department(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,甲,,1,\n,乙,,2,\n乙系,丙,,3,"))
    sets, findings = load()
    assert findings == ()
    assert [record.values["department"] for record in sets["programmes"].rows] == ["甲系", "甲系", "乙系"]
    assert str(sets["programmes"].rows[1].cells["department"]) == "records/programmes.csv A2"


def test_merged_text_counts_for_all_its_rows_and_a_merged_number_once(load: Any, write: Write) -> None:
    book = openpyxl.Workbook()
    for row in ("专业设置一览表,,", "系部,专业名称,在校生数", "甲系,甲,3", ",乙,"):
        book.active.append(row.split(","))
    for merge in ("A1:C1", "A3:A4", "C3:C4"):
        book.active.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    write("records/programmes.xlsx", stream.getvalue())
    columns = [{**column, "fill_down": False} for column in PROGRAMMES["columns"]]
    sets, findings = load(columns=columns)
    assert [record.values["department"] for record in sets["programmes"].rows] == ["甲系", "甲系"]
    assert told(findings) == ["records/programmes.xlsx [Sheet] C4 blank-cell"]


def test_a_first_row_without_department_has_nothing_above(load: Any, write: Write) -> None:
    write(FILE, rows(",甲,,1,"))
    assert told(load()[1]) == ["records/programmes.csv A2 blank-cell"]


@pytest.mark.parametrize("row", ["合计,,,3,", "合　计,,,3,", ",总计,,3,", ",共 计,,3 人,"])
def test_a_row_of_totals_is_kept_apart(row: str, load: Any, write: Write) -> None:
    write(FILE, rows(f"甲系,甲,,1,\n甲系,乙,,2,\n{row}"))
    sets, findings = load()
    assert findings == ()
    (total,) = sets["programmes"].totals
    assert (len(sets["programmes"].rows), total.values["students"]) == (2, 3)
    assert total.values["department"] is None
    assert str(total.cells["students"]) == "records/programmes.csv D4"


def test_a_numbered_row_of_totals_is_one_too(load: Any, write: Write) -> None:
    write(FILE, "序号,系部,专业名称,在校生数\n1,甲系,甲,1\n2,合计,,1\n")
    (total,) = load()[0]["programmes"].totals
    assert total.values["students"] == 1


def test_a_total_that_is_no_number_is_told(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,甲,,1,\n合计,,,许多,"))
    assert told(load()[1]) == ["records/programmes.csv D3 not-a-number"]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ("甲系,,,1,", "B2 blank-cell"),
        ("甲系,甲,,,", "D2 blank-cell"),
        ("甲系,甲,中级,1,", "C2 wrong-choice"),
        ("甲系,甲,,一,", "D2 not-a-number"),
        ("甲系,甲,,近百,", "D2 not-a-number"),
        ("甲系,甲,,近100,", "D2 not-a-number"),
        ("甲系,甲,,1.5,", "D2 count-not-whole"),
        ("甲系,甲,,-1,", "D2 count-not-whole"),
        ("甲系,甲,,5元,", "D2 unit-of-other-kind"),
        ("甲系,甲,,#REF!,", "D2 error-cell"),
        ("甲系,甲\x07,,1,", "B2 illegal-character"),
        ("甲系,甲,,1,2021年2月30日", "E2 wrong-date"),
    ],
)
def test_a_wrong_cell_is_told_and_the_rest_of_the_row_kept(
    row: str, finding: str, load: Any, write: Write
) -> None:
    write(FILE, rows(row))
    sets, findings = load()
    assert told(findings) == [f"records/programmes.csv {finding}"]
    assert findings[0].record_set == "programmes" or findings[0].name == "illegal-character"
    assert sets["programmes"].rows[0].values["department"] == "甲系"


def test_all_faults_of_a_row_are_told_at_once(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,,低级工,零,13月"))
    assert told(load()[1]) == [
        f"records/programmes.csv {cell}"
        for cell in ("B2 blank-cell", "C2 wrong-choice", "D2 not-a-number", "E2 wrong-date")
    ]


def test_marks_for_no_value_are_none_and_never_zero(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,甲,,-,\n甲系,乙,,/,"))
    sets, findings = load()
    assert findings == ()
    assert [record.values["students"] for record in sets["programmes"].rows] == [None, None]


def test_a_choice_is_folded_to_the_word_of_the_pack(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,甲,中 级工,1,"))
    assert load()[0]["programmes"].rows[0].values["level"] == "中级工"


@pytest.mark.parametrize(
    ("heading", "findings"),
    [
        ("系部,专业名称,在校生,层次", ["C1 unknown-column", "A1 missing-column"]),
        ("系部,专业名称,在校生数,专业", ["D1 duplicate-column"]),
        ("系部,专业名称,在校生数,备注", ["D1 unknown-column"]),
    ],
)
def test_columns_that_are_absent_unknown_or_double_are_told(
    heading: str, findings: list[str], load: Any, write: Write
) -> None:
    write(FILE, f"{heading}\n甲系,甲,1,\n")
    assert told(load()[1]) == [f"records/programmes.csv {finding}" for finding in findings]


def test_an_unknown_heading_names_the_nearest_free_column(load: Any, write: Write) -> None:
    write(FILE, "系部,专业名称,在校学生数\n甲系,甲,1\n")
    assert "是否为“在校生数”" in load()[1][0].message


def test_a_repeated_key_names_both_rows(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,甲,,1,\n甲系,乙,,1,\n甲 系,甲,,2,"))
    (finding,) = load()[1]
    assert (finding.name, finding.level) == ("duplicate-record", Level.WARNING)
    assert [place.line for place in finding.locations] == [4, 2]


def test_a_table_without_heading_is_left_out(load: Any, write: Write) -> None:
    write(FILE, "甲,乙\n丙,丁\n")
    sets, findings = load()
    assert (sets, told(findings)) == ({}, ["records/programmes.csv no-heading-row"])


def test_a_required_table_without_file_is_told_and_left_out(load: Any) -> None:
    assert load()[0] == {}
    assert told(load()[1]) == ["records missing-record-file"]
    assert load(required=False) == ({}, ())


def test_a_table_of_no_rows_is_a_table_and_told(load: Any, write: Write) -> None:
    write(FILE, rows(""))
    sets, findings = load()
    assert sets["programmes"].rows == ()
    assert told(findings) == ["records/programmes.csv record-file-without-rows"]
    assert findings[0].level is Level.WARNING


def test_files_that_nobody_reads_are_told(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,甲,,1,"))
    write("records/programmes.xlsx", b"x")
    write("records/programme.csv", rows(""))
    write("records/a.pdf", b"x")
    sets, findings = load()
    assert len(sets["programmes"].rows) == 1
    assert sorted(told(findings)) == [
        "records/a.pdf unreadable-file",
        "records/programme.csv unknown-file",
        "records/programmes.xlsx duplicate-file",
    ]
    assert "是否为“programmes”？" in next(each.message for each in findings if "“programme”" in each.message)


def test_every_sheet_with_a_heading_is_read(load: Any, write: Write) -> None:
    book = openpyxl.Workbook()
    for sheet, row in ((book.active, "甲系,甲,,1,"), (book.create_sheet(), "乙系,乙,,2,")):
        sheet.append(HEADING.split(","))
        sheet.append(row.split(","))
    book.create_sheet("说明").append(["填表说明"])
    stream = io.BytesIO()
    book.save(stream)
    write("records/programmes.xlsx", stream.getvalue())
    sets, findings = load()
    assert [record.values["programme"] for record in sets["programmes"].rows] == ["甲", "乙"]
    assert told(findings) == ["records/programmes.xlsx [说明] sheet-skipped"]


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        ("其中：女生", "4", ["records/programmes.csv F1 unknown-column"]),
        (
            "一年级,二年级,三年级,合计",
            "3,4,5,12",
            [f"records/programmes.csv {at}1 unknown-column" for at in "FGH"],
        ),
    ],
)
def test_a_column_of_parts_is_no_sum_and_one_of_unknown_columns_is_added_up(
    load: Any, write: Write, columns: str, cells: str, expected: list[str]
) -> None:
    write(FILE, f"{HEADING},{columns}\n甲系,甲,,10,,{cells}\n")
    assert told(load()[1]) == expected


@pytest.mark.parametrize("name", ["专业一览表", "专业一览表明细表"])
def test_a_file_that_bears_the_title_of_the_table_is_read(load: Any, write: Write, name: str) -> None:
    write(f"records/{name}.csv", rows("甲系,甲,,10,"))
    sets, findings = load()
    assert (list(sets), findings) == (["programmes"], ())


def test_a_file_with_another_name_is_not_read(load: Any, write: Write) -> None:
    write("records/专业一览表2021.csv", rows("甲系,甲,,10,"))
    assert [each.name for each in load()[1]] == ["unknown-file", "missing-record-file"]


def test_a_file_beside_one_that_bears_the_title_is_a_second_one(load: Any, write: Write) -> None:
    write(FILE, rows("甲系,甲,,10,"))
    write("records/专业一览表.csv", rows("甲系,甲,,10,"))
    assert [each.name for each in load()[1]] == ["duplicate-file"]


PUBLIC = {"id": "public", "name": "是否公益", "type": "choice", "choices": ["是", "否"]}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("√,,,√", ["records/programmes.csv C2 wrong-choice"]),
        ("√,×,×,√", ["records/programmes.csv C2 wrong-choice"]),
        ("是,否,否,是", []),
        ("是,√,否,是", ["records/programmes.csv C3 wrong-choice"]),
        ("是,,,是", [f"records/programmes.csv C{line} blank-cell" for line in (3, 4)]),
        ("是,大约,,是", ["records/programmes.csv C3 wrong-choice", "records/programmes.csv C4 blank-cell"]),
    ],
)
def test_a_column_of_ticks_is_told_once(load: Any, write: Write, answers: str, expected: list[str]) -> None:
    lines = [f"甲系,{at},{answer}" for at, answer in enumerate(answers.split(","))]
    write(FILE, "\n".join(("系部,专业名称,是否公益", *lines, "")))
    found = load(columns=[*PROGRAMMES["columns"][:2], PUBLIC], totals=[])[1]
    assert told(found) == expected


@pytest.mark.parametrize("label", ["平均", "全校平均", "平均值"])
def test_a_row_of_means_is_no_data(load: Any, write: Write, label: str) -> None:
    write(FILE, rows(f"甲系,甲,,10,\n甲系,乙,,20,\n{label},,,15,"))
    sets, findings = load()
    assert (len(sets["programmes"].rows), findings) == (2, ())


def test_a_name_that_begins_like_a_mean_is_data(load: Any, write: Write) -> None:
    write(FILE, rows("均值电器系,甲,,10,\n平均,均值,,15,"))
    assert len(load()[0]["programmes"].rows) == 2


def test_a_sheet_of_sums_beside_the_list_is_told_once_and_no_data(load: Any, write: Write) -> None:
    book = openpyxl.Workbook()
    for line in (HEADING, "甲系,甲,,1,"):
        book.active.append(line.split(","))
    summary = book.create_sheet("汇总")
    for line in ("层次,在校生数", "中职,1", "合计,1"):
        summary.append(line.split(","))
    stream = io.BytesIO()
    book.save(stream)
    write("records/programmes.xlsx", stream.getvalue())
    sets, findings = load()
    assert [record.values["programme"] for record in sets["programmes"].rows] == ["甲"]
    assert told(findings) == ["records/programmes.xlsx [汇总] sheet-skipped"]


@pytest.mark.parametrize("name", ["copy", "json", "schema", "model_fields", "validate"])
def test_a_column_may_bear_any_id(name: str, filing: Path, write: Write) -> None:
    schema = RecordSchema.model_validate({"id": "a", "name": "甲", "columns": [{"id": name, "name": "列"}]})
    write("records/a.csv", "列\n值\n")
    sets, findings = load_records(filing, {"a": schema}, ReturnedRecords())
    assert (values(sets["a"].rows), findings) == ([("值",)], ())
