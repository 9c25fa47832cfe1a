from decimal import Decimal
from typing import Any, Literal

import pytest
from pydantic import Field, TypeAdapter, ValidationError, model_validator

from qreport.load.yaml.schema_errors import findings_of
from qreport.load.yaml.yaml_file import parse_yaml
from qreport.model.base import Schema
from qreport.model.finding import Finding, in_order
from qreport.model.tables import TableSpec


class Inner(Schema):
    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", min_length=1)
    label: str | None = None


class Outer(Schema):
    name: str = Field(min_length=2, max_length=4)
    size: int | None = Field(default=None, ge=1, le=9)
    width: float | None = Field(default=None, gt=0, lt=100)
    share: Decimal | None = None
    wide: bool = False
    kind: Literal["up", "down"] = "up"
    inner: Inner | None = None
    rows: tuple[Inner | str, ...] = Field(default=(), max_length=2)
    names: dict[str, str] = Field(default_factory=dict)
    where: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _not_both(self) -> "Outer":
        if self.size and self.width:
            raise ValueError("size 与 width 只能写一个")
        return self


def findings(text: str, shape: Any = Outer) -> tuple[Finding, ...]:
    document = parse_yaml(text, "x.yaml")
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(shape).validate_python(document.data)
    return findings_of(caught.value, document, shape=shape)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("size: 3", 1, "缺少“name”"),
        ("name: true", 1, "name：应为文字，写的是“true”"),
        ("name:\nsize: 3", 1, "name：应为文字，是空白"),
        ("name: 甲", 1, "name：应为至少 2 个字，写的是“甲”"),
        ("name: 甲乙丙丁戊", 1, "name：应为至多 4 个字，写的是“甲乙丙丁戊”"),
        ("name: 甲乙\nsize: 很大", 2, "size：应为整数，写的是“很大”"),
        ("name: 甲乙\nsize: 1.5", 2, "size：应为整数，写的是“1.5”"),
        ("name: 甲乙\nsize: 0", 2, "size：应为不小于 1 的数，写的是“0”"),
        ("name: 甲乙\nsize: 10", 2, "size：应为不大于 9 的数，写的是“10”"),
        ("name: 甲乙\nwidth: 0", 2, "width：应为大于 0.0 的数，写的是“0”"),
        ("name: 甲乙\nwidth: 100", 2, "width：应为小于 100.0 的数，写的是“100”"),
        ("name: 甲乙\nwidth: 宽", 2, "width：应为数，写的是“宽”"),
        ("name: 甲乙\nshare: 多", 2, "share：应为数，写的是“多”"),
        ("name: 甲乙\nshare: []", 2, "share：应为数，写的是一个列表"),
        ("name: 甲乙\nwide: 也许", 2, "wide：应为“true”或“false”，写的是“也许”"),
        ("name: 甲乙\nkind: left", 2, "kind：应为“up”或“down”，写的是“left”"),
        ("name: 甲乙\nkind: dwon", 2, "kind：应为“up”或“down”，写的是“dwon”，是否为“down”？"),
        ("name: 甲乙\ninner: 3", 2, "inner：应为若干行“键: 值”，写的是“3”"),
        ("name: 甲乙\nrows: 3", 2, "rows：应为列表，写的是“3”"),
        ("name: 甲乙\nrows: [a, b, c]", 2, "rows：应为至多 2 项，写的是一个列表"),
        ("name: 甲乙\nnames: 3", 2, "names：应为若干行“键: 值”，写的是“3”"),
        ("name: 甲乙\nnames: {2020: true}", 2, "names → 2020：应为文字，写的是“true”"),
        ("[]", 1, "应为若干行“键: 值”，写的是一个列表"),
        ("name: 甲乙\nsize: 3\nwidth: 2", 1, "size 与 width 只能写一个"),
        (
            "name: 甲乙\ninner:\n  code: A1",
            3,
            "inner → code：应为以小写字母开头、只含小写字母、数字和下划线的代码，写的是“A1”",
        ),
    ],
)
def test_every_fault_is_told_in_chinese_at_its_line(text: str, line: int, message: str) -> None:
    (finding,) = findings(text)
    assert finding.message == message
    assert finding.locations[0].line == line


def test_a_truth_value_in_place_of_text_is_mended_by_quotes() -> None:
    (finding,) = findings("name: true")
    assert finding.mend == '给它加上引号："true"'


def test_an_unknown_key_names_the_nearest_of_its_own_level() -> None:
    outer, inner = in_order(findings("name: 甲乙\nsise: 3\ninner:\n  code: a\n  lable: b"))
    assert outer.message == "不认识“sise”，是否为“size”？"
    assert inner.message == "inner：不认识“lable”，是否为“label”？"
    assert [outer.locations[0].line, inner.locations[0].line] == [2, 5]


@pytest.mark.parametrize(
    "text", ["name: 甲乙\ninner:\n  code：a\n  label：b", "name: 甲乙\ninner: {code： a, label: b}"]
)
def test_a_full_width_colon_is_called_by_its_name(text: str) -> None:
    assert any("冒号写成了全角的“：”" in finding.mend for finding in findings(text))


def test_a_full_width_colon_in_a_text_is_no_fault_of_its_own() -> None:
    (finding,) = findings("name: 甲乙\nsize: 规模：大")
    assert "全角" not in finding.mend


def test_an_unknown_key_in_a_list_of_models_is_found_there() -> None:
    (finding,) = findings("name: 甲乙\nrows:\n  - a\n  - {code: b, lable: c}")
    assert finding.message == "rows → 第 2 项：不认识“lable”，是否为“label”？"
    assert finding.locations[0].line == 4


def test_a_value_of_no_allowed_form_is_told_once_with_all_forms() -> None:
    (finding,) = findings("name: 甲乙\nrows: [true]")
    assert finding.message == "rows → 第 1 项：应为若干行“键: 值”或文字，写的是“true”"
    (finding,) = findings("name: 甲乙\nwhere: {level: true}")
    assert finding.expected == "文字或列表"


def test_all_faults_are_told_together() -> None:
    assert len(findings("size: 0\nkind: left\nextra: 1")) == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: a", "缺少“kind”"),
        ("kind: picture", "kind：应为“indicators”、“records”，写的是“picture”"),
    ],
)
def test_the_kind_of_a_table_must_be_known(text: str, message: str) -> None:
    (finding,) = findings(text, TableSpec)
    assert finding.message == message


def test_a_prefix_leads_to_the_validated_part() -> None:
    document = parse_yaml("all:\n  - name: 甲乙\n  - name: true\n", "x.yaml")
    with pytest.raises(ValidationError) as caught:
        Outer.model_validate({"name": True})
    (finding,) = findings_of(caught.value, document, ("all", 1), Outer)
    assert finding.message == "all → 第 2 项 → name：应为文字，写的是“true”"
    assert finding.locations[0].line == 3
