"""One file per output form of `validate`; the folder is the list."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qreport.api import Checked
from qreport.cli.exit_code import Limit
from qreport.registry import Registry


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `validate` found, and what was asked about it."""

    checked: Checked
    """Holds the chosen findings only."""
    fails: Limit
    """Whether a finding makes the command fail."""
    left_out: int = 0
    """How many findings `--select` and `--ignore` took away."""
    pack_path: tuple[Path, ...] = ()
    """Further folders of packs, for what `qreport explain` knows of a code."""

    def path_of(self, file: str) -> str:
        """Return the path of a file of the filing from the current folder, with `/`.

        In a checkout that is the path in the repository, which is what a CI service knows.
        """
        path = self.checked.folder / file
        try:
            return Path(os.path.relpath(path)).as_posix()
        except ValueError:  # the current folder is on another drive of Windows
            return path.as_posix()


Printer = Callable[[Outcome], str]

printers: Registry[Printer] = Registry(__name__)
