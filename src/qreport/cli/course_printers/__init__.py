"""One file per output form of `diff --series`; the folder is the list."""

from collections.abc import Callable

from qreport.model.series import Course
from qreport.registry import Registry

CoursePrinter = Callable[[Course], str]

course_printers: Registry[CoursePrinter] = Registry(__name__)
