"""One file per output form of `validate`; the folder is the list."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qreport.cli.console.deliver import Limit
from qreport.errors import QreportError
from qreport.registry import Registry
from qreport.text.names import did_you_mean
from qreport.workflows.checked import Checked
from qreport.workflows.opened import list_packs
from qreport.workflows.validate import Validated, Wanted


class Outcome(Struct, frozen=True):
    """What `validate` found, and what was asked about it."""

    checked: Checked
    """Holds the chosen findings only."""
    fails: Limit
    """Whether a finding makes the command fail."""
    left_out: int = 0
    """How many findings `--select` and `--ignore` took away."""
    pack_path: tuple[Path, ...] = ()
    """Further folders of packs, for what `qreport explain` knows of a code."""
    verbose: bool = False
    """Whether the comparisons that could not be made are listed, each with its reason."""

    def path_of(self, file: str) -> str:
        """Return the path of a file of the filing or of its pack from the current folder, with `/`.

        In a checkout that is the path in the repository, which is what a CI service knows.
        """
        path = self.checked.folder / file
        if not _exists(path):
            path = self._in_pack(file) or path
        try:
            return Path(os.path.relpath(path)).as_posix()
        except ValueError:  # the current folder is on another drive of Windows
            return path.as_posix()

    def _in_pack(self, file: str) -> Path | None:
        """Return the place of a file of a pack, in front of which stands the id of the pack, if any."""
        folders = _folders(self.pack_path)
        first, _, rest = file.partition("/")
        pack, name = (first, rest) if rest and first in folders else (self.checked.pack, file)
        path = folders[pack] / name if pack in folders else None
        return path if path and _exists(path) else None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False


@lru_cache(maxsize=8)
def _folders(pack_path: tuple[Path, ...]) -> Mapping[str, Path]:
    """Return the folders of the packs at hand by id; of two with one id the first counts."""
    return {manifest.id: folder for manifest, folder in reversed(list_packs(pack_path))}


Printer = Callable[[Outcome], str]
ManyPrinter = Callable[[Sequence[Outcome]], str]

printers: Registry[Printer] = Registry(__name__, "")
of_many: Registry[ManyPrinter] = Registry(__name__, "")
"""The same forms for a folder of filings."""


def outcomes_of(validated: Validated, wanted: Wanted, fails: Limit, *, verbose: bool) -> tuple[Outcome, ...]:
    """Return what was found in each report, as far as it is listed."""

    def listed(checked: Checked) -> Outcome:
        findings = tuple(filter(wanted.listed, checked.findings))
        repeated = tuple(filter(wanted.listed, checked.repeated))
        left_out = len(checked.findings) - len(findings)
        chosen = replace(checked, findings=findings, repeated=repeated)
        return Outcome(chosen, fails, left_out, wanted.pack_path, verbose)

    return tuple(map(listed, validated.checked))


def printer_of(form: str) -> Callable[[Sequence[Outcome], bool], str]:
    """Return what turns outcomes, and whether they are those of many, into text of this form.

    Raises QreportError when there is no such form.
    """
    one, together = printers.get(form), of_many.get(form)
    if one is None or together is None:
        raise QreportError(
            f"没有结果形式“{form}”{did_you_mean(form, printers)}", f"可用的形式：{'、'.join(printers)}"
        )
    return lambda outcomes, many: together(outcomes) if many else one(outcomes[0])
