from hypothesis import given
from hypothesis import strategies as st

from qreport.load.packs.pack_merge import parents_first
from qreport.model.indicator import Indicator
from qreport.model.location import Location

CODES = "abcdef"


def family(**parents: str | None) -> dict[str, Indicator]:
    return {
        code: Indicator(code=code, name=code, unit="人", parent=parent) for code, parent in parents.items()
    }


def place(code: str) -> Location:
    return Location("catalogue/a.yaml", line=CODES.index(code) + 1)


def test_parents_come_before_their_children_and_the_rest_stays() -> None:
    ordered, findings = parents_first(family(a=None, b="e", c="b", d=None, e=None), place)
    assert list(ordered) == ["a", "e", "b", "c", "d"]
    assert findings == []


def test_an_unknown_parent_names_the_nearest() -> None:
    ordered, (finding,) = parents_first(family(a=None, b="aa"), place)
    assert finding.message == "指标“b”的 parent“aa”不在指标目录中，是否为“a”？"
    assert finding.locations == (place("b"),)
    assert ordered["b"].parent is None


def test_a_circle_of_parents_is_named_and_cut() -> None:
    ordered, findings = parents_first(family(a="b", b="c", c="a", d="a"), place)
    assert findings[0].message == "指标的 parent 绕成了圈：a → b → c → a"
    assert [finding.indicator for finding in findings] == ["a", "b", "c"]
    assert [each.parent for each in ordered.values()] == [None, None, None, "a"]


def test_an_indicator_that_is_its_own_parent_is_a_circle() -> None:
    _, (finding,) = parents_first(family(a="a"), place)
    assert finding.message == "指标的 parent 绕成了圈：a → a"


@given(st.lists(st.sampled_from([None, *CODES, "x"]), min_size=len(CODES), max_size=len(CODES)))
def test_whatever_the_parents_the_result_is_a_forest_in_order(parents: list[str | None]) -> None:
    ordered, findings = parents_first(family(**dict(zip(CODES, parents, strict=True))), place)
    assert sorted(ordered) == list(CODES)
    seen: set[str] = set()
    for code, indicator in ordered.items():
        assert indicator.parent is None or indicator.parent in seen
        seen.add(code)
    cut = sum(a is not None for a in parents) - sum(bool(each.parent) for each in ordered.values())
    assert len(findings) == cut
