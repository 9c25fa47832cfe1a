"""Two editions of a pack, each with its catalogue."""

import pytest

from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import compare
from qreport.errors import QreportError
from qreport.model.change import Change, ChangeKind
from qreport.model.facts import Bound
from qreport.model.indicator import Indicator

from .samples import fact, indicator, pack_of, side


def sides(
    old: tuple[Indicator, ...], new: tuple[Indicator, ...], before: dict[str, str], now: dict[str, str]
) -> tuple[EditionData, EditionData]:
    older = pack_of(*old, name="p-2022", edition="2022")
    newer = pack_of(*new, name="p-2024", edition="2024")
    return (
        side(older, [fact(code, "2021", text) for code, text in before.items()], "2021"),
        side(newer, [fact(code, "2023", text) for code, text in now.items()], "2023", "乙"),
    )


def followed(
    old: tuple[Indicator, ...], new: tuple[Indicator, ...], before: dict[str, str], now: dict[str, str]
) -> dict[tuple[str, str], Change]:
    made = compare(*sides(old, new, before, now)).changes
    return {(change.indicator.code, change.kind.value): change for change in made}


def values(change: Change) -> tuple[str | None, ...]:
    return tuple(None if each is None else f"{each:f}" for each in (change.change, change.rate))


def test_a_renamed_indicator_is_compared_with_what_it_was() -> None:
    new = indicator("b", lineage=[{"was": ["a"], "since": "2024"}])
    made = followed((indicator("a"),), (new,), {"a": "80"}, {"b": "100"})
    assert values(made["b", "changed"]) == ("20", "25.00")
    assert made["b", "changed"].lineage == "原为“指标a”"
    assert len(made) == 1


def test_of_a_name_that_stayed_only_the_code_is_told() -> None:
    new = indicator("b", name="指标a", lineage=[{"was": ["a"], "note": "含分校"}])
    made = followed((indicator("a"),), (new,), {"a": "80"}, {"b": "100"})
    assert made["b", "changed"].lineage == "代码原为 a；含分校"


def test_merged_indicators_are_added_up_exactly() -> None:
    old = indicator("a", "万元"), indicator("b", "万元")
    new = indicator("c", "万元", lineage=[{"was": ["a", "b"], "note": "两项合并填报"}])
    change = followed(old, (new,), {"a": "0.1", "b": "0.2"}, {"c": "0.3"})["c", "same"]
    assert values(change) == ("0.0", "0.00")
    assert change.lineage == "原为“指标a”、“指标b”之和；两项合并填报"


@pytest.mark.parametrize(("code", "text"), [("b", "-"), ("b", "/"), ("x", "1")])
def test_a_sum_with_a_missing_part_is_no_sum(code: str, text: str) -> None:
    old = indicator("a"), indicator("b"), indicator("x")
    new = indicator("c", lineage=[{"was": ["a", "b"]}]), indicator("x")
    change = followed(old, new, {"a": "5", code: text}, {"c": "6", "x": "1"})["c", "added"]
    assert not change.comparable
    assert change.old is None
    assert "b 的 2021 年没有准确的数，不能合计" in (change.lineage or "")
    assert not change.flagged


def test_a_vague_part_makes_no_exact_sum() -> None:
    old, new = sides(
        (indicator("a"), indicator("b")), (indicator("c", lineage=[{"was": ["a", "b"]}]),), {}, {"c": "9"}
    )
    facts = [fact("a", "2021", "5"), fact("b", "2021", "90余", bound=Bound.AT_LEAST)]
    made = compare(side(old.pack, facts, "2021"), new).changes
    assert [change.change for change in made] == [None]


def test_the_parts_of_a_split_indicator_are_compared_together_with_it() -> None:
    step = [{"was": ["a"], "since": "2024"}]
    new = indicator("x", lineage=step), indicator("y", lineage=step)
    made = followed((indicator("a"),), new, {"a": "10"}, {"x": "7", "y": "4"})
    assert values(made["a", "changed"]) == ("1", "10.00")
    assert made["a", "changed"].lineage == "现为“指标x”、“指标y”之和"
    assert made["x", "added"].lineage == "由“指标a”拆分而来，合计后与它对比"
    assert set(made) == {("a", "changed"), ("x", "added"), ("y", "added")}


def test_an_indicator_that_was_split_and_united_again_goes_back_to_either_form() -> None:
    united = indicator("a", lineage=[{"was": ["x", "y"], "since": "2024"}, {"was": ["a0"], "since": "2020"}])
    made = followed((indicator("x"), indicator("y")), (united,), {"x": "7", "y": "4"}, {"a": "11"})
    assert values(made["a", "same"]) == ("0", "0.00")
    made = followed((indicator("a"),), (united,), {"a": "12"}, {"a": "11"})
    assert values(made["a", "changed"]) == ("-1", "-8.33")
    assert made["a", "changed"].lineage is None


