"""Writers: one file a format, each from a document, a layout and pictures to bytes.

The name of a writer is the ending of its files.
"""

from collections.abc import Callable

from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.registry import Registry

Writer = Callable[[Document, Layout, Pictures], bytes]

writers: Registry[Writer] = Registry(__name__, "")
