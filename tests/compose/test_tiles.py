"""Big numbers side by side: `::: 数字`."""

import pytest

from qreport.model.document import FactRef, LineBreak, Run, Tiles, plain_text

from .samples import composed, names


def only_tiles(text: str) -> Tiles:
    (block,), findings = composed(text)
    assert findings == ()
    assert isinstance(block, Tiles)
    return block


def test_each_line_is_a_number_with_its_label_and_as_many_lines_of_notes_as_it_has() -> None:
    made = only_tiles(
        "::: 数字\n{{ 值.students|带单位 }} | 全日制在校生 | {{ 值.students|增减 }} | 比上年\n\n"
        "16.5万｜社会培训\n:::\n"
    )
    first, second = made.tiles
    assert (plain_text(first.figure), plain_text(first.label)) == ("9527人", "全日制在校生")
    assert first.note == (Run("增加1579人"), LineBreak(), Run("比上年"))
    assert (plain_text(second.figure), plain_text(second.label), second.note) == ("16.5万", "社会培训", ())


def test_a_number_still_knows_its_fact() -> None:
    (tile,) = only_tiles("::: 数字\n{{ 值.students }} | 在校生\n:::\n").tiles
    (run,) = tile.figure
    assert isinstance(run, Run)
    assert isinstance(run.fact, FactRef)
    assert (run.fact.indicator, run.fact.period) == ("students", "2021")


@pytest.mark.parametrize(
    ("lines", "keys", "columns", "rows"),
    [(2, "", 2, [2]), (7, "", 5, [5, 2]), (7, " 列=3", 3, [3, 3, 1]), (1, " 列=6", 6, [1])],
)
def test_they_stand_in_rows(lines: int, keys: str, columns: int, rows: list[int]) -> None:
    made = only_tiles(f"::: 数字{keys}\n" + "1项 | 获奖\n" * lines + ":::\n")
    assert made.columns == columns
    assert [len(row) for row in made.rows] == rows


@pytest.mark.parametrize("line", ["9527人", "| 在校生", "9527人 |", "9527人 | | 说明"])
def test_a_line_without_number_or_label_is_told_and_the_others_stand(line: str) -> None:
    (block,), findings = composed(f"::: 数字\n1项 | 获奖\n{line}\n:::\n")
    assert names(findings) == ["directive-arguments"]
    assert findings[0].found == line.strip()
    assert findings[0].locations[0].line == 7
    assert isinstance(block, Tiles)
    assert len(block.tiles) == 1


def test_without_a_line_there_is_no_block() -> None:
    assert composed("::: 数字\n\n:::\n") == ((), ())


def test_a_missing_value_prints_its_mark_and_is_told() -> None:
    (block,), findings = composed("::: 数字\n{{ 值.clubs }} | 社团\n:::\n")
    assert names(findings) == ["value-missing"]
    assert isinstance(block, Tiles)
    assert plain_text(block.tiles[0].figure) == "-"


@pytest.mark.parametrize("columns", ["0", "7", "三"])
def test_the_columns_are_one_to_six(columns: str) -> None:
    _, findings = composed(f"::: 数字 列={columns}\n1项 | 获奖\n:::\n")
    assert names(findings) == ["directive-arguments"]
    assert "1 到 6" in findings[0].message


def test_one_that_is_not_closed_is_told() -> None:
    assert names(composed("::: 数字\n1项 | 获奖\n")[1]) == ["unclosed-directive"]
