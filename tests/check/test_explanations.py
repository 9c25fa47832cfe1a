import pytest

from qreport.check import check
from qreport.model.filing import Explanation

from .samples import filing_of, indicator, pack_of, rule

PACK = pack_of([indicator("s"), indicator("t"), indicator("r", ":1", formula="s / t")])
FACTS = {"s": "7948", "t": "465", "r": "16:1"}


def explained(**explanation: object) -> bool:
    entry = Explanation.model_validate(
        {"indicator": "r", "period": "2021", "text": "折合教师数", **explanation}
    )
    (finding,) = check(filing_of(FACTS, explanations=[entry]), PACK).findings
    assert finding.is_open_error is not finding.explained
    return finding.explained


@pytest.mark.parametrize(
    ("explanation", "settles"),
    [
        ({}, False),
        ({"values": {"2021": "16:1"}}, True),
        ({"values": {"2021": "16"}}, True),
        ({"values": {"2021": "16.0"}}, True),
        ({"values": {"2021": "17:1"}}, False),
        ({"values": {"2021": "十六"}}, False),
        ({"values": {"2020": "16"}}, False),
        ({"values": {"2020": "-", "2021": "16"}}, False),
        ({"period": "2020"}, False),
        ({"indicator": "s"}, False),
    ],
)
def test_an_explanation_settles_as_long_as_its_values_stand(
    explanation: dict[str, object], settles: object
) -> None:
    assert explained(**explanation) is settles


def test_without_an_explanation_the_finding_is_open() -> None:
    (finding,) = check(filing_of(FACTS), PACK).findings
    assert finding.is_open_error


@pytest.mark.parametrize(
    ("stated", "settles"),
    [("2212", True), ("2,212", False), ("2211.9", False), ("2237", False), ("2212.0", True)],
)
def test_an_explanation_of_a_computed_value_holds_for_what_is_computed(stated: str, settles: object) -> None:
    pack = pack_of(
        [indicator("a"), indicator("b"), indicator("c", formula="a + b"), indicator("d")],
        [rule("at_most", {"smaller": "c", "larger": "d"}, level="explain")],
    )
    entry = Explanation(indicator="c", period="2021", text="含升学", values={"2021": stated})
    (finding,) = check(filing_of({"a": "1875", "b": "337", "d": "2000"}, explanations=[entry]), pack).findings
    assert finding.explained is settles
    assert ("原有说明因数值已变而失效" in finding.message) is not settles


@pytest.mark.parametrize(
    ("stated", "settles"), [("33.33", True), ("33.3", True), ("33.5", False), ("33", True)]
)
def test_a_computed_value_may_be_given_to_fewer_places(stated: str, settles: object) -> None:
    pack = pack_of(
        [indicator("a"), indicator("b"), indicator("c", "%", formula="a / b * 100"), indicator("d", "%")],
        [rule("at_most", {"smaller": "c", "larger": "d"}, level="explain")],
    )
    entry = Explanation(indicator="c", period="2021", text="甲", values={"2021": stated})
    (finding,) = check(filing_of({"a": "1", "b": "3", "d": "30"}, explanations=[entry]), pack).findings
    assert finding.explained is settles


def test_an_error_cannot_be_explained_away() -> None:
    pack = pack_of([indicator("a"), indicator("b")], [rule("at_most", {"smaller": "a", "larger": "b"})])
    entry = Explanation(indicator="a", period="2021", text="不改")
    (finding,) = check(filing_of({"a": "2", "b": "1"}, explanations=[entry]), pack).findings
    assert not finding.explained
    assert finding.is_open_error


@pytest.mark.parametrize(("value", "settled"), [("78", True), ("77", False)])
def test_an_unusual_value_is_settled_by_an_explanation_of_that_value(value: str, settled: object) -> None:
    pack = pack_of([indicator("p", "%", maximum=75)])
    entry = Explanation(indicator="p", period="2021", text="已核对", values={"2021": value})
    (finding,) = check(filing_of({"p": "78"}, explanations=[entry]), pack).findings
    assert (finding.code, finding.explained) == ("QR203", settled)
