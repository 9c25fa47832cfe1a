import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from .golden import Golden
from .running import run, tree, without_places


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Pictures are made once in a run of the tests, and nothing is kept in the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "QREPORT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filing that `init --sample` makes, with the report that was built last; not to be changed."""
    folder = tmp_path_factory.mktemp("sample") / "filing"
    assert run("init", folder, "--sample").code == 0
    assert run("build", folder, "--quick").code == 0
    return folder


@pytest.fixture(scope="session")
def told_about_sample(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `build` prints about the sample itself, without the places of the files."""
    return without_places(run("build", sample, "--quick", "-o", tmp_path_factory.mktemp("told")).told)


@pytest.fixture
def filing(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample with its report, to be changed."""
    return Path(shutil.copytree(sample, tmp_path / "filing"))


@pytest.fixture
def previous(filing: Path) -> dict[str, bytes]:
    """The report as it was built last."""
    return tree(filing / "dist")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The comparison with golden files; it renews them under `--update-golden`."""
    return Golden(update=request.config.getoption("--update-golden"))
