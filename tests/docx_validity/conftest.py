"""The demo document, in which every kind of block occurs, as a Word file."""

import pytest
from render import demo
from render.written import docx_of

from qreport.model.layout import Layout


@pytest.fixture(scope="session")
def written(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return docx_of(demo.document(tmp_path_factory.mktemp("photos")), layout)
