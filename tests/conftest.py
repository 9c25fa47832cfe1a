"""What all tests share: their options, and a machine of their own.

No test reads or writes the user's cache, depends on the fonts that happen to be installed, or fails because
the machine is busy.
"""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, settings
from places import LAYOUT

from qreport.model.layout import Layout
from qreport.office.fonts import font_folder

settings.register_profile(
    "any machine",
    parent=settings.default,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="take what was made as what is wanted from now on"
    )


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QREPORT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def own_fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing but the fonts that come with qreport: pages then end alike on every machine."""
    folder = tmp_path_factory.mktemp("fonts")
    configuration = folder / "fonts.conf"
    places = f"<dir>{font_folder()}</dir><cachedir>{folder}</cachedir>"
    configuration.write_text(f"<fontconfig>{places}</fontconfig>", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(configuration))
        yield


@pytest.fixture(scope="session")
def layout() -> Layout:
    """The layout of the pack of the secondary schools."""
    return Layout.model_validate(yaml.safe_load(LAYOUT.read_text(encoding="utf-8")))
