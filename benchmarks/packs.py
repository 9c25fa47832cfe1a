"""How long the packs that come with qreport take to load, and to check; nothing fails on a slow machine.

Usage: python benchmarks/packs.py [--runs N]
"""

import argparse
from statistics import median
from time import perf_counter
from typing import Any

from qreport.workflows.opened import list_packs, open_pack
from qreport.workflows.pack_check import check_pack


def main() -> None:
    """Print a line for each pack, and how long all checks take together."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print(f"{'pack':24}{'indicators':>12}{'load':>10}{'check':>10}")
    total = 0.0
    for manifest, folder in list_packs():
        pack, _ = open_pack(manifest.id)
        check_pack(folder)  # so that every module is loaded
        load = _milliseconds(runs, open_pack, manifest.id)
        check = _milliseconds(runs, check_pack, folder)
        total += check
        print(f"{manifest.id:24}{len(pack.indicators):>12}{load:>7.0f} ms{check:>7.0f} ms")
    print(f"{'all checks':46}{total:>10.0f} ms")


def _milliseconds(runs: int, call: Any, argument: object) -> float:
    """Return the median of what one call takes."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        call(argument)
        times.append(perf_counter() - start)
    return 1000 * median(times)


if __name__ == "__main__":
    main()
