"""Programs that are run leave nothing behind."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from qreport.office import process

from .lifeline import Lifeline

STARTED_ONLY = ["started"]


@pytest.fixture
def lifeline(tmp_path: Path) -> Lifeline:
    return Lifeline(tmp_path)


def test_what_it_prints_is_returned(tmp_path: Path) -> None:
    said = process.run(["sh", "-c", "echo out; echo err >&2; printf '\\377'"], tmp_path, os.environ, 10)
    assert said == "out\nerr\n\ufffd"


def test_it_works_in_its_folder_with_its_variables(tmp_path: Path) -> None:
    variables = {**os.environ, "QREPORT_TEST": "variable"}
    said = process.run(["sh", "-c", 'pwd; echo "$QREPORT_TEST"'], tmp_path, variables, 10)
    assert said == f"{tmp_path}\nvariable\n"


def test_one_that_hangs_is_ended_with_all_it_started(
    lifeline: Lifeline, tmp_path: Path, time_is_up_when: Callable[[Callable[[], bool]], None]
) -> None:
    time_is_up_when(lifeline.started)
    with pytest.raises(process.TookTooLong):
        process.run(["sh", "-c", lifeline.script], tmp_path, os.environ, 10)
    assert lifeline.said_until_all_ended() == STARTED_ONLY


def test_an_interrupt_ends_it_too(
    lifeline: Lifeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_seconds: float) -> None:
        if lifeline.started():
            raise KeyboardInterrupt

    monkeypatch.setattr(process, "time", SimpleNamespace(monotonic=time.monotonic, sleep=interrupted))
    with pytest.raises(KeyboardInterrupt):
        process.run(["sh", "-c", lifeline.script], tmp_path, os.environ, 600)
    assert lifeline.said_until_all_ended() == STARTED_ONLY


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl+C means what it means at a terminal; a run in the background would ignore it."""
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, usual)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_while_it_starts_ends_it_too(
    lifeline: Lifeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen

    def interrupted(*arguments: object, **settings: object) -> object:
        begun = start(*arguments, **settings)
        while not lifeline.started():
            time.sleep(0.005)
        signal.raise_signal(signal.SIGINT)
        return begun

    monkeypatch.setattr(process.subprocess, "Popen", interrupted)
    with pytest.raises(KeyboardInterrupt):
        process.run(["sh", "-c", lifeline.script], tmp_path, os.environ, 600)
    assert lifeline.said_until_all_ended() == STARTED_ONLY
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_one_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        process.run([str(tmp_path / "nothing")], tmp_path, os.environ, 10)


def test_of_a_long_output_the_end_is_returned(tmp_path: Path) -> None:
    said = process.run(["sh", "-c", "head -c 3000000 /dev/zero; echo; echo why"], tmp_path, os.environ, 60)
    assert said.endswith("\nwhy\n")
    assert len(said) <= 64 * 1024
