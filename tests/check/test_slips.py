"""Built-in checks for slips of the hand: units, decimals, parts of a year, impossible numbers in rows."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from qreport.model.facts import Bound, Fact
from qreport.model.finding import Finding, Level
from qreport.model.location import Location
from qreport.model.records import Column, ColumnType, RecordSchema

from .samples import TRAINING, filing_of, indicator, pack_of, records, rule, run, typed


def of(code: str, findings: tuple[Finding, ...]) -> list[Finding]:
    return [each for each in findings if each.code == code]


@pytest.mark.parametrize(
    ("unit", "before", "now", "words"),
    [
        ("元", "11372.95", "1.12", "像是 2021 年按万元填了"),
        ("万元", "2755.1", "27551000", "像是 2021 年按元填了"),
        ("万元", "27551000", "2755.1", "像是 2020 年按元填了"),
        ("m²", "473000", "709.5", "像是 2021 年按亩填了"),
        ("亩", "709.5", "473000", "像是 2021 年按m²填了"),
        ("%", "98.4", "0.985", "像是 2021 年按小数填了"),
        ("%", "0.984", "98.5", "像是 2020 年按小数填了"),
    ],
)
def test_two_years_in_different_units_are_told(unit: str, before: str, now: str, words: str) -> None:
    result = run([indicator("a", unit)], {"a": now, "a@2020": before})
    (finding,) = of("QR211", result.findings)
    assert finding.level is Level.WARNING
    assert words in finding.message
    assert f"单位是{unit}" in finding.mend


def test_the_mend_of_a_slip_gives_the_figure_in_the_right_unit() -> None:
    result = run([indicator("a", "元", decimals=2)], {"a": "1.12", "a@2020": "11372.95"})
    (finding,) = of("QR211", result.findings)
    assert finding.mend == "单位是元：2021 年填的若是万元，改为 11200.00；不是的，核对另一年的数。"
    assert (finding.found, finding.expected) == ("1.12", "11200.00")
    assert [place.line for place in finding.locations] == [2, 3]


@pytest.mark.parametrize(
    ("unit", "before", "now"),
    [
        ("元", "11372.95", "11201.30"),
        ("元", "1000", "15000"),
        ("元", "0", "11201.30"),
        ("元", "-", "11201.30"),
        ("元", "/", "11201.30"),
        ("元", "200", "9000"),
        ("人", "1", "10000"),
        ("%", "6.19", "0.3"),
        ("%", "60", "2.5"),
        ("亩", "700", "47"),
    ],
)
def test_growth_and_other_differences_are_no_slip(unit: str, before: str, now: str) -> None:
    assert of("QR211", run([indicator("a", unit)], {"a": now, "a@2020": before}).findings) == []


@pytest.mark.parametrize(
    ("unit", "before", "now", "count"),
    [
        ("%", "32", "30.34", 1),
        ("%", "30.34", "32", 1),
        ("%", "32.00", "30.34", 0),
        ("%", "98.5", "98.55", 0),
        ("%", "100", "98.55", 0),
        ("%", "0", "6.19", 0),
        ("元", "4643.02", "2568", 1),
        ("人", "12", "13", 0),
        (":1", "16:1", "19.02:1", 0),
        ("%", "-", "30.34", 0),
        ("%", "/", "30.34", 0),
    ],
)
def test_two_decimals_more_or_less_are_told(unit: str, before: str, now: str, count: int) -> None:
    findings = of("QR212", run([indicator("a", unit)], {"a": now, "a@2020": before}).findings)
    assert len(findings) == count
    assert all(each.level is Level.WARNING and "小数位数不同" in each.message for each in findings)


def test_the_coarser_year_is_the_place_to_open() -> None:
    (finding,) = of("QR212", run([indicator("a", "%")], {"a": "30.34", "a@2020": "32"}).findings)
    assert (finding.found, finding.expected) == ("32", "2 位小数")
    assert [place.line for place in finding.locations] == [3, 2]


def test_decimals_count_in_full_width_too() -> None:
    facts = [
        replace(typed("a", plain, 2), text=text, period=year)
        for plain, text, year in (("2.87", "２．８７", "2020"), ("3", "３", "2021"))
    ]
    assert len(of("QR212", run([indicator("a", "%")], facts).findings)) == 1


def test_vague_and_converted_figures_have_no_decimals_to_compare() -> None:
    vague = [typed("a", "98", 2, Bound.AT_LEAST), typed("a@2020", "97.25", 3)]
    assert of("QR212", run([indicator("a", "%")], vague).findings) == []
    converted = [replace(typed("a", "12000", 2), text="1.2万"), typed("a@2020", "11372.95", 3)]
    assert of("QR212", run([indicator("a", "元")], converted).findings) == []


def spanned(span: str | None, text: str = "2568.34") -> Fact:
    return replace(typed("a", text, 2), span=span)


@pytest.mark.parametrize(
    ("span", "count"),
    [
        ("2021-01/2021-08", 1),
        ("2021-01/2021-12", 0),
        ("2020-09/2021-08", 0),
        ("2021-09/2021-09", 1),
        (None, 0),
    ],
)
def test_a_part_of_a_year_is_told(span: str | None, count: int) -> None:
    findings = of("QR213", run([indicator("a", "元")], [spanned(span)]).findings)
    assert len(findings) == count
    assert all(each.level is Level.INFO for each in findings)


def test_the_months_are_counted_and_a_missing_value_has_none() -> None:
    (finding,) = of("QR213", run([indicator("a", "元")], [spanned("2021-01/2021-08")]).findings)
    assert finding.message == "指标a填的是 2568.34，只含 2021-01 至 2021-08（8 个月），不足一年"
    assert of("QR213", run([indicator("a", "元")], [spanned("2021-01/2021-08", "-")]).findings) == []


SURVEY = RecordSchema(
    id="training",
    name="满意度",
    columns=(
        Column(id="client", name="对象"),
        Column(id="share", name="满意度", type=ColumnType.NUMBER, unit="%"),
        Column(id="money", name="经费", type=ColumnType.NUMBER, unit="万元"),
    ),
)


def survey(share: str, money: str = "1") -> list[Finding]:
    from qreport.check import check

    sets = records([("学生", Decimal(share), Decimal(money))], schema=SURVEY)
    pack = replace(pack_of([]), record_schemas={"training": SURVEY})
    return of("QR214", check(filing_of((), sets), pack).findings)


@pytest.mark.parametrize("share", ["0", "98.5", "100"])
def test_possible_numbers_in_rows_are_silent(share: str) -> None:
    assert survey(share) == []


@pytest.mark.parametrize(("share", "money"), [("985", "1"), ("-1", "1"), ("98", "-2")])
def test_impossible_numbers_in_rows_are_errors_at_their_cell(share: str, money: str) -> None:
    (finding,) = survey(share, money)
    assert finding.level is Level.ERROR
    assert "满意度“学生”的" in finding.message
    assert str(finding.locations[0]) == f"records/training.csv {'D2' if money == '-2' else 'C2'}"


INCOME = Column(id="people", name="到账经费", type=ColumnType.NUMBER, unit="万元", required=False)
HEADING = Location("records/training.csv", line=1, column=3)


@pytest.mark.parametrize(
    ("maximum", "headings", "first"),
    [
        (1000, {"people": HEADING}, "records/training.csv C1"),
        (50, {"people": HEADING}, "indicators/a.csv D2"),
        (1000, {}, "indicators/a.csv D2"),
    ],
)
def test_a_unit_in_a_heading_is_blamed_before_a_usual_total(
    maximum: int, headings: dict[str, Location], first: str
) -> None:
    schema = TRAINING.model_copy(update={"columns": (TRAINING.columns[0], INCOME)})
    lists = records([("甲", Decimal("0.00144")), ("乙", Decimal("0.00782"))], schema=schema)
    lists = {name: replace(each, converted=headings) for name, each in lists.items()}
    income = indicator("a", "万元", minimum=0, maximum=maximum)
    sums = rule("records_sum_equals", {"record_set": "training", "column": "people", "equals": "a"})
    (finding,) = (
        each for each in run([income], {"a": "92.6"}, lists, [sums]).findings if each.code == "QR301"
    )
    assert str(finding.locations[0]) == first
