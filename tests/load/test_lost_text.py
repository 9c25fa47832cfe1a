"""Text that was lost is told at its place; rare and foreign letters that are whole are not."""

from pathlib import Path

import pytest

from qreport.load.files.source import lost_lines
from qreport.load.grids.grid import read_grids
from qreport.model.finding import Level
from qreport.model.location import Location
from qreport.text.lost import lost_text


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("中国职业\ufffd\ufffd百强", "\ufffd"),
        ("全国校企锟斤拷锟先进", "锟斤"),
        ("烫烫烫烫", "烫烫烫"),
        ("屯屯屯", "屯屯屯"),
        ("符号\uf0b7", "\uf0b7"),
        ("学校概况".encode().decode("gbk", "replace"), "瀛"),
        ("2021年毕业生".encode().decode("gbk", "ignore"), "骞"),
        ("学校".encode().decode("latin-1"), ""),
        ("教学质量".encode().decode("cp1252", "replace"), ""),
        ("学校".encode("gbk").decode("latin-1"), ""),
        ("教师队伍".encode("gbk").decode("latin-1"), ""),
    ],
)
def test_lost_and_garbled_text_is_seen(text: str, piece: str) -> None:
    lost = lost_text(text)
    assert lost is not None
    assert piece in lost.piece


@pytest.mark.parametrize(
    "text",
    [
        "澄湖市（𬭸𬬭）康养中心 Müller & Söhne",
        "Citroën, São Paulo, naïve, café — “été”——",
        "郑锟、公斤拷贝、烫伤、屯田",
        "×××× ±5 °C ½ · § ÷ 20µm ××校",
        "濮阳 澧县 涪陵 瀛洲 滢 淇县 骥 彗星 珏 琪 玮 钰滢",
        "瀛洲路、鐘、銆、涓滴、鏄",
        "Здравствуйте こんにちは 안녕 ①②Ⅲ㎡",
        "",
    ],
)
def test_whole_text_is_left_alone(text: str) -> None:
    assert lost_text(text) is None


def test_each_cell_and_line_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("名称,数\n全国\ufffd校,1\n好,2\n", encoding="utf-8")
    (finding,) = read_grids(tmp_path / "a.csv", "a.csv")[1]
    assert (finding.locations[0].cell, finding.level) == ("A2", Level.ERROR)
    (line,) = lost_lines("好\n教\ufffd代会\n", Location("chapters/a.md", line=1))
    assert line.locations[0].line == 2


def test_a_file_full_of_lost_text_is_told_of_by_its_first_lines() -> None:
    assert len(list(lost_lines("教\ufffd\n" * 500, Location("chapters/a.md", line=1)))) == 20
