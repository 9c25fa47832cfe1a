"""Whole processes, timed in turn (A B A B ...), so that a drifting machine weighs on both alike."""

import os
import resource
import shutil
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """One process to time."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] | None = None
    removed: Path | None = None
    """A folder that is deleted before each run."""
    found: int = 0
    """The exit code of success."""


@dataclass(frozen=True)
class Pair:
    """The medians of two commands, in seconds, and the median of the ratios run by run."""

    first: float
    second: float
    ratio: float


def compare(first: Command, second: Command, runs: int) -> Pair:
    """Run both in turn, one warm-up and `runs` counted times each."""
    seconds: list[tuple[float, float]] = [(seconds_of(first), seconds_of(second)) for _ in range(runs + 1)][
        1:
    ]
    return Pair(
        statistics.median(a for a, _ in seconds),
        statistics.median(b for _, b in seconds),
        statistics.median(a / b for a, b in seconds),
    )


def processor_seconds_of(command: Command) -> float:
    """Return the processor seconds of one run, on which other programs weigh less than on wall seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds_of(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds_of(command: Command) -> float:
    """Return the wall seconds of one run; a failing command ends the benchmark."""
    environment = {**os.environ, **(command.environment or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    if command.removed:
        shutil.rmtree(command.removed, ignore_errors=True)
    start = time.perf_counter()
    done = subprocess.run(command.arguments, capture_output=True, check=False, env=environment)
    elapsed = time.perf_counter() - start
    if done.returncode != command.found:
        raise SystemExit(f"{command.name}: exit {done.returncode}\n{done.stderr.decode()[-2000:]}")
    return elapsed
