"""What holds for every writer that there is."""

import os
from pathlib import Path
from typing import get_args

import pytest
from fresh import python

from qreport.model.document import Block, Document, walk
from qreport.model.layout import Layout
from qreport.render.pictures import prepare
from qreport.render.writers import writers

SCRIPT = """
from pathlib import Path
from render import demo
from places import LAYOUT
import yaml
from qreport.model.layout import Layout
from qreport.render.pictures import prepare
from qreport.render.writers import writers
layout = Layout.model_validate(yaml.safe_load(LAYOUT.read_text(encoding="utf-8")))
document = demo.document(Path.cwd())
for name, write in writers.all().items():
    Path(f"report.{name}").write_bytes(write(document, layout, prepare(document, layout)))
"""


def test_the_formats_are_known_by_name() -> None:
    assert list(writers) == ["docx", "txt"]
    assert writers.get("odt") is None


def test_the_demo_has_every_kind_of_block(document: Document) -> None:
    assert {type(block) for block in walk(document.blocks)} == set(get_args(Block))


@pytest.mark.parametrize("name", list(writers))
def test_every_writer_writes_every_block(name: str, document: Document, layout: Layout) -> None:
    for block in document.blocks:
        alone = Document(document.properties, (block,))
        assert writers.all()[name](alone, layout, prepare(alone, layout))


def test_the_same_document_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    made = [
        _run(tmp_path / "一", {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"}, 0o022),
        _run(tmp_path / "two", {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"}, 0o077),
    ]
    assert made[0] == made[1]
    assert len(made[0]) == len(list(writers))


def _run(folder: Path, settings: dict[str, str], umask: int) -> list[bytes]:
    folder.mkdir()
    done = python(SCRIPT, env=os.environ | settings, cwd=folder, umask=umask)
    assert done.returncode == 0, done.stderr
    return [path.read_bytes() for path in sorted(folder.glob("report.*"))]
