"""What `validate` costs: beside `frictionless validate` on the same CSV, and for a province of filings.

Usage: python benchmarks/validating.py [--runs N] [--filings N]     (needs frictionless installed)
"""

import argparse
import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from province import make_province
from timing import Command, compare, processor_seconds_of

PYTHON = sys.executable
QREPORT, FRICTIONLESS = (str(Path(PYTHON).with_name(name)) for name in ("qreport", "frictionless"))
COLUMNS = ("序号", "所属系部", "专业名称", "在校生数")
SCHEMA = {
    "fields": [
        {"name": "序号", "type": "integer"},
        {"name": "所属系部", "type": "string", "constraints": {"required": True}},
        {"name": "专业名称", "type": "string", "constraints": {"required": True}},
        {"name": "在校生数", "type": "integer", "constraints": {"required": True, "minimum": 0}},
    ],
    "primaryKey": ["专业名称"],
}
"""What the pack `secondary-2022` asks of this table, as far as a Table Schema can say it."""
SMALL, LARGE = 10, 90_000
LIMITS = {"QREPORT_MAX_ROWS": "100000", "QREPORT_MAX_CELLS": "1000000"}
"""Ten times the usual, so that start-up and its noise weigh less."""


def main() -> None:
    """Prepare the material in a scratch folder and print one line a comparison."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--filings", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        one_filing(scratch, asked.runs)
        per_cell(scratch, asked.runs)
        province(scratch, asked.filings)


def one_filing(scratch: Path, runs: int) -> None:
    """Print the time of one filing, and of its indicators alone, beside that of frictionless on these."""
    make_province(scratch / "one", 1)
    filing = scratch / "one" / "市2" / "校1"
    for name in ("one filing", "its indicators alone"):
        pair = compare(qreport(filing), frictionless(filing / "indicators" / "指标.csv"), runs)
        print(
            f"{name} / frictionless on its indicators  {pair.first:.3f}s {pair.second:.3f}s {pair.ratio:.2f}"
        )
        shutil.rmtree(filing / "records", ignore_errors=True)


def per_cell(scratch: Path, runs: int) -> None:
    """Print what a cell of a long detail table costs, start-up taken off by a short one."""
    make_province(scratch / "cells", 1)
    filing = scratch / "cells" / "市2" / "校1"
    table, schema = filing / "records" / "programmes.csv", scratch / "schema.json"
    schema.write_text(json.dumps(SCHEMA, ensure_ascii=False), encoding="utf-8")
    peers = [("a schema", frictionless(table, schema)), ("no schema", frictionless(table))]
    ours, *theirs = a_cell([qreport(filing), *(peer for _, peer in peers)], table, runs)
    for (name, _), cost in zip(peers, theirs, strict=True):
        print(f"a cell / frictionless with {name}  {ours:.1f} µs {cost:.1f} µs {ours / cost:.2f}")


def a_cell(commands: Sequence[Command], table: Path, runs: int) -> list[float]:
    """Return the microseconds of processor time that one cell costs each command; they run in turn."""
    least = []
    for rows in (SMALL, LARGE):
        write_table(table, rows)
        taken = [[processor_seconds_of(command) for command in commands] for _ in range(runs)]
        least.append([min(each) for each in zip(*taken, strict=True)])
    cells = (LARGE - SMALL) * len(COLUMNS)
    return [(long - short) / cells * 1e6 for short, long in zip(*least, strict=True)]


def write_table(path: Path, rows: int) -> None:
    """Write a detail table of programmes without a fault."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([at, f"系部{at % 9}", f"专业{at}", at % 90] for at in range(1, rows + 1))


def province(scratch: Path, count: int) -> None:
    """Print time and memory of a folder of filings, and of one third of it."""
    for number in (count // 3, count):
        folder = scratch / f"province-{number}"
        make_province(folder, number)
        start = time.perf_counter()
        subprocess.run([QREPORT, "validate", folder, "-o", scratch / "out.txt"], check=False)
        seconds = time.perf_counter() - start
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        each = seconds / number * 1000
        print(f"{number} filings  {seconds:.1f}s  {each:.0f} ms each  at most {megabytes:.0f} MB")


def qreport(filing: Path) -> Command:
    """Return the check of a filing with all rules."""
    return Command("qreport", [QREPORT, "validate", str(filing), "--fail-on", "never"], LIMITS)


def frictionless(table: Path, schema: Path | None = None) -> Command:
    """Return frictionless on one CSV; without a schema it only looks at the shape of the table."""
    given = ["--schema", str(schema)] if schema else []
    return Command("frictionless", [FRICTIONLESS, "validate", "--trusted", *given, str(table)])


if __name__ == "__main__":
    main()
