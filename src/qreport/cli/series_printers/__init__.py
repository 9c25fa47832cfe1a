"""One file per output form of `diff --series`; the folder is the list."""

from collections.abc import Callable

from qreport.model.letterhead import Letterhead
from qreport.model.series import Course
from qreport.registry import Registry

CoursePrinter = Callable[[Course, Letterhead], str | bytes]
"""Returns text, or the content of a file that no terminal can show."""

course_printers: Registry[CoursePrinter] = Registry(__name__)
