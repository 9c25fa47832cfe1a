"""A filing with its pack, read: where every workflow begins."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from qreport import load, resources
from qreport.model.base import SchoolLevel
from qreport.model.filing import Filing
from qreport.model.finding import Finding, in_order
from qreport.model.pack import Manifest, Pack
from qreport.workflows import files

Progress = Callable[[str], None]
"""Gets each step in Chinese, as it begins."""
PackReader = Callable[[str, tuple[Path, ...]], tuple[Pack, tuple[Finding, ...]]]
"""An id and the folders to search, to a pack and what is wrong in it."""


class Loaded(Struct, frozen=True):
    """A filing with its pack, read, and what was found while reading."""

    filing: Filing
    pack: Pack
    findings: tuple[Finding, ...]
    rules_elsewhere: frozenset[str] = frozenset()
    """Codes of the rules of the other packs of the filing."""


def silent(_step: str) -> None:
    """Report no progress."""


def search_path(extra: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the folders in which packs are looked for: the user's first, then qreport's own."""
    return (*extra, resources.pack_folder())


def open_filing(folder: Path, pack_path: Sequence[Path] = (), pack: str | None = None) -> Loaded:
    """Read a filing for `pack` (None: the first of its packs); raise QreportError as `open_reports` does."""
    return open_reports(folder, (pack,) if pack else (), pack_path)[0]


def open_reports(
    folder: Path,
    packs: Sequence[str] = (),
    pack_path: Sequence[Path] = (),
    read_pack: PackReader = load.load_pack,
) -> tuple[Loaded, ...]:
    """Read a filing once for each of `packs` (none: those of qreport.yaml), which share its values.

    What one of these or of the packs in qreport.yaml knows is not unknown to the others. Raises QreportError
    when there is no filing or pack, or qreport.yaml is wrong.
    """
    config = load.read_config(folder)
    files.known(config.output.formats)
    chosen = tuple(dict.fromkeys(packs)) or config.packs
    search = search_path(pack_path)
    every = dict.fromkeys((*chosen, *config.packs))
    root = load.folder_of(folder)
    stray = load.stray_folders(root, lambda: _packs_at_hand(every, search))
    read = {name: _opened(folder, config.school.level, read_pack(name, search), search) for name in every}
    shared = load.shared_chapters({name: opened.filing for name, opened in read.items()})
    texts = (chapter.text for opened in read.values() for chapter in opened.pack.chapters.values())
    of_all = (*shared, *stray, *load.unused_photos(root, texts))
    return tuple(
        _settled(read[name], [other for each, other in read.items() if each != name], of_all)
        for name in chosen
    )


class _Opened(Struct, frozen=True):
    filing: Filing
    pack: Pack
    settings: tuple[Finding, ...]
    """What is wrong with the pack, its layout in qreport.yaml, and its use by this school."""
    found: tuple[Finding, ...]
    """What is wrong in the files of the filing, as far as this pack can tell."""


def _opened(
    folder: Path, level: SchoolLevel, read: tuple[Pack, tuple[Finding, ...]], search: tuple[Path, ...]
) -> _Opened:
    whole, in_pack = read
    pack = load.for_school(whole, level)
    pack, in_layout = load.with_house_layout(pack, folder)
    filing, found = load.load_filing(folder, pack)
    misplaced = load.check_level(folder, filing.config, pack.manifest, search)
    return _Opened(filing, pack, (*in_pack, *in_layout, *misplaced), found)


def _settled(opened: _Opened, others: Sequence[_Opened], of_all: tuple[Finding, ...]) -> Loaded:
    found = load.folded(load.unknown_to_all(opened.found, [other.found for other in others]))
    rules = frozenset(code for other in others for code in other.pack.rules)
    return Loaded(opened.filing, opened.pack, in_order((*opened.settings, *found, *of_all)), rules)


def _packs_at_hand(named: Iterable[str], search: tuple[Path, ...]) -> Sequence[str]:
    return [*named, *(manifest.id for manifest, _ in load.list_packs(search))]


def list_packs(pack_path: Sequence[Path] = ()) -> tuple[tuple[Manifest, Path], ...]:
    """Return the packs at hand with their folders."""
    return load.list_packs(search_path(pack_path))


def newer_packs(manifest: Manifest, pack_path: Sequence[Path] = ()) -> tuple[Manifest, ...]:
    """Return the packs of the latest edition for the same schools, where that is later than `manifest`'s."""
    level, edition = manifest.levels[0], manifest.edition
    later = [each for each, _ in list_packs(pack_path) if level in each.levels and each.edition > edition]
    latest = max((each.edition for each in later), default="")
    return tuple(each for each in later if each.edition == latest)


def open_pack(name: str, pack_path: Sequence[Path] = ()) -> tuple[Pack, tuple[Finding, ...]]:
    """Read one pack by id or folder; raise QreportError when there is none."""
    return load.load_pack(name, search_path(pack_path))
