"""One file per output form of `diff`; the folder is the list."""

from collections.abc import Callable, Sequence

from qreport.model.change import Change, Comparison
from qreport.registry import Registry

DiffPrinter = Callable[[Comparison, Sequence[Change]], str]
"""Takes the whole comparison and the changes of it that are to be shown."""

diff_printers: Registry[DiffPrinter] = Registry(__name__)
