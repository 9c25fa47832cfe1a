import yaml

from qreport.comparing.compare import compare
from qreport.comparing.definition import form_of
from qreport.model.filing import Explanation

from .samples import fact, indicator, pack_of, side, years

PACK = pack_of(indicator("a"), indicator("b"))


def test_the_form_has_an_entry_with_values_and_without_text_for_every_open_change() -> None:
    facts = [
        fact("a", "2020", "100"),
        fact("a", "2021", "200"),
        fact("b", "2020", "1"),
        fact("b", "2021", "1"),
    ]
    form = form_of(years(PACK, facts).values())
    assert form is not None
    assert yaml.safe_load(form) == {
        "explanations": [
            {
                "indicator": "a", "period": "2021", "reason": "other", "text": "", "by": "",
                "values": {"2020": "100", "2021": "200"},
            }
        ]
    }  # fmt: skip
    assert "  # 指标a，单位 人：2020 年 100，2021 年 200；变化达到 20%\n" in form


def test_a_form_that_was_filled_in_settles_every_flag() -> None:
    facts = [
        fact("a", "2020", "-"), fact("a", "2021", "200"), fact("b", "2020", "1.50"), fact("b", "2021", "=90"),
    ]  # fmt: skip
    form = form_of(years(PACK, facts).values())
    entries = yaml.safe_load(form or "")["explanations"]
    assert len(entries) == 2
    written = [Explanation.model_validate(entry | {"text": "扩招。"}) for entry in entries]
    assert not any(change.is_open for change in years(PACK, facts, written).values())


def test_a_restated_year_gets_an_entry_for_that_year() -> None:
    old = side(PACK, [fact("a", "2020", "100")], "2020")
    new = side(PACK, [fact("a", "2020", "101"), fact("a", "2021", "102")], "2021", "乙")
    entry = yaml.safe_load(form_of(compare(old, new).changes) or "")["explanations"][0]
    assert (entry["period"], entry["values"]) == ("2020", {"2020": "101"})


def test_a_lapsed_explanation_stands_above_its_entry_as_a_comment_of_one_line() -> None:
    facts = [fact("a", "2020", "100"), fact("a", "2021", "200")]
    lapsed = Explanation(indicator="a", period="2021", text="甲\n- {}: 乙", values={"2021": "1"})
    form = form_of(years(PACK, facts, [lapsed]).values())
    assert "  # 原说明已失效（数值已变）：甲 - {}: 乙\n" in (form or "")
    assert len(yaml.safe_load(form or "")["explanations"]) == 1


def test_without_open_changes_there_is_no_form() -> None:
    assert form_of(years(PACK, [fact("a", "2020", "1"), fact("a", "2021", "1")]).values()) is None
