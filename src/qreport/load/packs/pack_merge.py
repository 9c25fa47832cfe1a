"""A pack and all that it extends, laid over each other as raw data.

Parents and children of the catalogue: parents exist, come first, and never descend from themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from qreport.load.packs.pack_files import KINDS, PackFiles, read_pack_files
from qreport.load.packs.pack_search import PackFolder
from qreport.load.yaml.layered import Layered, Steps
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import ChapterSource, Pack
from qreport.problems.reading import PARENT_CYCLE, UNKNOWN_PARENT
from qreport.text.names import did_you_mean

_NOT_INHERITED = ("id", "extends", "sample")
"""Keys of pack.yaml that a pack says about itself alone."""


class MergedPack(Struct, frozen=True):
    """Every entry of a pack, not yet validated."""

    manifest: Layered
    layout: Layered | None
    entries: Mapping[str, Mapping[str, Layered]]
    """By kind, then by code or id."""
    chapters: Mapping[str, ChapterSource]
    own_chapters: frozenset[str]
    """Ids of the chapters that lie in the folder of the pack itself."""
    findings: tuple[Finding, ...]


class Origins(Mapping[tuple[str, str], Location]):
    """Where the entries of a pack stand; a line is looked up only when somebody asks for it."""

    def __init__(self, pack: MergedPack) -> None:
        self._pack = pack
        self._keys = [(kind, code) for kind, entries in pack.entries.items() for code in entries]
        self._keys += [("chapter", code) for code in pack.chapters]

    def place(self, kind: str, code: str, path: Steps = ()) -> Location:
        """Return the line of the value at `path` of an entry, or of pack.yaml for the kind `manifest`."""
        if kind == "manifest":
            return self._pack.manifest.location(path)
        if kind == "chapter":
            return Location(self._pack.chapters[code].file, line=1)
        return self._pack.entries[kind][code].location(path)

    def __getitem__(self, key: tuple[str, str]) -> Location:
        return self.place(*key)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def places(pack: Pack, kind: str, code: str, path: Steps = ()) -> tuple[Location, ...]:
    """Return the line of the value at `path` of an entry; of a pack made without files there is none."""
    if isinstance(pack.origins, Origins):
        return (pack.origins.place(kind, code, path),)
    return tuple(each for each in (pack.origins.get((kind, code)),) if each)


def merge(chain: Sequence[PackFolder]) -> MergedPack:
    """Read the folders of `chain`, the base of all first, and lay them over each other."""
    files = [read_pack_files(folder.path, folder.label) for folder in chain]
    layouts = [each.layout for each in files if each.layout]
    return MergedPack(
        merge_manifests(chain),
        _laid_over(layouts) if layouts else None,
        {kind.name: _entries(kind.name, files) for kind in KINDS},
        {code: chapter for each in files for code, chapter in each.chapters.items()},
        # The last folder of the chain is the pack itself.
        frozenset(files[-1].chapters),
        tuple(finding for each in files for finding in each.findings),
    )


def merge_manifests(chain: Sequence[PackFolder]) -> Layered:
    """Return pack.yaml with what it takes over from the packs that it extends."""
    bases = [folder.manifest.without(*_NOT_INHERITED) for folder in chain[:-1]]
    return _laid_over([*bases, chain[-1].manifest])


def _laid_over(layers: Sequence[Layered]) -> Layered:
    result = layers[0]
    for layer in layers[1:]:
        result = layer.over(result, deep=True)
    return result


def _entries(kind: str, files: Sequence[PackFiles]) -> dict[str, Layered]:
    result: dict[str, Layered] = {}
    for each in files:
        for code, entry in each.entries[kind].items():
            # Key by key, not within keys as in pack.yaml: the `args` of a rule are meant as a whole.
            result[code] = entry.over(result[code]) if code in result else entry
    return result


Place = Callable[[str], Location]
"""Gives the line at which the parent of an indicator is named."""


def parents_first(
    indicators: Mapping[str, Indicator], place: Place
) -> tuple[dict[str, Indicator], list[Finding]]:
    """Return `indicators` in their order, but each after its parent, and what is wrong with the parents.

    An indicator whose parent is unknown, or is one of its own descendants, is left without a parent.
    """
    findings: list[Finding] = []
    sound: dict[str, Indicator] = {}
    for code, indicator in indicators.items():
        fault = _fault(indicator, indicators, place)
        findings += [fault] if fault else []
        sound[code] = indicator.model_copy(update={"parent": None}) if fault else indicator
    ordered: dict[str, Indicator] = {}
    for indicator in sound.values():
        for each in reversed(_line(indicator, sound)):
            ordered.setdefault(each.code, each)
    return ordered, findings


def _line(indicator: Indicator, indicators: Mapping[str, Indicator]) -> list[Indicator]:
    """Return the indicator, its parent, the parent of that ..., up to the top or to a repeat."""
    line: dict[str, Indicator] = {}
    step: Indicator | None = indicator
    while step and step.code not in line:
        line[step.code] = step
        step = indicators.get(step.parent) if step.parent else None
    return list(line.values())


def _fault(indicator: Indicator, indicators: Mapping[str, Indicator], place: Place) -> Finding | None:
    code, parent = indicator.code, indicator.parent
    if parent is None:
        return None
    if parent not in indicators:
        message = f"指标“{code}”的 parent“{parent}”不在指标目录中{did_you_mean(parent, indicators)}"
        return UNKNOWN_PARENT.at(place(code), message=message, found=parent, indicator=code)
    line = _line(indicator, indicators)
    # A line that runs into a circle further up is cut there, by the members of the circle.
    if line[-1].parent != code:
        return None
    circle = " → ".join([*(each.code for each in line), code])
    message = f"指标的 parent 绕成了圈：{circle}"
    return PARENT_CYCLE.at(place(code), message=message, found=circle, indicator=code)
