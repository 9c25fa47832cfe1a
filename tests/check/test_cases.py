import pytest
from msgspec.structs import replace
from places import TEMPLATES

from qreport.check import check, check_rules
from qreport.check.cases import WrongCase, outcomes_of
from qreport.check.data import Subject
from qreport.check.outcomes import Breach
from qreport.check.rules import ready_rules
from qreport.formula import Names
from qreport.load import empty_filing, load_pack
from qreport.model.pack import Pack
from qreport.model.records import Column, ColumnType, RecordSchema

from .samples import indicator, pack_of, rule

PACKS = [load_pack(folder.name, (TEMPLATES,))[0] for folder in sorted(TEMPLATES.iterdir()) if folder.is_dir()]
RULES = [(pack, code) for pack in PACKS for code in pack.rules]
INDICATORS = [indicator("a"), indicator("b")]
AT_MOST = {"smaller": "a", "larger": "b"}


def with_cases(**cases: object) -> Pack:
    return pack_of(INDICATORS, [rule("at_most", AT_MOST, cases=cases)])


@pytest.mark.parametrize("code", ["QR207", "QR101", "QR604"])
def test_a_rule_may_not_take_a_code_of_qreport_itself(code: str) -> None:
    (finding,) = check_rules(pack_of(INDICATORS, [rule("at_most", AT_MOST, code=code)]))
    assert f"代码 {code} 是程序自己用的" in finding.message


@pytest.mark.parametrize("code", ["QR301", "QR399", "QR9001"])
def test_a_rule_may_take_a_code_of_packs(code: str) -> None:
    assert check_rules(pack_of(INDICATORS, [rule("at_most", AT_MOST, code=code)])) == ()


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.manifest.id)
def test_the_rules_of_every_pack_can_be_run_and_keep_their_cases(pack: Pack) -> None:
    assert check_rules(pack) == ()
    empty = check(empty_filing(pack), pack)
    assert {finding.name for finding in empty.findings} <= {"required-value-missing"}


@pytest.mark.parametrize(("pack", "code"), RULES, ids=[code for _, code in RULES])
def test_every_rule_has_a_case_that_passes_and_one_that_fails(pack: Pack, code: str) -> None:
    rule_of_pack = pack.rules[code]
    assert rule_of_pack.cases.passes
    assert rule_of_pack.cases.fails
    assert int(code[2:]) >= 301


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        ({"pass": [{"a": 2, "b": 1}]}, "pass 的第 1 个用例本应放过，却被查出"),
        ({"fail": [{"a": 2, "b": 1}, {"a": 1, "b": 1}]}, "fail 的第 2 个用例本应查出，却被放过"),
        ({"pass": [{"a": 2}]}, "无法核对：指标b没有确切的数"),
        ({"pass": [{"a": 2, "b": "-"}]}, "无法核对"),
        ({"pass": [{"a": 2, "c": 1}]}, "没有指标或明细表“c”"),
        ({"pass": [{"a": 2, "b": "三"}]}, "“三”不是数"),
        ({"pass": [{"a": 2, "b": "NaN"}]}, "“NaN”不是数"),
        ({"pass": [{"training": 3}]}, "要写成各行的列表"),
    ],
)
def test_a_case_that_misses_its_verdict_is_a_finding(cases: dict[str, object], words: str) -> None:
    (finding,) = check_rules(with_cases(**cases))
    assert finding.code == "QR210"
    assert words in finding.message


def test_right_cases_are_silent() -> None:
    assert check_rules(with_cases(**{"pass": [{"a": 1, "b": 1}], "fail": [{"a": 1.5, "b": "1"}]})) == ()


def test_the_year_before_and_rows_can_be_given() -> None:
    growth = rule("at_most", {"smaller": "a@上年", "larger": "a"}, cases={"fail": [{"a": 1, "a@上年": 2}]})
    assert check_rules(pack_of(INDICATORS, [growth])) == ()
    rows = {"training": [{"client": "甲", "people": 2}], "a": 3}
    sums = rule("records_sum_equals", {"record_set": "training", "column": "people", "equals": "a"})
    pack = pack_of(INDICATORS, [sums])
    (ready,), _ = ready_rules(pack, Names(INDICATORS))
    (outcome,) = outcomes_of(ready, rows, Subject(empty_filing(pack), pack))
    assert isinstance(outcome, Breach)


def test_a_case_that_is_no_data_says_why() -> None:
    pack = with_cases()
    (ready,), _ = ready_rules(pack, Names(INDICATORS))
    with pytest.raises(WrongCase, match="不是数"):
        outcomes_of(ready, {"a": "x"}, Subject(empty_filing(pack), pack))


def test_a_filter_may_name_only_what_a_column_can_hold() -> None:
    kinds = Column(id="kind", name="类别", type=ColumnType.CHOICE, choices=("订单培养", "学徒制"))
    schema = RecordSchema(id="firms", name="企业", columns=(kinds,))
    args = {"record_set": "firms", "equals": "a", "where": {"kind": "学徒"}}
    pack = replace(
        pack_of(INDICATORS, [rule("records_count_equals", args)]), record_schemas={"firms": schema}
    )
    (finding,) = check_rules(pack)
    assert "where 里的“学徒”不是列“类别”的取值，是否为“学徒制”？" in finding.message
