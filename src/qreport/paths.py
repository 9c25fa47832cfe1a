"""Paths that come from data: they stay inside their folder."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from qreport.model.filing import INPUT_FOLDERS

SETTINGS = "qreport.yaml"
INPUTS = frozenset((*INPUT_FOLDERS, SETTINGS, "explanations.yaml"))


def inside(root: Path, relative: str) -> Path | None:
    """Return the file `relative` names below `root`, links resolved; None when it leads elsewhere.

    Absolute paths, drive letters, network paths, `..` and links that leave `root` give None. The file
    need not exist.
    """
    # A filing made on Windows may write photos\a.png; it is the same place on every system.
    pure = PurePosixPath(relative.replace("\\", "/"))
    # A colon is a drive (C:) or a stream of NTFS (a.png:b); NUL ends a path within the system.
    if pure.is_absolute() or ".." in pure.parts or ":" in relative or "\0" in relative:
        return None
    base = _resolved(root.absolute())
    target = Path(os.path.realpath(base / pure))
    return target if target == base or base in target.parents else None


@lru_cache(maxsize=16)
def _resolved(folder: Path) -> Path:
    """Return the absolute `folder` without links: a folder is asked about once for each of its files."""
    return Path(os.path.realpath(folder))


def is_input(path: Path) -> bool:
    """Whether `path` is, or lies in, a place where a filing folder keeps its data; no report goes there."""
    target = Path(os.path.realpath(path))
    return any(
        target.relative_to(folder).parts[0] in INPUTS and (folder / SETTINGS).is_file()
        for folder in target.parents
    )


# What Windows, macOS and network drives put into every folder.
_OF_SYSTEMS = frozenset(("thumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin"))


def entries_in(folder: Path) -> Iterator[Path]:
    """Yield what lies directly in `folder` by name: files, folders, links, also those that lead nowhere.

    What systems and office programs keep for themselves is left out. A folder that is not there yields
    nothing; any other error of the system is raised, so that no file is silently left out.
    """
    if not folder.is_dir():
        return
    for name in sorted(path.name for path in folder.iterdir()):
        # ~$名称.xlsx and ~WRL0001.tmp are what Excel and Word keep beside a file that is open.
        own = name.startswith((".", "~$")) or (name.startswith("~") and name.endswith(".tmp"))
        if not own and name.lower() not in _OF_SYSTEMS:
            yield folder / name


def files_in(folder: Path) -> Iterator[Path]:
    """Yield the regular files among `entries_in`."""
    return (path for path in entries_in(folder) if path.is_file())
