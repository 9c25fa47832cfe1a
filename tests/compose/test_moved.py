"""The directive 变化: what changed most since the year before."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from qreport.comparing.unexplained import since_last_year
from qreport.compose import compose, lint
from qreport.model.document import Block, Chart, FactRef, Paragraph, Run, Table, plain_text
from qreport.model.facts import Facts
from qreport.model.finding import Finding

from .samples import FACTS, body_of, chapter, filing, pack

PART = Facts(replace(fact, span="2021-01/2021-08") if fact.indicator == "area" and fact.period == "2021"
             else fact for fact in FACTS)  # fmt: skip


def printed(text: str, facts: Facts = FACTS) -> tuple[tuple[Block, ...], list[Finding]]:
    given, one = replace(filing(), facts=facts), pack((chapter(text),))
    document, findings = compose(given, facts, one, since_last_year(given, facts, one))
    return body_of(document), list(findings)


def cells(table: Table) -> list[list[str]]:
    return [[plain_text(cell.content) for cell in row.cells] for row in table.rows]


def test_the_table_lists_rates_first_and_points_after_them() -> None:
    (_, table), findings = printed("见{{ 见.changes_table }}。\n\n::: 变化 表")
    assert isinstance(table, Table)
    assert findings == []
    assert table.caption is not None
    assert (table.caption.label, plain_text(table.caption.text)) == ("表1-1", "2020年至2021年变化最大的指标")
    assert cells(table) == [
        ["指标", "单位", "2020年", "2021年", "变化", "变化率"],
        ["全日制在校生数", "人", "7948", "9527", "+1579", "+19.87%"],
        ["生均校园占地面积", "m²", "59.50", "49.64", "-9.86", "-16.57%"],
        ["合格率", "%", "98.0", "98.5", "+0.5 个百分点", ""],
    ]
    value = table.rows[1].cells[3].content[0]
    assert isinstance(value, Run)
    assert value.fact == FactRef("students", "2021", "", Decimal(9527))


def test_the_chart_has_the_rates_as_bars_sorted_by_size() -> None:
    (chart,), _ = printed("::: 变化 图")
    assert isinstance(chart, Chart)
    assert (chart.model.kind, chart.model.unit, chart.caption.label) == ("diverging", "%", "图1-1")
    assert chart.model.categories == ("全日制在校生数", "生均校园占地面积")
    assert chart.model.series[0].labels == ("+19.87", "-16.57")
    assert "全日制在校生数+19.87%" in chart.alt


def test_the_sentences_have_the_verb_that_the_change_bears() -> None:
    (paragraph,), findings = printed("::: 变化 句")
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == (
        "与2020年相比，全日制在校生数9527人，增长19.87%；生均校园占地面积49.64m²，下降16.57%；"
        "合格率98.5%，上升0.5个百分点。"
    )
    assert findings == []


def test_what_does_not_compare_is_told_with_its_reason_and_in_no_table() -> None:
    (paragraph, table), _ = printed("::: 变化 句\n\n::: 变化 表", PART)
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content).endswith(
        "生均校园占地面积两年不可比：2020 年为全年，2021 年只含 2021.01 至 2021.08（8 个月）。"
    )
    assert isinstance(table, Table)
    assert "生均校园占地面积" not in [row[0] for row in cells(table)]


def test_so_many_as_asked_for_are_shown_and_can_be_pointed_at() -> None:
    (paragraph, table), findings = printed("见{{ 见.changes_table }}。\n\n::: 变化 表 1")
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == "见表1-1。"
    assert isinstance(table, Table)
    assert [row[0] for row in cells(table)] == ["指标", "全日制在校生数"]
    assert findings == []
    one = pack((chapter("见{{ 见.changes_table }}。\n\n::: 变化 表 1"),))
    assert lint(filing(), one) == ()


def test_without_anything_to_compare_nothing_is_printed_and_that_is_told() -> None:
    only = Facts(fact for fact in FACTS if fact.period == "2021")
    blocks, findings = printed("::: 变化 表\n\n::: 变化 图", only)
    assert blocks == ()
    assert [each.code for each in findings] == ["QR433", "QR433"]


@pytest.mark.parametrize("rest", ["", "表格", "表 0", "图 31", "句 十", "表 5 5", "表 -1"])
def test_other_words_are_a_fault(rest: str) -> None:
    _, findings = printed(f"::: 变化 {rest}")
    assert [each.code for each in findings] == ["QR411"]
    assert "应写 表、图 或 句" in findings[0].message
