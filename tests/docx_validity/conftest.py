"""The demo document, in which every kind of block occurs, as a Word file."""

import pytest
from render import demo

from qreport.model.layout import Layout
from qreport.render import writers


@pytest.fixture(scope="session")
def written(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return writers.all()["docx"](demo.document(tmp_path_factory.mktemp("photos")), layout)
