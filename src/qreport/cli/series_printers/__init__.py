"""One file per output form of `diff --series`; the folder is the list."""

from collections.abc import Callable

from qreport.model.letterhead import Letterhead
from qreport.model.series import SeriesOfYears
from qreport.registry import Registry

CoursePrinter = Callable[[SeriesOfYears, Letterhead], str | bytes]
"""Returns text, or the content of a file that no terminal can show."""

series_printers: Registry[CoursePrinter] = Registry(__name__)
