"""How many right figures `validate` blames, and how many mistakes it finds, in fictional schools.

Usage: python benchmarks/seeded.py [--schools N] [--each N]
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from seeded.measure import findings, told
from seeded.mistakes import MISTAKES, Mistake
from seeded.school import make_school, pack

from qreport.model.finding import Level
from qreport.model.pack import Pack


def main() -> None:
    """Print false alarms, then a line of a Markdown table for each kind of mistake."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, default=200)
    parser.add_argument("--each", type=int, default=50, help="schools for each kind of mistake")
    asked = parser.parse_args()
    read = pack()
    false_alarms(read, asked.schools)
    for mistake in MISTAKES.values():
        print(share_found(mistake, read, asked.each), flush=True)


def false_alarms(read: Pack, schools: int) -> None:
    """Print how many findings of each level schools without a mistake have."""
    levels: Counter[Level] = Counter()
    for seed in range(schools):
        with tempfile.TemporaryDirectory() as name:
            found = findings(make_school(seed, read), read, Path(name) / "school")
        levels.update(each.level for each in found)
        for each in found:
            if each.level is not Level.INFO:
                print(f"school {seed}: {each.code} {each.message}")
    print(f"{schools} schools without a mistake: {dict(levels)}")


def share_found(mistake: Mistake, read: Pack, schools: int) -> str:
    """Return a line: the kind, its codes, how often it was made, found, and pointed at."""
    made = found = pointed = 0
    for seed in range(schools):
        with tempfile.TemporaryDirectory() as name:
            outcome = told(mistake, seed, read, Path(name) / "school")
        if outcome:
            made += 1
            found += outcome.found
            pointed += outcome.at_the_cell
    codes = " ".join(sorted(mistake.codes)) or "任意"
    return f"| {mistake.name} | {codes} | {made} | {found / made:.0%} | {pointed / made:.0%} |"


if __name__ == "__main__":
    main()
