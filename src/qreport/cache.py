"""A cache by content: what was measured, drawn or shrunk once is not made again.

It may be deleted at any time. Where no folder can be read or written there is simply no cache.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

_SUM = hashlib.sha256().digest_size


def cached(kind: str, key: bytes | str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` gave for this `kind` and `key` before, or call it and keep the result.

    `key` must name everything that the result depends on; `kind` is a plain folder name.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    path = _place(folder, kind, key)
    blob = _read(path)
    if blob is None:
        blob = make()
        _keep(path, blob)
    return blob


def is_cached(kind: str, key: bytes | str) -> bool:
    """Return whether something was kept for this `kind` and `key`."""
    folder = cache_folder()
    return folder is not None and _read(_place(folder, kind, key)) is not None


def _place(folder: Path, kind: str, key: bytes | str) -> Path:
    # A key may hold text of a filing, and with it a lone surrogate, which UTF-8 alone refuses.
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass") if isinstance(key, str) else key).hexdigest()
    return folder / kind / name


@cache
def made_by(*makers: str | Path) -> str:
    """Return a text that changes with the makers, for use in a key.

    A maker is a folder or file of our own code, so that whoever changes it cannot forget to count on a
    number, or the name of an installed package, which stands for its version.
    """
    # Content counts and not the path: another checkout of the same files finds the same entries.
    return " ".join(
        _digest(each) if isinstance(each, Path) else f"{each}=={version(each)}" for each in makers
    )


def _digest(place: Path) -> str:
    # In a fixed order, because file systems list a folder as they like.
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def cache_folder() -> Path | None:
    """Return `QREPORT_CACHE`, else a folder in the user's caches; None when the user has no home."""
    chosen = os.environ.get("QREPORT_CACHE")
    # An empty variable counts as none, as with the XDG variables.
    if chosen:
        return Path(chosen)
    try:
        return _user_folder() / "qreport"
    except RuntimeError:
        return None


def _user_folder() -> Path:
    """Return the platform's folder for caches; RuntimeError when the user has no home."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # By the XDG Base Directory Specification a relative path in XDG_CACHE_HOME is to be ignored.
    return chosen if chosen.is_absolute() else Path.home() / ".cache"


def _read(path: Path) -> bytes | None:
    """Return the kept content, or None when there is none or it does not match its checksum."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    blob = content[_SUM:]
    return blob if content[:_SUM] == hashlib.sha256(blob).digest() else None


def _keep(path: Path, blob: bytes) -> None:
    """Write `blob` aside and move it to `path`, so that two runs at once never see half a file."""
    # Own process number: two runs that make the same entry at once do not write into one file.
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        # 0o700: charts and photos of a filing that is not published yet are nobody else's business.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.write_bytes(hashlib.sha256(blob).digest() + blob)
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
