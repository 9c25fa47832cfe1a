"""What all tests share: their options, and a cache of their own, so that none reads or writes the user's."""

from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="take what was made as what is wanted from now on"
    )


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QREPORT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
