"""One file per output form of `validate`; the folder is the list."""

from collections.abc import Callable

from qreport.api import Checked
from qreport.registry import Registry

Printer = Callable[[Checked], str]

printers: Registry[Printer] = Registry(__name__)
