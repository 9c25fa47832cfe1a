"""The demo document, in which every kind of block occurs, as a Word file."""

from pathlib import Path

import pytest
import yaml
from render import demo

from qreport.model.layout import Layout
from qreport.render import writers

LAYOUT = Path(__file__).parents[2] / "templates" / "secondary-2022" / "layout" / "layout.yaml"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    layout = Layout.model_validate(yaml.safe_load(LAYOUT.read_text(encoding="utf-8")))
    return writers.all()["docx"](demo.document(tmp_path_factory.mktemp("photos")), layout)
