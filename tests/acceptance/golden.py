"""Golden files: the wanted output, kept in tests/golden and compared as text."""

import difflib
from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "golden"


@dataclass(frozen=True)
class Golden:
    """Compares text with a golden file, or renews the file."""

    update: bool

    def check(self, name: str, made: str) -> None:
        """Fail with a diff when `made` is not the text of the golden file `name`."""
        path = FOLDER / name
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made, encoding="utf-8")
            return
        wanted = path.read_text(encoding="utf-8") if path.exists() else ""
        if made != wanted:
            both = (text.splitlines(keepends=True) for text in (wanted, made))
            diff = "".join(difflib.unified_diff(*both, fromfile=f"golden/{name}", tofile="made", n=1))
            pytest.fail(f"{diff}\nTo accept it: pytest --update-golden, then read the diff.", pytrace=False)
