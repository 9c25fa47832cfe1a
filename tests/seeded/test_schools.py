"""Fictional schools: what is right is not blamed, and a mistake is pointed at.

benchmarks/seeded.py does the same with hundreds of them.
"""

from pathlib import Path

import pytest

from qreport.model.finding import Level

from .measure import findings, told
from .mistakes import MISTAKES
from .school import make_school, pack

PACK = pack()
SCHOOLS = range(20)
TRIED = (0, 7)
PARTLY = {"任意一个数的两位数颠倒", "任意一个数多打一个0", "任意一个数差百分之五"}
"""A figure that stands alone may be wrong by a little without anybody noticing."""


@pytest.mark.parametrize("seed", SCHOOLS)
def test_a_school_without_mistakes_is_not_blamed(seed: int, tmp_path: Path) -> None:
    found = findings(make_school(seed, PACK), PACK, tmp_path / "school")
    assert [(each.code, each.message) for each in found if each.level is not Level.INFO] == []


def test_every_figure_and_table_of_the_pack_is_filled_in() -> None:
    school = make_school(0, PACK)
    typed = {
        code
        for code, each in PACK.indicators.items()
        if not each.measure and (not each.formula or each.required)
    }
    assert {code for code, _ in school.figures.texts} == typed
    assert len(school.figures.texts) == 2 * len(typed)
    assert school.records.keys() == PACK.record_schemas.keys()


def test_equal_seeds_give_equal_files(tmp_path: Path) -> None:
    folders = [make_school(5, PACK).write(tmp_path / name) for name in ("one", "two")]
    texts = [
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.suffix in (".csv", ".yaml", ".md")
        }
        for folder in folders
    ]
    assert texts[0] == texts[1]
    assert texts[0]


@pytest.mark.parametrize("name", sorted(MISTAKES.keys() - PARTLY))
def test_a_mistake_is_told_at_its_cell(name: str, tmp_path: Path) -> None:
    outcomes = [told(MISTAKES[name], seed, PACK, tmp_path / str(seed)) for seed in TRIED]
    made = [each for each in outcomes if each]
    assert made
    assert all(each.at_the_cell for each in made)


@pytest.mark.parametrize("name", sorted(PARTLY - {"任意一个数差百分之五"}))
def test_a_slip_in_any_figure_is_mostly_told(name: str, tmp_path: Path) -> None:
    outcomes = [told(MISTAKES[name], seed, PACK, tmp_path / str(seed)) for seed in range(8)]
    made = [each for each in outcomes if each]
    assert sum(each.at_the_cell for each in made) > len(made) / 2
