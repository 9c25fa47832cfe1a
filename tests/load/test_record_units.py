"""Units, columns of sums and odd layouts of detail tables."""

from pathlib import Path
from typing import Any

import pytest

from qreport.load.grids.returned import ReturnedRecords
from qreport.load.records.records import load_records
from qreport.model.finding import Finding
from qreport.model.records import RecordSchema, RecordSet

from .conftest import Write

SCHEMA = RecordSchema.model_validate(
    {
        "id": "training",
        "name": "培训明细",
        "columns": [
            {"id": "client", "name": "合作单位"},
            {"id": "men", "name": "男", "type": "count", "unit": "人次", "required": False},
            {"id": "people", "name": "培训人数", "type": "count", "unit": "人次"},
            {
                "id": "income",
                "name": "到账经费",
                "aliases": ["到账经费（万元）"],
                "type": "number",
                "unit": "万元",
            },
        ],
        "totals": ["people", "income"],
    }
)


@pytest.fixture
def load(filing: Path, write: Write) -> Any:
    def load(text: str) -> tuple[RecordSet | None, list[str]]:
        write("records/training.csv", text)
        sets, findings = load_records(filing, {"training": SCHEMA}, ReturnedRecords())
        return sets.get("training"), [told(each) for each in findings]

    return load


def told(finding: Finding) -> str:
    return f"{str(finding.locations[0]).removeprefix('records/training.csv')} {finding.name}".strip()


def column(records: RecordSet | None, name: str) -> list[str]:
    assert records
    return [f"{row.values[name]}" for row in records.rows]


@pytest.mark.parametrize(
    "heading",
    [
        "合作单位,培训人数,到账经费（元）",
        "合作单位,培训人数（人）,到账经费(单位：元)",
        "一览表（单位：元）,,\n合作单位,培训人数,到账经费",
        "单位：人、元,,\n合作单位,培训人数,到账经费",
        ",,单位：元\n合作单位,培训人数,到账经费",
        "合作单位*,培训人数①,3.到账经费/元",
    ],
)
def test_a_unit_of_the_file_converts_its_column(heading: str, load: Any) -> None:
    records, findings = load(f"{heading}\n甲,5,20000\n乙,6,0.3万元\n")
    assert column(records, "income") == ["2", "0.3"]
    assert findings == []


@pytest.mark.parametrize(
    "heading",
    [
        "合作单位,培训人数,到账经费（万元）",
        "单位：万元,,\n合作单位,培训人数（人次）,到账经费",
        "填报单位：继续教育学院,,\n合作单位,培训人数,到账经费",
    ],
)
def test_the_usual_unit_changes_nothing(heading: str, load: Any) -> None:
    records, findings = load(f"{heading}\n甲,5,2.00\n")
    assert (column(records, "income"), findings) == (["2.00"], [])


@pytest.mark.parametrize(
    ("heading", "finding"),
    [
        ("单位：万美元,,\n合作单位,培训人数,到账经费", "A1 unknown-unit"),
        ("单位：亩,,\n合作单位,培训人数,到账经费", "A1 unit-not-applied"),
        ("合作单位,培训人数,到账经费（人）", "C1 unit-of-other-kind"),
        ("单位：万元,,\n合作单位,培训人数,到账经费（元）", "C2 units-contradict"),
        ("合作单位,培训人数,到账经费\n注：金额单位为元,,", "A2 unit-not-applied"),
        ("合作单位,培训人数,到账经费\n,,单位：元", "C2 unit-not-applied"),
    ],
)
def test_a_unit_that_cannot_be_applied_is_told(heading: str, finding: str, load: Any) -> None:
    assert load(f"{heading}\n甲,5,2\n")[1] == [finding]


@pytest.mark.parametrize(
    "name",
    [
        "合计", "合  计", "总计：", "全校合计", "学校合计", "合计（人次）", "7、合计", "共计", "总数",
        "Total",
        "合计/Total", "*合计", "【合计】", "累计", "总人数", "合计11人次",
    ],
)  # fmt: skip
def test_a_total_by_any_name_is_no_data(name: str, load: Any) -> None:
    for text in (f"甲,5,2\n乙,6,3\n{name},11,5\n", f"{name},11,5\n甲,5,2\n乙,6,3\n"):
        records, findings = load(f"合作单位,培训人数,到账经费\n{text}")
        assert column(records, "client") == ["甲", "乙"]
        assert [str(total.values["people"]) for total in records.totals] == ["11"]
        assert findings == []


@pytest.mark.parametrize(
    "name", ["合计云科技有限公司", "总计信息科技公司", "市总工会", "会计师事务所", "累计科技"]
)
def test_a_partner_whose_name_is_like_a_total_stays_a_row(name: str, load: Any) -> None:
    records, findings = load(f"合作单位,培训人数,到账经费\n甲,5,2\n{name},6,3\n")
    assert (column(records, "client"), findings) == (["甲", name], [])


def test_sums_above_their_rows_are_sums_of_what_follows(load: Any) -> None:
    text = "东区小计,3,2\n甲,1,1\n乙,2,1\n西区小计,3,1\n丙,3,1\n"
    records, findings = load(f"合作单位,培训人数,到账经费\n{text}")
    assert [len(part.rows) for part in records.subtotals] == [2, 1]
    assert (column(records, "client"), findings) == (["甲", "乙", "丙"], [])


@pytest.mark.parametrize(
    ("row", "findings"),
    [("其中：残疾人,4,1", []), ("其中：残疾人,9,1", ["B3 sum-not-understood"]), ("其中,4,", [])],
)
def test_a_row_among_which_is_held_by_the_row_above(row: str, findings: list[str], load: Any) -> None:
    records, found = load(f"合作单位,培训人数,到账经费\n甲,5,2\n{row}\n")
    assert (column(records, "client"), found) == (["甲"], findings)


@pytest.mark.parametrize(("last", "findings"), [("8", []), ("9", ["E2 sum-not-understood"])])
def test_a_column_of_sums_is_compared(last: str, findings: list[str], load: Any) -> None:
    records, found = load(f"合作单位,男,培训人数,到账经费,合计\n甲,3,5,2,{last}\n")
    assert (column(records, "people"), found) == (["5"], findings)


def test_blocks_side_by_side_are_read_one_after_the_other(load: Any) -> None:
    head = "合作单位,培训人数,到账经费"
    records, findings = load(f"{head},{head}\n甲,5,2,丙,7,4\n乙,6,3,,,\n")
    assert (column(records, "client"), findings) == (["甲", "乙", "丙"], [])


def test_a_heading_pasted_below_in_another_order_is_followed(load: Any) -> None:
    text = "合作单位,培训人数,到账经费\n甲,5,2\n合作单位,到账经费（元）,培训人数\n乙,30000,6\n"
    records, findings = load(text)
    assert (column(records, "people"), column(records, "income"), findings) == (["5", "6"], ["2", "3"], [])
