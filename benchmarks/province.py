"""Makes a folder of filings, all different, for the benchmark of `validate` on a province.

Usage: python benchmarks/province.py FOLDER COUNT
"""

import csv
import random
import shutil
import sys
from decimal import Decimal
from pathlib import Path

from qreport.model.facts import Bound, Fact
from qreport.workflows.opened import open_filing

EXAMPLE = Path(__file__).resolve().parents[1] / "data" / "examples" / "liaocheng-2021"
INDICATORS, RECORD_SETS = 80, 8
CONFIG = """pack: secondary-2022
school: {{name: 第{number}职业学校, level: secondary}}
report: {{title_year: 2022, data_year: 2021, issued: 2021-11}}
"""


def make_province(folder: Path, count: int) -> None:
    """Write `count` filings with 80 indicators of two years and 8 detail tables each."""
    filing = open_filing(EXAMPLE).filing
    codes = list(dict.fromkeys(fact.indicator for fact in filing.facts if fact.value is not None))
    chosen = set(codes[:INDICATORS])
    facts = [fact for fact in filing.facts if fact.indicator in chosen and _is_plain(fact)]
    tables = sorted(filing.records, key=lambda name: -len(filing.records[name].rows))[:RECORD_SETS]
    for number in range(1, count + 1):
        school = folder / f"市{number % 16 + 1}" / f"校{number}"
        (school / "records").mkdir(parents=True)
        (school / "indicators").mkdir()
        (school / "qreport.yaml").write_text(CONFIG.format(number=number), encoding="utf-8")
        _write_indicators(school / "indicators" / "指标.csv", facts, random.Random(number))
        for name in tables:
            shutil.copy(EXAMPLE / "records" / f"{name}.csv", school / "records")


def _is_plain(fact: Fact) -> bool:
    return fact.value is not None and fact.bound is Bound.EXACT and not fact.group


def _write_indicators(path: Path, facts: list[Fact], dice: random.Random) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["代码", "年份", "数值"])
        writer.writerows([fact.indicator, fact.period, _varied(fact, dice)] for fact in facts)


def _varied(fact: Fact, dice: random.Random) -> Decimal:
    """Return the value changed by some percent, with the decimals that it had."""
    value = fact.value or Decimal(0)
    varied = value * Decimal(dice.randint(97, 103)) / 100
    return varied.quantize(Decimal(1).scaleb(-(fact.decimals or 0)))


if __name__ == "__main__":
    make_province(Path(sys.argv[1]), int(sys.argv[2]))
