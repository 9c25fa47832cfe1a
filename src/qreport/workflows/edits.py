"""Reports that somebody edited after they were built: kept beside the new ones, never written over."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from qreport.cache import cached, is_cached

_KIND, _COPY = "built", "（改动留存）"


def remember(contents: Iterable[bytes]) -> None:
    """Note that files of these contents were built here, whatever they will be called."""
    for content in contents:
        cached(_KIND, content, bytes)


def copies_of_edited(files: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Return what stands in the place of `files` and was not built here as it is, by a free name beside it.

    Where nothing can be remembered, every report that would change is taken for an edited one.
    """
    return {_free(path, old): old for path, old in _standing(files) if not is_cached(_KIND, old)}


def notice(copy: Path) -> str:
    """Return what the user is told about a copy."""
    return (
        f"原有的报告在生成之后有人改过，或不是在这台电脑上生成的，已另存为 {copy}；"
        "要保留的改动请写回填报的文件，再生成一次。"
    )


def _standing(files: Mapping[Path, bytes]) -> Iterator[tuple[Path, bytes]]:
    """Yield the files that would change; a link or folder in their place is refused when they are written."""
    for path, content in files.items():
        old = b"" if path.is_symlink() else _content(path)
        if old and old != content:
            yield path, old


def _content(path: Path) -> bytes:
    """Return what a file holds; nothing when there is none, or none that can be read or written."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _free(path: Path, content: bytes) -> Path:
    """Return the first name that is not taken, or that of a copy with the same content."""
    names = (path.with_stem(f"{path.stem}{_COPY}{'' if number == 1 else number}") for number in count(1))
    return next(name for name in names if not name.exists() or _content(name) == content)
