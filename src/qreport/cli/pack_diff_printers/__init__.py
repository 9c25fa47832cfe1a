"""One file per output form of `pack diff`; the folder is the list."""

from collections.abc import Callable

from qreport.model.pack_change import PackComparison
from qreport.registry import Registry

PackDiffPrinter = Callable[[PackComparison], str]

pack_diff_printers: Registry[PackDiffPrinter] = Registry(__name__)
