"""Rule kinds that compare figures of one year: hold, fail, cannot be checked, at the edge of intervals."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.model.facts import Bound

from .samples import found, indicator, records, rule, run, typed
from .verdicts import INDICATORS, breach, letters, outcomes

EACH = {"whole": "a", "parts": ["b", "c"]}
CHAIN = {"links": ["a", "b", "c"]}
PARTS = {"whole": "a", "parts": ["b", "c"]}
ONE_OF = {"value": "p", "candidates": ["a / b * 100", "a / c * 100"]}
TOGETHER = {"quantities": ["a", "b", "h"]}
NEEDS = {"positive": "m", "needs": "a"}
MEAN = {"mean": "p", "parts": ["q", "r"]}
WHOLE = {"percent": "p", "numerator": "a", "at_most": "b"}


@pytest.mark.parametrize(
    ("kind", "args", "facts", "verdict"),
    [
        ("each_at_most", EACH, {"a": "3", "b": "3", "c": "2"}, "hh"),
        ("each_at_most", EACH, {"a": "3", "b": "4", "c": "2"}, "fh"),
        ("each_at_most", EACH, {"a": "3", "b": "-", "c": "4"}, "uf"),
        ("each_at_most", EACH, {"a": "/", "b": "1", "c": "4"}, "uu"),
        ("each_at_most", {"whole": "m", "parts": ["n"]}, {"m": "1.50", "n": "1.51"}, "h"),
        ("each_at_most", {"whole": "m", "parts": ["n"]}, {"m": "1.50", "n": "1.53"}, "f"),
        ("chain", CHAIN, {"a": "3", "b": "3", "c": "0"}, "hh"),
        ("chain", CHAIN, {"a": "3", "b": "4", "c": "5"}, "ff"),
        ("chain", CHAIN, {"a": "3", "b": "-", "c": "2"}, "hu"),
        ("chain", CHAIN, {"a": "3", "b": "/", "c": "4"}, "fu"),
        ("chain", CHAIN, {"a": "3"}, "u"),
        ("chain", CHAIN, {}, "u"),
        ("parts_at_most", PARTS, {"a": "3", "b": "1", "c": "2"}, "h"),
        ("parts_at_most", PARTS, {"a": "3", "b": "2", "c": "2"}, "f"),
        ("parts_at_most", PARTS, {"a": "3", "b": "4", "c": "-"}, "f"),
        ("parts_at_most", PARTS, {"a": "3", "b": "3", "c": "/"}, "u"),
        ("parts_at_most", PARTS, {"a": "-", "b": "3", "c": "1"}, "u"),
        ("parts_at_most", PARTS, {"a": "3"}, "u"),
        ("parts_at_most", {"whole": "m", "parts": ["n", "0.5"]}, {"m": "1.0", "n": "0.6"}, "h"),
        ("parts_at_most", {"whole": "m", "parts": ["n", "0.5"]}, {"m": "1.0", "n": "0.7"}, "f"),
        ("one_of", ONE_OF, {"p": "50", "a": "1", "b": "2", "c": "3"}, "h"),
        ("one_of", ONE_OF, {"p": "33.3", "a": "1", "b": "2", "c": "3"}, "h"),
        ("one_of", ONE_OF, {"p": "40", "a": "1", "b": "2", "c": "3"}, "f"),
        ("one_of", ONE_OF, {"p": "40", "a": "1", "b": "2", "c": "-"}, "f"),
        ("one_of", ONE_OF, {"p": "40", "a": "1", "b": "0", "c": "/"}, "u"),
        ("one_of", ONE_OF, {"p": "/", "a": "1", "b": "2", "c": "3"}, "u"),
        ("positive_together", TOGETHER, {"a": "1", "b": "2", "h": "0.5"}, "h"),
        ("positive_together", TOGETHER, {"a": "0", "b": "0", "h": "0"}, "h"),
        ("positive_together", TOGETHER, {"a": "1", "b": "0", "h": "2"}, "f"),
        ("positive_together", TOGETHER, {"a": "1", "b": "0"}, "f"),
        ("positive_together", TOGETHER, {"a": "1", "b": "-", "h": "2"}, "u"),
        ("positive_together", TOGETHER, {"a": "1", "b": "2", "h": "0.0"}, "h"),
        ("positive_together", TOGETHER, {"a": "/", "b": "/", "h": "/"}, "u"),
        ("positive_needs", NEEDS, {"m": "1.5", "a": "1"}, "h"),
        ("positive_needs", NEEDS, {"m": "1.5", "a": "0"}, "f"),
        ("positive_needs", NEEDS, {"m": "0.0", "a": "0"}, "h"),
        ("positive_needs", NEEDS, {"m": "1.5", "a": "-"}, "u"),
        ("positive_needs", NEEDS, {"m": "/", "a": "0"}, "u"),
        ("positive_needs", {"positive": "b", "needs": "a"}, {"b": "0"}, "h"),
        ("mean_between", MEAN, {"p": "95", "q": "94", "r": "96"}, "h"),
        ("mean_between", MEAN, {"p": "96.5", "q": "94.2", "r": "96.5"}, "h"),
        ("mean_between", MEAN, {"p": "96.6", "q": "94.2", "r": "96.55"}, "h"),
        ("mean_between", MEAN, {"p": "96.8", "q": "94.2", "r": "96.5"}, "f"),
        ("mean_between", MEAN, {"p": "93.9", "q": "94.2", "r": "96.5"}, "f"),
        ("mean_between", MEAN, {"p": "99", "q": "94", "r": "/"}, "u"),
        ("mean_between", MEAN, {"p": "-", "q": "94", "r": "96"}, "u"),
        ("whole_denominator", WHOLE, {"p": "73.04", "a": "233", "b": "501"}, "h"),
        ("whole_denominator", WHOLE, {"p": "73.04", "a": "233", "b": "318"}, "f"),
        ("whole_denominator", WHOLE, {"p": "73.12", "a": "233", "b": "501"}, "f"),
        ("whole_denominator", WHOLE, {"p": "46.5", "a": "233", "b": "501"}, "h"),
        ("whole_denominator", WHOLE, {"p": "0", "a": "233", "b": "501"}, "u"),
        ("whole_denominator", WHOLE, {"p": "50", "a": "0", "b": "501"}, "u"),
        ("whole_denominator", WHOLE, {"p": "50", "a": "-", "b": "501"}, "u"),
        ("whole_denominator", WHOLE, {"p": "50", "a": "2", "b": "/"}, "u"),
    ],
)
def test_figures_hold_fail_or_cannot_be_checked(
    kind: str, args: dict[str, object], facts: dict[str, str], verdict: str
) -> None:
    assert letters(outcomes(kind, args, facts)) == verdict


@pytest.mark.parametrize(
    ("kind", "args", "facts", "words"),
    [
        ("each_at_most", EACH, {"a": "3", "b": "4", "c": "2"}, "指标b 4，大于指标a 3，多 1"),
        ("chain", CHAIN, {"a": "3", "b": "2", "c": "5"}, "指标c 5，大于指标b 2，多 3"),
        ("parts_at_most", PARTS, {"a": "3", "b": "2", "c": "2"}, "指标b 2 + 指标c 2 = 4，大于指标a 3，多 1"),
        (
            "one_of",
            ONE_OF,
            {"p": "40", "a": "1", "b": "2", "c": "4"},
            "指标p 40，而指标a 1 ÷ 指标b 2 × 100 = 50，或指标a 1 ÷ 指标c 4 × 100 = 25，都对不上",
        ),
        ("positive_together", TOGETHER, {"a": "1", "b": "0", "h": "2"}, "指标a 1，指标h 2，而指标b 0"),
        ("positive_needs", NEEDS, {"m": "1.5", "a": "0"}, "指标m 1.5，而指标a 0"),
        (
            "mean_between",
            MEAN,
            {"p": "97", "q": "94", "r": "95"},
            "指标p 97，各部分是 94、95，应为 94 到 95 之间的数",
        ),
        (
            "whole_denominator",
            WHOLE,
            {"p": "73.12", "a": "233", "b": "501"},
            "指标p 73.12 由指标a 233 得出时，分母约为 318.65，不是整数或大于指标b 501",
        ),
    ],
)
def test_a_breach_shows_its_arithmetic(
    kind: str, args: dict[str, object], facts: dict[str, str], words: str
) -> None:
    said = breach(outcomes(kind, args, facts))
    assert said.message == words
    assert said.locations
    assert said.indicator in facts


@pytest.mark.parametrize(
    ("kind", "args"),
    [
        ("each_at_most", EACH),
        ("chain", CHAIN),
        ("parts_at_most", PARTS),
        ("positive_together", {"quantities": ["a", "b"]}),
        ("mean_between", {"mean": "a", "parts": ["b", "c"]}),
        ("one_of", {"value": "a", "candidates": ["b", "c"]}),
    ],
)
def test_vague_figures_prove_nothing(kind: str, args: dict[str, object]) -> None:
    facts = [typed(code, text, 2, Bound.ABOUT) for code, text in {"a": "1", "b": "90", "c": "0"}.items()]
    assert set(letters(outcomes(kind, args, facts))) == {"u"}


def test_figures_counted_from_rows_serve_as_well() -> None:
    counted = indicator("rows", measure={"kind": "count", "record_set": "training"})
    sets = records([("甲", Decimal(3)), ("乙", Decimal(4))])
    args = {"whole": "rows", "parts": ["a"]}
    for text, verdict in (("2", "h"), ("3", "f")):
        said = outcomes("each_at_most", args, {"a": text}, sets, (*INDICATORS, counted))
        assert letters(said) == verdict


@pytest.mark.parametrize(
    ("kind", "args", "words"),
    [
        ("chain", {"links": ["a"]}, "args 的 links 写法不对"),
        ("parts_at_most", {"whole": "a", "parts": ["b"]}, "args 的 parts 写法不对"),
        ("mean_between", {"mean": "p", "parts": ["q"]}, "args 的 parts 写法不对"),
        ("one_of", {"value": "p", "candidates": ["q > 1", "r"]}, "这里是比较"),
        ("positive_together", {"quantities": ["a", "e"]}, "没有指标“e”"),
    ],
)
def test_arguments_that_make_no_sense_are_told(kind: str, args: dict[str, object], words: str) -> None:
    findings = found(run(INDICATORS, {"a": "1"}, rules=[rule(kind, args)]))
    assert {each.code for each in findings} == {"QR209"}
    assert any(words in each.message for each in findings)


@given(
    st.integers(1, 600),
    st.integers(1, 600),
    st.integers(0, 2),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]),
)
def test_a_share_of_a_whole_denominator_is_never_flagged(
    part: int, more: int, places: int, rounding: str
) -> None:
    whole = part + more
    printed = (Decimal(part) / whole * 100).quantize(Decimal(1).scaleb(-places), rounding)
    facts = {"p": f"{printed:f}", "a": str(part), "b": str(whole + more)}
    assert "f" not in letters(outcomes("whole_denominator", WHOLE, facts))


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(0, 100)), min_size=2, max_size=2), st.integers(0, 2)
)
def test_a_weighted_mean_is_never_flagged(groups: list[tuple[int, int]], places: int) -> None:
    def printed(value: Decimal) -> str:
        return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"

    persons = sum(people for people, _ in groups)
    mean = Decimal(sum(people * share for people, share in groups)) / persons
    facts = dict(zip("qr", (printed(Decimal(share)) for _, share in groups), strict=True))
    assert letters(outcomes("mean_between", MEAN, {**facts, "p": printed(mean)})) == "h"
