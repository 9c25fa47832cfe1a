"""The example that a file of tests names as EXAMPLE, read once with the pack that it names as PACK."""

import pytest

from qreport.model.facts import Facts
from qreport.model.filing import Filing
from qreport.model.pack import Pack

from .sample import Example, example


@pytest.fixture(scope="module")
def read(request: pytest.FixtureRequest) -> Example:
    return example(request.module.EXAMPLE.name, request.module.PACK)


@pytest.fixture(scope="module")
def pack(read: Example) -> Pack:
    return read.pack


@pytest.fixture(scope="module")
def filing(read: Example) -> Filing:
    return read.filing


@pytest.fixture(scope="module")
def facts(read: Example) -> Facts:
    return read.facts
