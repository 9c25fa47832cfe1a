"""Sentences about changes, round numbers and series, with data of two to four years."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.compose.values.composition import Composition
from qreport.model.facts import Bound, Fact, Facts
from qreport.model.filing import Explanation
from qreport.problems.composing import CHANGE_UNKNOWN, CLAIM_NOT_BORNE

from .samples import derived, filing, pack, said, typed

CODES = {"人": "students", "m²": "area", ":1": "ratio", "%": "rate", "元": "funds", "人次": "training"}


def of_years(*texts: str, unit: str = "人") -> Composition:
    """A filing of the report year 2021 whose indicator in `unit` has these values, the last in 2021."""
    first = 2022 - len(texts)
    facts = [typed(CODES[unit], str(year), text) for year, text in enumerate(texts, first)]
    return Composition(filing(), Facts(facts), pack())


def words(filter_: str, *texts: str, unit: str = "人") -> str:
    stage = of_years(*texts, unit=unit)
    told = said(f"{{{{ 值.{CODES[unit]}|{filter_} }}}}", stage)
    assert stage.findings == []
    return told


@pytest.mark.parametrize(
    ("years", "verb", "relative", "absolute"),
    [
        (("7948", "9527", "人"), "增长", "增长19.87%", "增加1579人"),
        (("279", "233", "人"), "下降", "下降16.49%", "减少46人"),
        (("1000", "1019", "人"), "略有增长", "增长1.9%", "增加19人"),
        (("1000", "1020", "人"), "增长", "增长2%", "增加20人"),
        (("1000", "990", "人"), "略有下降", "下降1%", "减少10人"),
        (("100000", "100001", "人"), "略有增长", "略有增长", "增加1人"),
        (("50", "50", "人"), "持平", "持平", "持平"),
        (("50", "50.0", "m²"), "持平", "持平", "持平"),
        (("50", "100", "人"), "翻一番", "增长100%", "增加50人"),
        (("50", "105", "人"), "翻一番", "增长110%", "增加55人"),
        (("50", "99", "人"), "增长", "增长98%", "增加49人"),
        (("50", "106", "人"), "增长", "增长112%", "增加56人"),
        (("0", "4", "人"), "增加", "由0增加到4人", "增加4人"),
        (("4", "0", "人"), "下降", "下降100%", "减少4人"),
        (("98.0", "98.4", "%"), "略有上升", "上升0.4个百分点", "上升0.4个百分点"),
        (("98.5", "95", "%"), "下降", "下降3.5个百分点", "下降3.5个百分点"),
        (("98.5", "98.5", "%"), "持平", "持平", "持平"),
        (("16", "19", ":1"), "上升", "由16:1上升到19:1", "由16:1上升到19:1"),
        (("0.1", "0.3", "m²"), "增长", "增长200%", "增加0.2m²"),
    ],
)
def test_the_verb_follows_the_value(
    years: tuple[str, str, str], verb: str, relative: str, absolute: str
) -> None:
    *texts, unit = years
    assert words("升降", *texts, unit=unit) == verb
    assert words("变化", *texts, unit=unit) == relative
    assert words("增减", *texts, unit=unit) == absolute


@pytest.mark.parametrize(
    ("years", "both", "than", "with_rate"),
    [
        (("50", "65", "人"), "由50人增加到65人", "比上年增加15人", "增加15人，增长30%"),
        (("50", "44", "人"), "由50人减少到44人", "比上年减少6人", "减少6人，下降12%"),
        (("50", "50", "人"), "保持50人", "与上年持平", "持平"),
        (("97", "97.0", "%"), "保持97.0%", "与上年持平", "持平"),
        (("98.0", "98.4", "%"), "由98.0%上升到98.4%", "比上年上升0.4个百分点", "上升0.4个百分点"),
        (("98.0", "95", "%"), "由98.0%下降到95%", "比上年下降3个百分点", "下降3个百分点"),
        (("17", "16", ":1"), "由17:1下降到16:1", "比上年由17:1下降到16:1", "由17:1下降到16:1"),
        (("0", "4", "人"), "由0人增加到4人", "比上年增加4人", "增加4人"),
        (("59.50", "49.64", "m²"), "由59.50m²减少到49.64m²", "比上年减少9.86m²", "减少9.86m²，下降16.57%"),
    ],
)
def test_both_values_and_what_they_are_compared_with(
    years: tuple[str, str, str], both: str, than: str, with_rate: str
) -> None:
    *texts, unit = years
    assert words("由到", *texts, unit=unit) == both
    assert words("增减|比上年", *texts, unit=unit) == than
    assert words("增减(2)", *texts, unit=unit) == with_rate


def test_a_computed_change_is_that_of_the_printed_numbers() -> None:
    facts = Facts([derived("rate", "97.6149", period="2020"), derived("rate", "97.6251")])
    stage = Composition(filing(), facts, pack())
    assert said("{{ 值.rate|由到 }}；{{ 值.rate|增减 }}", stage) == "由97.61%上升到97.63%；上升0.02个百分点"
    near = Facts([derived("rate", "97.6149", period="2020"), derived("rate", "97.6051")])
    stage = Composition(filing(), near, pack())
    assert said("{{ 值.rate|由到 }}", stage) == "保持97.61%"


AMOUNTS = st.decimals(0, 10**7, places=2, allow_nan=False)


@given(
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(["人", "%", "元", ":1"]),
    st.sampled_from(["升降", "变化", "增减", "变化(0)", "增减(0)", "增减|比上年"]),
)
def test_a_verb_never_contradicts_its_numbers(old: Decimal, new: Decimal, unit: str, filter_: str) -> None:
    told = words(filter_, f"{old:f}", f"{new:f}", unit=unit)
    up, down = ("增", "升", "翻一番"), ("降", "减")
    assert any(word in told for word in up) is (new > old)
    assert any(word in told for word in down) is (new < old)
    assert ("持平" in told) is (new == old)


@given(
    AMOUNTS, AMOUNTS, st.sampled_from(["人", "%", "元", ":1"]), st.sampled_from(["", "小数(0)|", "万(1)|"])
)
def test_both_values_bear_the_verb_between_them(old: Decimal, new: Decimal, unit: str, form: str) -> None:
    told = words(f"{form}由到", f"{old:f}", f"{new:f}", unit=unit)
    first, *last = re.findall(r"\d+(?:\.\d+)?", told.replace(":1", ""))
    assert ("增加" in told or "上升" in told) is bool(last and Decimal(last[0]) > Decimal(first))
    assert ("减少" in told or "下降" in told) is bool(last and Decimal(last[0]) < Decimal(first))
    assert ("保持" in told) is (not last)


def test_a_rate_may_have_fewer_decimals_but_never_says_that_nothing_grew() -> None:
    assert words("变化(1)", "7948", "9527") == "增长19.9%"
    assert words("变化(0)", "1000", "1001") == "略有增长"
    assert words("变化(0)", "98.0", "98.4", unit="%") == "略有上升"


def test_words_and_limits_are_those_of_the_layout() -> None:
    layout = {"changes": {"rise": "提高", "slight": 30, "doubled_within": 0}}
    facts = Facts([typed("students", "2020", "100"), typed("students", "2021", "120")])
    assert said("{{ 值.students|升降 }}", Composition(filing(), facts, pack(layout=layout))) == "略有提高"


def incomparable() -> Composition:
    facts = [typed("funds", "2020", "4643"), typed("funds", "2021", "2568")]
    part = Fact(*("funds", "2021", Decimal(2568), facts[1].origin), text="2568", span="2021-01/2021-08")
    return Composition(filing(), Facts([facts[0], part]), pack())


def test_years_that_do_not_compare_say_so_and_are_a_finding() -> None:
    stage = incomparable()
    assert said("较上年{{ 值.funds|变化 }}", stage) == "较上年不可比"
    (finding,) = stage.findings
    assert finding.code == CHANGE_UNKNOWN.code
    assert "2020 年为全年，2021 年只含 2021.01 至 2021.08（8 个月）" in finding.message


def test_years_that_do_not_compare_still_tell_the_value() -> None:
    stage = incomparable()
    text = "年生均财政拨款{{ 值.funds|由到 }}，{{ 值.funds|变化|比上年 }}"
    assert said(text, stage) == "年生均财政拨款2568元，与上年不可比"
    assert [finding.code for finding in stage.findings] == [CHANGE_UNKNOWN.code] * 2


@pytest.mark.parametrize("texts", [("5",), ("-", "5"), ("5", "-")])
def test_a_change_from_or_to_nothing_on_file_cannot_be_told(texts: tuple[str, ...]) -> None:
    first = 2022 - len(texts)
    facts = [typed("students", str(year), text) for year, text in enumerate(texts, first) if text != "-"]
    stage = Composition(filing(), Facts(facts), pack())
    assert said("{{ 值.students|变化 }}", stage) == "不可比"
    assert len(stage.findings) == 1
    assert said("{{ 值.students|由到 }}", stage) == ("5人" if texts[-1] == "5" else "-")


def test_asking_whether_years_compare_is_no_finding() -> None:
    stage = incomparable()
    assert said("{% if 值.funds|变化 is 有值 %}甲{% else %}乙{% endif %}", stage) == "乙"
    assert stage.findings == []


def test_an_explanation_that_years_do_not_compare_holds_for_sentences_too() -> None:
    merged = Explanation(
        indicator="全部", period="2021", reason="structure", text="两校合并。", comparable=False
    )
    facts = Facts([typed("students", "2020", "100"), typed("students", "2021", "120")])
    given = filing().__class__(filing().root, filing().config, facts, explanations=(merged,))
    stage = Composition(given, facts, pack())
    assert said("{{ 值.students|变化 }}", stage) == "不可比"
    assert "机构调整，两校合并" in stage.findings[0].message


@pytest.mark.parametrize(
    ("text", "digits", "loose", "about"),
    [
        ("20175", 1, "2万余人", "约2万人"),
        ("19800", 1, "近2万人", "约2万人"),
        ("512", 1, "500余人", "约500人"),
        ("500", 1, "500人", "500人"),
        ("9527", 1, "9000余人", "约1万人"),
        ("9527", 2, "9500余人", "约9500人"),
        ("9950", 1, "近1万人", "约1万人"),
        ("12345", 2, "1.2万余人", "约1.2万人"),
        ("123456789", 1, "1亿余人", "约1亿人"),
        ("7", 1, "7人", "7人"),
        ("0", 1, "0人", "0人"),
    ],
)
def test_a_round_number_has_its_word(text: str, digits: int, loose: str, about: str) -> None:
    assert words(f"概数({digits})|带单位", text) == loose
    assert words(f"约({digits})|带单位", text) == about


def test_what_is_no_count_exceeds_a_round_number() -> None:
    assert words("概数(2)|带单位", "98.5", unit="%") == "超过98%"
    assert words("概数(2)|带单位", "98.95", unit="%") == "近99%"


@given(st.integers(1, 10**12), st.integers(1, 6))
def test_a_round_number_never_contradicts_the_number(number: int, digits: int) -> None:
    told = words(f"概数({digits})", str(number))
    scale = 10**8 if "亿" in told else 10**4 if "万" in told else 1
    shown = Decimal(told.strip("近余万亿")) * scale
    assert (shown > number) is told.startswith("近")
    assert (shown < number) is told.endswith("余")


def test_a_vague_or_missing_value_keeps_its_own_words() -> None:
    vague = Fact(*("students", "2021", Decimal(90), typed("students", "2021", "1").origin),
        text="90余", bound=Bound.AT_LEAST)  # fmt: skip
    assert said("{{ 值.students|概数|带单位 }}", Composition(filing(), Facts([vague]), pack())) == "90余人"
    stage = Composition(filing(), Facts(), pack())
    assert said("{{ 值.students|概数 }}", stage) == "-"
    assert len(stage.findings) == 1


@pytest.mark.parametrize(
    ("claim", "texts", "words_"),
    [
        ("连续增长(3)", ("1", "2", "3", "4"), "连续三年增长"),
        ("连续增长(2)", ("9", "2", "3", "4"), "连续两年增长"),
        ("连续下降(2)", ("3", "2", "1"), "连续两年下降"),
        ("创新高", ("3", "1", "4"), "创新高"),
        ("创新低", ("3", "2", "1"), "创新低"),
    ],
)
def test_a_claim_is_made_when_the_series_bears_it(claim: str, texts: tuple[str, ...], words_: str) -> None:
    assert words(claim, *texts) == words_


@pytest.mark.parametrize(
    ("claim", "texts", "reason"),
    [
        ("连续增长(3)", ("1", "2", "2", "4"), "2 之后是 2"),
        ("连续增长(3)", ("2", "3", "4"), "2018 年没有填报"),
        ("连续下降(2)", ("1", "2", "3"), "1 之后是 2"),
        ("创新高", ("3", "4", "4"), "2020 年是 4，2021 年是 4"),
        ("创新高", ("3", "4"), "只有 2 年的数，至少要有 3 年"),
        ("创新低", ("1", "2", "3"), "2019 年是 1，2021 年是 3"),
    ],
)
def test_a_claim_that_does_not_hold_is_an_error_at_its_line(
    claim: str, texts: tuple[str, ...], reason: str
) -> None:
    stage = of_years(*texts)
    told = said(f"学校\n{{{{ 值.students|{claim} }}}}", stage)
    assert told.splitlines()[1].startswith("〔")
    (finding,) = stage.findings
    assert finding.code == CLAIM_NOT_BORNE.code
    assert finding.is_open_error
    assert reason in finding.message
    assert finding.locations[0].line == 6


def test_a_claim_may_be_asked_for_without_making_it() -> None:
    stage = of_years("1", "3", "2")
    assert said("{% if 值.students|连续增长(2) %}甲{% else %}乙{% endif %}", stage) == "乙"
    assert stage.findings == []


@pytest.mark.parametrize(
    ("group", "told"), [("甲系", "居首位"), ("乙系", "〔居首位〕"), ("丙系", "〔居首位〕")]
)
def test_only_the_largest_group_is_first(group: str, told: str) -> None:
    sizes = {"甲系": "9", "乙系": "8", "丙系": "9" if group == "丙系" else "1"}
    facts = [
        Fact("by_department", "2021", Decimal(size), typed("students", "2021", size).origin, name, text=size)
        for name, size in sizes.items()
    ]
    stage = Composition(filing(), Facts(facts), pack())
    assert said(f'{{{{ 值.by_department["{group}"]|居首 }}}}', stage) == told
    assert len(stage.findings) == (told != "居首位")


@pytest.mark.parametrize(
    ("bounds", "reason"),
    [
        ({"甲系": Bound.EXACT}, "没有别的组"),
        ({"甲系": Bound.AT_LEAST, "乙系": Bound.EXACT}, "“甲系”没有准确的数"),
        ({"甲系": Bound.EXACT, "乙系": Bound.AT_LEAST}, "“乙系”没有准确的数"),
    ],
)
def test_no_group_is_first_by_itself_or_beside_a_vague_number(bounds: dict[str, Bound], reason: str) -> None:
    facts = [
        typed("by_department", "2021", str(9 - place), group=name, bound=bound)
        for place, (name, bound) in enumerate(bounds.items())
    ]
    stage = Composition(filing(), Facts(facts), pack())
    assert said('{{ 值.by_department["甲系"]|居首 }}', stage) == "〔居首位〕"
    assert reason in stage.findings[0].message


@pytest.mark.parametrize(
    "chapter",
    [
        "{{ 学校.name|变化 }}", "{{ 值.students|居首 }}", "{{ 值.students|连续增长(1) }}",
        "{{ 值.students|概数(0) }}", "{{ 值.students|比上年 }}", "{{ 值.students|增减(7) }}",
        '{{ 值.students|变化("一") }}', "{{ 值.students|变化|带单位 }}",
    ],
)  # fmt: skip
def test_a_filter_on_what_it_does_not_fit_is_told(chapter: str) -> None:
    stage = of_years("1", "2", "3")
    said(chapter, stage)
    assert [finding.name for finding in stage.findings] == ["misused-value"]
