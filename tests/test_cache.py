from pathlib import Path

import pytest

from qreport import cache
from qreport.cache import cached, made_by


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def refuse() -> bytes:
    raise AssertionError("made again")


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_made_once_is_not_made_again(folder: Path) -> None:
    assert cached("charts", "key", lambda: b"picture") == b"picture"
    assert cached("charts", "key", refuse) == b"picture"
    assert cached("charts", b"key", refuse) == b"picture"


def test_another_key_or_kind_is_another_thing(folder: Path) -> None:
    cached("charts", "key", lambda: b"picture")
    assert cached("charts", "other", lambda: b"new") == b"new"
    assert cached("photos", "key", lambda: b"new") == b"new"


def test_a_surrogate_in_the_key_is_no_fault(folder: Path) -> None:
    assert cached("charts", "\ud800", lambda: b"picture") == b"picture"


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100])
def test_a_damaged_entry_is_made_again(folder: Path, damage: bytes) -> None:
    cached("charts", "key", lambda: b"picture")
    (entry,) = kept(folder)
    entry.write_bytes(damage)
    assert cached("charts", "key", lambda: b"again") == b"again"
    assert cached("charts", "key", refuse) == b"again"


def test_an_unusable_folder_means_no_cache(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    assert cached("charts", "key", lambda: b"picture") == b"picture"
    assert cached("charts", "key", lambda: b"again") == b"again"


def test_no_temporary_file_is_left(folder: Path) -> None:
    cached("charts", "key", lambda: b"picture")
    assert len(kept(folder)) == 1


def test_a_user_without_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("QREPORT_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert cache.cache_folder() is None
    assert cached("charts", "key", lambda: b"picture") == b"picture"


@pytest.mark.parametrize(
    ("platform", "ending"), [("linux", ".cache"), ("darwin", "Caches"), ("win32", "Local")]
)
def test_each_platform_has_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, ending: str
) -> None:
    for name in ("QREPORT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cache.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    found = cache.cache_folder()
    assert found is not None
    assert (found.name, found.parent.name) == ("qreport", ending)


def test_a_maker_is_known_by_its_code_or_its_version(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, code in ((first, "a = 1"), (second, "a = 2")):
        folder.mkdir()
        (folder / "code.py").write_text(code)
        (folder / "notes.txt").write_text(code)
    assert made_by(first) != made_by(second)
    assert made_by(first) == made_by(first / "code.py")
    assert made_by("pillow").startswith("pillow==")
