"""Many filings in one run, as of a province: found below a folder, checked one after the other."""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

from qreport import load
from qreport.errors import QreportError
from qreport.load.filing.filings import filings_below, is_filing
from qreport.model.filing import INPUT_FOLDERS
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.paths import SETTINGS
from qreport.workflows.checked import Checked, check_reports
from qreport.workflows.opened import Progress, open_reports, silent

# Windows hides the last ending of a file made with its editor.
_MISNAMED = ("qreport.yml", f"{SETTINGS}.txt")


def is_collection(folder: Path) -> bool:
    """Whether `folder` is no filing itself but holds filings."""
    if not folder.is_dir() or (folder / SETTINGS).exists():
        return False
    return next(filings_below(folder), None) is not None


def _is_meant(folder: Path) -> bool:
    """Whether a folder is a filing or was to be one: its settings may be absent or misnamed."""
    if is_filing(folder):
        return True
    holds = any((folder / name).exists() for name in (*INPUT_FOLDERS, *_MISNAMED))
    # A folder of schools may keep pictures of its own.
    return holds and not is_collection(folder)


def validate_all(
    folder: Path,
    packs: Sequence[str] = (),
    pack_path: Sequence[Path] = (),
    progress: Progress = silent,
) -> Iterator[Checked]:
    """Yield the outcome of each report of each filing below `folder`; only its findings stay in memory.

    `packs` are those to check each filing with; none: its own. Each pack is read once. A filing that cannot
    be opened yields one finding that says why.
    """
    read_pack = functools.cache(load.load_pack)
    for filing in filings_below(folder, holds=_is_meant):
        progress(f"核对 {filing.relative_to(folder)}")
        try:
            yield from check_reports(open_reports(filing, packs, pack_path, read_pack))
        except QreportError as error:
            yield Checked(filing, "", (_unusable(error),), 0, 0)


def _unusable(error: QreportError) -> Finding:
    message = " ".join(error.message.split())
    return load.UNUSABLE_FILING.at(Location(SETTINGS), message=message, mend=error.mend)
