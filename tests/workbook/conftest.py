"""A filing of the example, and the way of a workbook: written, filled in, sent back, read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from places import EXAMPLE

from qreport.workflows import workbook as forms
from qreport.workflows.opened import Loaded, open_filing

Return = Callable[[Path], Loaded]


@pytest.fixture(scope="session")
def original() -> Loaded:
    """The example as it is read from its own files."""
    return open_filing(EXAMPLE)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the example, which holds all its values; not to be changed."""
    path = tmp_path_factory.mktemp("workbook") / "填报表.xlsx"
    forms.write_workbook(EXAMPLE, path)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A filing that holds only the settings of the example."""
    folder = tmp_path / "filing"
    (folder / "indicators").mkdir(parents=True)
    shutil.copy(EXAMPLE / "qreport.yaml", folder)
    return folder


@pytest.fixture
def send_back(empty: Path) -> Return:
    """Return a function that reads a filing which holds only a workbook that came back."""

    def read(workbook: Path) -> Loaded:
        shutil.copy(workbook, empty / "indicators")
        return open_filing(empty)

    return read
