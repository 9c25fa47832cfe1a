from decimal import Decimal

import pytest
from pydantic import ValidationError

from qreport.comparing.refusals import limits_of
from qreport.model.indicator import ChangeLimits

from .samples import indicator, one


@pytest.mark.parametrize(
    ("old", "new", "unit", "reason"),
    [
        ("100", "119", "人", None),
        ("100", "120", "人", "变化达到 20%"),
        ("100", "80", "人", "变化达到 20%"),
        ("8", "12", "人", None),  # half as many again, but only four
        ("8", "13", "人", "变化达到 5 人"),
        ("24", "30", "人", "变化达到 20%"),
        ("2", "2.5", "万元", "变化达到 20%"),
        ("90", "94.9", "%", None),
        ("90", "95", "%", "变化达到 5 个百分点"),
        ("16:1", "17:1", ":1", None),
        ("16:1", "18:1", ":1", "变化达到 2"),
        ("0", "1", "人", "从无到有"),
        ("-", "1", "人", "从无到有"),
        ("1", "-", "人", "原有数据，现未采集"),
        ("0", "0", "人", None),
        ("-", "0", "人", None),
        ("0", "-", "人", None),
        ("-", "-", "人", None),
        ("/", "9", "人", None),
        (None, "9", "人", None),
    ],
)
def test_a_change_asks_from_its_limit_on(old: str | None, new: str, unit: str, reason: str | None) -> None:
    assert one(old, new, unit).why_flagged == reason


@pytest.mark.parametrize(
    ("limits", "old", "new", "flagged"),
    [
        ({"relative": 10}, "279", "250", True),
        ({"relative": 10}, "279", "252", False),
        ({"relative": 50}, "100", "149", False),
        ({"small": 0}, "1", "2", True),
        ({"small": 1000, "absolute": 100}, "500", "599", False),
    ],
)
def test_an_indicator_has_limits_of_its_own(
    limits: dict[str, int], old: str, new: str, *, flagged: bool
) -> None:
    assert one(old, new, limits=limits).flagged is flagged


def test_a_limit_that_the_indicator_does_not_set_is_that_of_its_unit() -> None:
    made = limits_of(indicator("a", limits={"relative": 10}))
    assert made == ChangeLimits(relative=Decimal(10), small=Decimal(25), absolute=Decimal(5))


@pytest.mark.parametrize("wrong", [{"relative": 0}, {"points": -1}, {"percent": 5}])
def test_a_wrong_limit_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        ChangeLimits.model_validate(wrong)
