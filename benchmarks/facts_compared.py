"""Times a comparison of facts in one process beside pandas merges of that size.

Usage: facts_compared.py ROWS

Both sides have ROWS facts, values of a quarter as many indicators for each of four years; one value in ten
differs. A merge is an outer one of the same two tables by indicator, year and group.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import compare
from qreport.model.change import Edition
from qreport.model.facts import Fact, Facts
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.workflows.opened import open_pack

YEARS = ("2018", "2019", "2020", "2021")
RUNS = 3
MERGES = 5


def side(pack: Pack, name: str, shift: int) -> EditionData:
    """Return a filing with a value of every indicator for every year; one in ten is `shift` larger."""
    place = Location("indicators/a.csv", line=2, column=4)
    facts = (
        Fact(code, year, Decimal(number + (shift if number % 10 == 0 else 0)), place)
        for year in YEARS
        for number, code in enumerate(pack.indicators, 100)
    )
    return EditionData(Edition(name, YEARS[-1]), Facts(facts), pack)


def seconds(work: Callable[[], object]) -> float:
    """Return the median of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(rows: int) -> None:
    """Print both times and their ratio."""
    layout = open_pack("secondary-2022")[0]
    codes = [f"indicator_{number}" for number in range(rows // len(YEARS))]
    indicators = {code: Indicator.model_construct(code=code, name=code, unit="人") for code in codes}
    pack = Pack(layout.manifest, layout.layout, indicators=indicators)
    old, new = side(pack, "甲", 0), side(pack, "乙", 3)
    columns = ["indicator", "period", "group", "value"]
    before, now = (each.facts.frame()[columns] for each in (old, new))
    keys = columns[:3]
    ours = seconds(
        lambda: compare(
            EditionData(old.edition, Facts(old.facts), pack), EditionData(new.edition, Facts(new.facts), pack)
        )
    )
    merge = seconds(lambda: pd.merge(before, now, on=keys, how="outer"))
    print(f"{rows} facts a side: compare {ours:.2f} s, {MERGES} merges {MERGES * merge:.2f} s,", end=" ")
    print(f"ratio {ours / (MERGES * merge):.2f}")


if __name__ == "__main__":
    gc.set_threshold(50_000)  # as the command line does
    main(int(sys.argv[1]))
