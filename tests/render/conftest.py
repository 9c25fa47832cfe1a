"""What the tests of this stage share: the layout of the pack, a demo document."""

import pytest

from qreport.model.document import Document
from qreport.model.layout import Layout

from . import demo
from .docx_check import Docx
from .written import docx_of


@pytest.fixture(scope="session")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return demo.document(tmp_path_factory.mktemp("photos"))


@pytest.fixture(scope="session")
def written(document: Document, layout: Layout) -> bytes:
    return docx_of(document, layout)


@pytest.fixture(scope="session")
def docx(written: bytes) -> Docx:
    return Docx(written)
