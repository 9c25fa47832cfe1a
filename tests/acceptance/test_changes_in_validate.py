"""`validate` asks about the changes that `diff` would ask about, and an explanation settles them."""

from pathlib import Path

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
