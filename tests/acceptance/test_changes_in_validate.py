"""`validate` asks about the changes that `diff` would ask about, and an explanation settles them."""

from pathlib import Path

import pytest

from .running import run

CODE = "QR261"


def test_a_change_beyond_its_limit_wants_an_explanation_at_its_cell(filing: Path) -> None:
    done = run("validate", filing, "--select", CODE)
    assert done.code == 1
    assert (
        "indicators/学生发展.csv D10: 须说明 QR261 “在规模以上企业就业人数”2020 年 1385，2021 年 1875"
        in done.out
    )
    assert "毕业生总数" not in done.out


def test_an_explanation_settles_it_until_the_value_changes(filing: Path) -> None:
    entry = "{indicator: employed_large_enterprises, period: 2021, text: 订单班增加, values: {2021: VALUE}}"
    given = filing / "explanations.yaml"
    for value, told in (("1875", False), ("1800", True)):
        given.write_text(f"explanations:\n- {entry.replace('VALUE', value)}\n", encoding="utf-8")
        assert ("学生发展.csv D10" in run("validate", filing, "--select", CODE).out) is told


def test_a_filing_of_one_year_is_not_asked(filing: Path) -> None:
    for file in (filing / "indicators").glob("*.xlsx"):
        file.unlink()
    assert run("validate", filing, "--select", CODE).code == 0


def entry(more: str, indicator: str = "employed_large_enterprises") -> str:
    return f"explanations:\n- {{indicator: {indicator}, period: 2021, text: 订单班增加{more}}}\n"


@pytest.mark.parametrize("more", ["", ", values: {2020: 1385}", ", values: {}"])
def test_an_explanation_that_names_no_value_is_told_with_the_line_to_add(filing: Path, more: str) -> None:
    (filing / "explanations.yaml").write_text(entry(more), encoding="utf-8")
    told = run("validate", filing, "--select", "QR2").out
    assert "explanations.yaml:2: 警告 QR290 “在规模以上企业就业人数”2021 年的说明没有写明说的是哪个数" in told
    assert 'values: {"2020": "1385", "2021": "1875"}' in told
    assert "学生发展.csv D10: 须说明 QR261" in told


@pytest.mark.parametrize("value", ["1875", "1,875", "1875人", "1 875", "1875.0"])
def test_a_value_may_be_written_as_it_is_filled_in(filing: Path, value: str) -> None:
    (filing / "explanations.yaml").write_text(entry(f", values: {{2021年: '{value}'}}"), encoding="utf-8")
    assert "explanations.yaml" not in run("validate", filing, "--select", "QR29").out
    assert "学生发展.csv D10" not in run("validate", filing, "--select", CODE).out


@pytest.mark.parametrize(("value", "lapses"), [("2212", False), ("2213", True)])
def test_an_explanation_of_a_computed_value_lapses_with_what_it_is_computed_from(
    filing: Path, value: str, lapses: object
) -> None:
    given = entry(f", values: {{2021: {value}}}", "enterprise_employment")
    (filing / "explanations.yaml").write_text(given, encoding="utf-8")
    told = run("validate", filing, "--select", "QR291").out
    assert ("企业就业人数合计”2021 年的说明写的是 2021 年 2213，现在是 2212，说明已失效" in told) is lapses


def test_a_form_to_fill_in_is_one_warning_and_adds_no_error(filing: Path) -> None:
    before = run("validate", filing).out.splitlines()[-1]
    assert run("diff", filing, "--explain").code == 0
    told = run("validate", filing).out
    assert told.count("QR159") == 1
    assert "条的说明还没有写" in told
    assert told.splitlines()[-1].split("、")[:2] == before.split("、")[:2]
