"""Where the packs and examples that come with qreport lie: in the installed package, or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def pack_folder() -> Path:
    """Return the folder of the packs that come with qreport."""
    # The wheel puts both folders into the package; in a checkout they lie beside src/.
    return _shipped("templates", _PACKAGE.parents[1] / "templates")


def example_folder() -> Path:
    """Return the folder of the example filings that come with qreport."""
    return _shipped("examples", _PACKAGE.parents[1] / "data" / "examples")


def _shipped(name: str, in_checkout: Path) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else in_checkout