def test_a_redefined_indicator_is_not_compared_and_the_note_says_why() -> None:
    new = indicator("a", lineage=[{"since": "2024", "comparable": False, "note": "改按学籍统计"}])
    change = followed((indicator("a"),), (new,), {"a": "10"}, {"a": "100"})["a", "changed"]
    assert change.why_not == "口径变化，改按学籍统计"
    assert change.is_incomparable
    assert not change.flagged


def test_a_step_before_the_older_edition_no_longer_matters() -> None:
    new = indicator("a", lineage=[{"since": "2022", "comparable": False, "note": "改按学籍统计"}])
    assert followed((indicator("a"),), (new,), {"a": "10"}, {"a": "11"})["a", "changed"].comparable


def test_within_one_pack_the_past_does_not_matter() -> None:
    new = indicator("a", lineage=[{"since": "2024", "comparable": False, "note": "改按学籍统计"}])
    pack = pack_of(new)
    (change,) = compare(side(pack, [fact("a", "2020", "1")], "2020"), side(pack, [fact("a", "2021", "2")],
        "2021", "乙")).changes  # fmt: skip
    assert change.comparable


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ({"definition": "按学籍"}, {"definition": "按在校"}, "口径不同，原为“按学籍”，现为“按在校”"),
        ({"formula": "n / m"}, {"formula": "n / k"}, "算法不同，原为 n / m，现为 n / k"),
        (
            {"measure": {"kind": "count", "record_set": "r"}},
            {"measure": {"kind": "distinct", "record_set": "r", "column": "c"}},
            "算法不同，原为 count（明细表），现为 distinct（明细表）",
        ),
    ],
)
def test_a_definition_or_denominator_that_differs_is_the_reason(
    before: dict[str, object], now: dict[str, object], words: str
) -> None:
    rest = indicator("n"), indicator("m"), indicator("k")
    made = followed((indicator("a", **before), *rest), (indicator("a", **now), *rest), {"a": "1"}, {"a": "2"})
    assert made["a", "changed"].why_not == words


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"definition": "按学籍"}, {"definition": "按 学籍"}),
        ({"definition": "按学籍"}, {}),
        ({"formula": "n / m"}, {"formula": "指标n/指标m"}),
        ({"definition": "旧"}, {"definition": "新", "lineage": [{"was": ["a"]}]}),
    ],
)
def test_the_same_in_other_words_or_vouched_for_is_compared(
    before: dict[str, object], now: dict[str, object]
) -> None:
    rest = indicator("n"), indicator("m")
    made = followed((indicator("a", **before), *rest), (indicator("a", **now), *rest), {"a": "1"}, {"a": "2"})
    assert made["a", "changed"].comparable


def test_a_formula_with_a_renamed_denominator_is_the_same_formula() -> None:
    old = indicator("a", formula="n / m"), indicator("n"), indicator("m")
    new = indicator("a", formula="n / k"), indicator("n"), indicator("k", lineage=[{"was": ["m"]}])
    assert followed(old, new, {"a": "1"}, {"a": "2"})["a", "changed"].comparable


def test_percentages_are_never_added() -> None:
    old = indicator("a", "%"), indicator("b", "%")
    new = (indicator("c", "%", lineage=[{"was": ["a", "b"]}]),)
    assert followed(old, new, {"a": "1", "b": "2"}, {"c": "3"})["c", "same"].why_not == "百分比、比值不能相加"


def test_what_only_the_older_pack_has_comes_last_as_gone() -> None:
    made = followed((indicator("a"), indicator("b")), (indicator("b"),), {"a": "1", "b": "1"}, {"b": "1"})
    assert list(made) == [("b", "same"), ("a", "removed")]


def test_a_year_that_was_restated_is_found_under_its_new_name() -> None:
    old, _ = sides((indicator("a"),), (), {"a": "10"}, {})
    pack = pack_of(indicator("b", lineage=[{"was": ["a"]}]), name="p-2024", edition="2024")
    new = side(pack, [fact("b", "2021", "11"), fact("b", "2023", "12")], "2023", "乙")
    made = compare(old, new).changes
    assert [(each.kind, each.new_period) for each in made] == [
        (ChangeKind.CHANGED, "2023"), (ChangeKind.RESTATED, "2021"),
    ]  # fmt: skip


def test_units_that_differ_along_the_lineage_are_refused() -> None:
    new = indicator("b", "万元", lineage=[{"was": ["a"]}])
    with pytest.raises(QreportError, match="“指标a”的单位前后不同：元 和 万元"):
        followed((indicator("a", "元"),), (new,), {"a": "1"}, {"b": "2"})


@pytest.mark.parametrize("step", [{"since": "2024"}, {"comparable": False}, {"was": ["a"], "since": "今年"}])
def test_a_step_that_says_nothing_is_refused(step: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="lineage"):
        indicator("a", lineage=[step])
