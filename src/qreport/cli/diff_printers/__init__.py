"""One file per output form of `diff`; the folder is the list."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from qreport.model.change import Change, Comparison
from qreport.model.filing import Letterhead
from qreport.registry import Registry


class Shown(Struct, frozen=True):
    """What is to be shown of a comparison."""

    comparison: Comparison
    changes: Sequence[Change]
    """Those that are listed one by one."""
    letterhead: Letterhead


DiffPrinter = Callable[[Shown], str | bytes]
"""Returns text, or the content of a file that no terminal can show."""

diff_printers: Registry[DiffPrinter] = Registry(__name__)
