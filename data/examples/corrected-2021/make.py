"""Make this corrected copy of ../liaocheng-2021 from the list in changes.yaml; the same bytes on every run.

python make.py
"""

import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import yaml
from openpyxl import load_workbook

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "liaocheng-2021"
COPIED = ("qreport.yaml", "indicators", "records", "chapters", "photos")
OWN = "explanations.yaml"

sys.path.insert(0, str(SOURCE))
from make_workbook import fill, without_clock  # noqa: E402


@dataclass(frozen=True)
class Change:
    """One place of the filing that differs, and why."""

    file: str
    old: str
    new: str
    why: str
    line: int = 0
    """Of a file of text, from 1."""
    cell: str = ""
    """Of the only sheet of a workbook."""

    @property
    def place(self) -> str:
        """Where it stands, as findings tell it."""
        return f"{self.file} {self.cell}" if self.cell else f"{self.file}:{self.line}"


def read_changes() -> Mapping[str, tuple[Change, ...]]:
    """Return the changes by their reason: `needed`, `computed`, `assumed`."""
    groups = yaml.safe_load((HERE / "changes.yaml").read_text(encoding="utf-8"))
    return {
        name: tuple(Change(old=each.pop("from"), new=each.pop("to"), **each) for each in entries)
        for name, entries in groups.items()
    }


def make(folder: Path, changes: Iterable[Change]) -> None:
    """Write the source with `changes`, and the explanations, into `folder`; what is there is replaced."""
    folder.mkdir(exist_ok=True)
    for name in COPIED:
        _copy(SOURCE / name, folder / name)
    if folder != HERE:
        shutil.copy(HERE / OWN, folder)
    for change in changes:
        write = _write_cell if change.cell else _write_line
        write(folder / change.file, change)


def _copy(source: Path, target: Path) -> None:
    if source.is_file():
        shutil.copy(source, target)
        return
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "~*", "__pycache__"))


def _write_line(path: Path, change: Change) -> None:
    lines = path.read_bytes().decode().splitlines(keepends=True)
    line = lines[change.line - 1]
    if line.count(change.old) != 1:
        raise SystemExit(f"{change.place}: {change.old!r} stands there {line.count(change.old)} times")
    changed = line.replace(change.old, change.new)
    lines[change.line - 1] = changed if changed.strip() else ""
    path.write_bytes("".join(lines).encode())


def _write_cell(path: Path, change: Change) -> None:
    book = load_workbook(path)
    cell = book.worksheets[0][change.cell]
    if str(cell.value) != change.old:
        raise SystemExit(f"{change.place}: {cell.value!r} in place of {change.old!r}")
    fill(cell, change.new)
    path.write_bytes(without_clock(book))


if __name__ == "__main__":
    make(HERE, chain.from_iterable(read_changes().values()))
