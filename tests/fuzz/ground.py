"""A small filing in which the made files stand while they are looked at, within bounds of time."""

import contextlib
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import FrameType

from qreport import annotate, compose, load
from qreport.aggregate.derive import derive
from qreport.comparing.unexplained import since_last_year
from qreport.errors import QreportError
from qreport.model.finding import Finding
from qreport.workflows.checked import check_filing
from qreport.workflows.opened import Loaded, open_reports

_PACKS = Path(__file__).parent / "packs"
SETTINGS = """\
pack: small
school: {name: 某职业学校, level: secondary}
report: {title_year: 2022, data_year: 2021, issued: 2021-11}
"""
_USUAL = {
    "qreport.yaml": SETTINGS.encode(),
    "indicators/usual.csv": "指标,2020,2021\n全日制在校生数,7948,9527\n专任教师数,465,501\n".encode(),
}
_SECONDS = 10
"""Of computing, for an input of some kilobytes; what other programs take meanwhile does not count."""


class TooSlow(BaseException):
    """Not an Exception, so that nobody takes it for a damaged file."""


@contextlib.contextmanager
def bounded(seconds: int = _SECONDS) -> Iterator[None]:
    """Raise TooSlow in what takes longer."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow

    usual = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, usual)


def look(files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Read, check and compose a filing with these files; return what was found, none when it was refused."""
    folder = _folder()
    try:
        for name, content in {**_USUAL, **files}.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        with bounded():
            found = _found(folder, files)
    finally:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert all("\n" not in each.message and "\r" not in each.message for each in found)
    return found


def _found(folder: Path, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    try:
        (loaded,) = open_reports(folder, read_pack=lambda _name, _search: _pack())
    except QreportError:
        return ()
    found = (*check_filing(loaded).findings, *_composed(loaded))
    for name, content in files.items():
        if name.endswith(".xlsx"):
            annotate.annotated(content, name, found)
    return found


def _composed(loaded: Loaded) -> tuple[Finding, ...]:
    derived, problems = derive(loaded.filing, loaded.pack)
    facts = loaded.filing.facts + derived
    changes = since_last_year(loaded.filing, facts, loaded.pack)
    return (*problems, *compose.compose(loaded.filing, facts, loaded.pack, changes)[1])


@cache
def _pack() -> "tuple[load.Pack, tuple[Finding, ...]]":
    return load.load_pack("small", (_PACKS,))


@cache
def _folder() -> Path:
    # Files of some kilobytes, thousands a minute: in memory where the system has a place for that.
    memory = Path("/dev/shm")
    folder = tempfile.TemporaryDirectory(
        prefix="qreport-fuzz-", dir=memory if os.access(memory, os.W_OK) else None
    )
    _kept.append(folder)
    return Path(folder.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []
"""Removed when Python ends."""
