from decimal import Decimal
from pathlib import Path

import pytest
from fresh import printed

from qreport.aggregate import measured
from qreport.aggregate.derive import derive
from qreport.model.facts import Facts

from .samples import filing_of, pack_of
from .samples import measured as indicator_of

ROWS = [("电气系", "机电", Decimal("30.50")), ("汽车系", "维修", Decimal(50)), (None, "护理", None)]
PACK = pack_of(indicator_of("share", by=("department",)))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def measured_sets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the record sets that pandas has measured, in order."""
    seen: list[str] = []
    measure = measured.values

    def count(*job: object) -> object:
        seen.append(job[0].record_set)
        return measure(*job)

    monkeypatch.setattr(measured, "values", count)
    return seen


def facts_of(rows: object = ROWS) -> Facts:
    return derive(filing_of(rows=rows), PACK)[0]


def test_unchanged_rows_are_measured_once_and_give_the_same_facts(measured_sets: list[str]) -> None:
    first = facts_of()
    assert len(first) == 4
    assert facts_of().rows == first.rows
    assert [str(each.value) for each in facts_of()] == [str(each.value) for each in first]
    assert measured_sets == ["programmes"]


def test_a_changed_row_gives_a_new_result(measured_sets: list[str]) -> None:
    facts_of()
    changed = facts_of([*ROWS, ("电气系", "数控", Decimal(1))])
    assert changed.value("m", "2021", "电气系") == 50
    assert len(measured_sets) == 2


def test_a_number_and_the_same_text_are_two_things(measured_sets: list[str]) -> None:
    facts_of([("甲", "1", Decimal(1))])
    facts_of([("甲", Decimal(1), Decimal(1))])
    assert len(measured_sets) == 2


def test_another_measure_gives_a_new_result(measured_sets: list[str]) -> None:
    facts_of()
    derive(filing_of(rows=ROWS), pack_of(indicator_of("count", by=("department",))))
    assert len(measured_sets) == 2


def test_a_damaged_entry_is_measured_again(measured_sets: list[str], folder: Path) -> None:
    first = facts_of()
    (entry,) = (path for path in folder.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes().replace(b"33", b"44"))
    assert facts_of().rows == first.rows
    assert len(measured_sets) == 2


def test_missing_and_exact_values_come_back_as_they_went(measured_sets: list[str]) -> None:
    pack = pack_of(indicator_of("sum", "students", by=("department",)))
    first, second = (derive(filing_of(rows=ROWS), pack)[0] for _ in range(2))
    assert [(each.group, str(each.value)) for each in first] == [("电气系", "30.50"), ("汽车系", "50")]
    assert first.rows == second.rows
    assert len(measured_sets) == 1


def test_without_measures_or_rows_nothing_is_kept(folder: Path) -> None:
    derive(filing_of(), PACK)
    assert not folder.exists()


def test_a_hit_loads_no_pandas() -> None:
    script = """
import sys
from aggregate.test_kept import facts_of
facts_of()
print("pandas" in sys.modules)
"""
    assert [printed(script) for _ in range(2)] == [["True"], ["False"]]
