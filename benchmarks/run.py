"""Runs qreport and its peers side by side and prints the ratios of medians; nothing fails on a slow machine.

Usage: python benchmarks/run.py [--runs N]     (needs pandoc and soffice on the PATH, and docxtpl installed)
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from long_table import rows_of
from material import pipe_table, prepare
from timing import Command, Pair, compare, seconds_of

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "data" / "examples" / "liaocheng-2021"
PYTHON = sys.executable
QREPORT = str(Path(PYTHON).with_name("qreport"))


def main() -> None:
    """Prepare the material in a scratch folder and print one line a comparison."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        filing = scratch / "filing"
        shutil.copytree(EXAMPLE, filing)
        prepare(filing, scratch)
        print(f"{'comparison':58}{'first':>9}{'second':>9}{'ratio':>8}{'goal':>7}")
        for title, first, second, goal in comparisons(scratch, filing):
            show(title, compare(first, second, runs), goal)
        growth(scratch, runs)


def comparisons(scratch: Path, filing: Path) -> list[tuple[str, Command, Command, str]]:
    """Return every pair of commands with its goal for the ratio."""
    out = str(scratch / "peer.docx")
    script = [PYTHON, str(HERE / "peers" / "handmade.py"), str(filing), str(scratch), out]
    text, full = (pandoc(scratch / name, out, filing) for name in ("text.md", "full.md"))
    cold, warm = build(scratch, filing, cold=True), build(scratch, filing)
    long, true_pages = long_table(scratch, 10_000), build(scratch, filing, quick=False)
    return [
        ("--help / bare typer", Command("help", [QREPORT, "--help"]), bare_typer(), "<= 1.5"),
        ("build, nothing cached / script with docxtpl", cold, Command("script", script), "<= 0.8"),
        ("build, unchanged / pandoc, text and tables only", warm, text, "<= 5"),
        ("build, unchanged / pandoc with finished pictures", warm, full, "< 1"),
        ("table of 10,000 rows / pandoc", long, pandoc_table(scratch, 10_000), "<= 0.2"),
        ("build, pages counted by LibreOffice / build --quick", true_pages, warm, "-"),
        *office_runs(scratch, filing),
    ]


def office_runs(scratch: Path, filing: Path) -> list[tuple[str, Command, Command, str]]:
    """Return one run of LibreOffice by qreport, for pages only and with pictures, beside a plain one."""
    seconds_of(build(scratch, filing))
    docx, out = next((scratch / "dist").glob("*.docx")), str(scratch / "one.pdf")
    plain = Command(
        "soffice", ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(scratch), str(docx)]
    )
    pages, pictures = (
        Command(name, [PYTHON, str(HERE / "one_run.py"), str(scratch / f"{name}.docx"), *files])
        for name, files in (("pages", [out]), ("pdf", [out, *map(str, sorted(scratch.glob("picture-*")))]))
    )
    return [
        ("one LibreOffice run, to read pages / plain soffice", pages, plain, "<= 0.5"),
        ("one LibreOffice run, with pictures / plain soffice", pictures, plain, "<= 0.5"),
        ("build --quick, unchanged / one run to read pages", build(scratch, filing), pages, "< 1"),
        ("build --quick, nothing cached / one run", build(scratch, filing, cold=True), pages, "-"),
    ]


def build(scratch: Path, filing: Path, *, cold: bool = False, quick: bool = True) -> Command:
    """Return the build of the example; before each run of a cold one the cache is deleted."""
    cache = scratch / ("cold" if cold else "warm")
    arguments = [QREPORT, "build", str(filing), "-o", str(scratch / "dist"), "--to", "docx"]
    arguments += ["--quick"] if quick else []
    return Command("build", arguments, {"QREPORT_CACHE": str(cache)}, removed=cache if cold else None)


def bare_typer() -> Command:
    """Return `--help` of a program that does nothing."""
    return Command("typer", [PYTHON, str(HERE / "peers" / "bare_typer.py"), "--help"])


def pandoc(source: Path, out: str, filing: Path) -> Command:
    """Return pandoc from Markdown to docx."""
    return Command("pandoc", ["pandoc", "--resource-path", str(filing), "-o", out, str(source)])


def long_table(scratch: Path, count: int) -> Command:
    """Return qreport's writer on a table of `count` rows, as a whole process."""
    return Command("long", [PYTHON, str(HERE / "long_table.py"), str(count), str(scratch / "long.docx")])


def pandoc_table(scratch: Path, count: int) -> Command:
    """Return pandoc on a pipe table of `count` rows."""
    source = scratch / "long.md"
    source.write_text(
        pipe_table([[f"列{column}" for column in range(1, 9)], *rows_of(count)]), encoding="utf-8"
    )
    return pandoc(source, str(scratch / "long-pandoc.docx"), scratch)


def growth(scratch: Path, runs: int) -> None:
    """Print what a row costs in 10,000 rows against one in 1,000, start-up taken off both.

    The least times, because what disturbs two times disturbs their difference twice.
    """
    tables = [long_table(scratch, count) for count in (1, 1_000, 10_000)]
    rounds = [[seconds_of(table) for table in tables] for _ in range(runs + 1)]
    start, small, large = (min(times) for times in zip(*rounds, strict=True))
    per_row = ((large - start) / 10_000) / ((small - start) / 1_000)
    print(f"{'a row among 10,000 / a row among 1,000':76}{per_row:8.2f} <= 1.3")


def show(title: str, pair: Pair, goal: str) -> None:
    """Print one line."""
    print(f"{title:58}{pair.first:8.3f}s{pair.second:8.3f}s{pair.ratio:8.2f} {goal}", flush=True)


if __name__ == "__main__":
    main()
