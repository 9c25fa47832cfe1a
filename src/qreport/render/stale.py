"""Files that a killed run left beside a report."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path


def remove_stale(path: Path) -> None:
    """Remove temporary files of `path` whose process is gone; one that is in use stays."""
    pattern = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.(?:tmp|old)")
    with os.scandir(path.parent) as entries:
        found = [(entry.path, pattern.fullmatch(entry.name)) for entry in entries]
    for file, match in found:
        if match and _is_dead(int(match[1])):
            with suppress(OSError):
                Path(file).unlink()


def _is_dead(process: int) -> bool:
    """Windows refuses to delete a file in use, so there one may simply try (and must not signal)."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False
