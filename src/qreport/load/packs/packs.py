"""Packs: found, merged with what they extend, validated, and handed on as one value."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError

from qreport.errors import QreportError
from qreport.load.files.listing import is_file, outside
from qreport.load.files.source import stop
from qreport.load.packs.layout_sense import senseless
from qreport.load.packs.pack_files import CHAPTER_ENDING, KINDS, LAYOUT, REFERENCE, Kind
from qreport.load.packs.pack_merge import MergedPack, Origins, merge, merge_manifests, parents_first
from qreport.load.packs.pack_search import PackFolder, chain_of, pack_folders
from qreport.load.yaml.layered import Layered, follow
from qreport.load.yaml.schema_errors import findings_of
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.layout import Layout, Reference
from qreport.model.location import Location
from qreport.model.pack import Manifest, Pack
from qreport.problems.reading import CHAPTER_FILE_MISSING, CHAPTER_NOT_LISTED, MISSING_FILE
from qreport.text.names import did_you_mean

_ALIKE = 0.85
"""So alike that one code is the other with a slip: `studnets` and `students`."""


def list_packs(search: Sequence[Path]) -> tuple[tuple[Manifest, Path], ...]:
    """Return the packs in the folders of `search` with their folders; broken ones are left out.

    `load_pack` tells what is wrong with a broken one.
    """
    found: dict[str, tuple[Manifest, Path]] = {}
    for folder in pack_folders(search):
        try:
            chain = chain_of(str(folder.resolve()), search)
        except QreportError:
            continue
        manifest = _manifest(merge_manifests(chain), [])
        if manifest:
            found.setdefault(manifest.id, (manifest, folder))
    return tuple(found.values())


def load_pack(name_or_path: str, search: Sequence[Path]) -> tuple[Pack, tuple[Finding, ...]]:
    """Return the pack, merged with all that it extends, and what is wrong in its files.

    `name_or_path` is an id, looked for in the folders of `search` in order, or else a folder. What is
    wrong with an entry is left out of the pack, and the whole entry when it makes no sense without. Raises
    QreportError when there is no such pack, when one that it extends is absent, or when its pack.yaml or
    layout.yaml cannot be used.
    """
    chain = chain_of(name_or_path, search)
    merged = merge(chain)
    findings = list(merged.findings)
    manifest, layout = _manifest(merged.manifest, findings), _layout(merged.layout, findings)
    valid = {kind.name: dict(_valid(kind, merged.entries[kind.name], findings)) for kind in KINDS}
    # Only now, so that what is wrong with the entries is told together with it.
    if manifest is None or layout is None:
        raise stop(f"报告包“{chain[-1].id}”不能使用", findings)
    # A base may have more chapters than its child lists; those are not missed.
    findings += _chapter_faults(manifest, merged)
    pack = Pack(
        manifest,
        layout,
        reference=_reference(chain, findings),
        indicators=_in_families(valid["indicator"], merged, findings),
        record_schemas=valid["record_set"],
        tables=valid["table"],
        charts=valid["chart"],
        rules=valid["rule"],
        chapters={code: merged.chapters[code] for code in manifest.chapters if code in merged.chapters},
        origins=Origins(merged),
    )
    return pack, tuple(findings)


def _manifest(manifest: Layered, findings: list[Finding]) -> Manifest | None:
    try:
        return Manifest.model_validate(manifest.data)
    except ValidationError as error:
        findings += findings_of(error, manifest, shape=Manifest)
        return None


def _layout(layout: Layered | None, findings: list[Finding]) -> Layout | None:
    if layout is None:
        findings.append(MISSING_FILE.at(Location(LAYOUT), message=f"报告包里没有可用的 {LAYOUT}"))
        return None
    try:
        read = Layout.model_validate(layout.data)
    except ValidationError as error:
        findings += findings_of(error, layout, shape=Layout)
        return None
    wrong = senseless(read, layout)
    findings += wrong
    return None if wrong else read


def _reference(chain: Sequence[PackFolder], findings: list[Finding]) -> Reference | None:
    """Return the reference document of the pack, or of the nearest one that it extends."""
    folder = next((each for each in reversed(chain) if is_file(each.path / REFERENCE)), None)
    if folder is None:
        return None
    name = f"{folder.label}{REFERENCE}"
    if fault := outside(folder.path, REFERENCE, Location(name)):
        findings.append(fault)
        return None
    # Most packs and filings have none: its readers are loaded when there is one.
    from qreport.load.reference.read import read_reference

    return read_reference(folder.path / REFERENCE, name, findings)


def _valid(kind: Kind, entries: Mapping[str, Layered], findings: list[Finding]) -> Iterator[tuple[str, Any]]:
    adapter = _adapter(kind)
    for code, entry in entries.items():
        try:
            yield code, adapter.validate_python(entry.data)
        except ValidationError as error:
            found = findings_of(error, entry, shape=kind.shape)
            hint = _meant(code, error, entries)
            findings += [
                replace(each, message=f"{kind.word}“{code}”：{each.message}{hint}") for each in found
            ]
            yield from _repaired(code, error, entry, adapter)


def _meant(code: str, error: ValidationError, entries: Mapping[str, Layered]) -> str:
    """Return which other entry an incomplete one may have been meant to change."""
    if not any(detail["type"] == "missing" for detail in error.errors(include_url=False)):
        return ""
    near = difflib.get_close_matches(code, (each for each in entries if each != code), 1, _ALIKE)
    return f"；如果是要改已有的“{near[0]}”，两处的代码要写得一样" if near else ""


def _repaired(
    code: str, error: ValidationError, entry: Layered, adapter: TypeAdapter[Any]
) -> Iterator[tuple[str, Any]]:
    """Yield the entry without its wrong keys, when it needs none of them.

    It was reported already; what mentions it should not be reported too.
    """
    paths = [follow(entry.data, detail["loc"])[0] for detail in error.errors(include_url=False)]
    try:
        yield code, adapter.validate_python(entry.without(*(str(path[0]) for path in paths if path)).data)
    except ValidationError:
        return


@cache
def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return TypeAdapter(kind.shape)


def _in_families(
    indicators: Mapping[str, Indicator], merged: MergedPack, findings: list[Finding]
) -> dict[str, Indicator]:
    entries = merged.entries["indicator"]
    ordered, faults = parents_first(indicators, lambda code: entries[code].location(("parent",)))
    findings += faults
    return ordered


def _chapter_faults(manifest: Manifest, merged: MergedPack) -> Iterator[Finding]:
    for position, code in enumerate(manifest.chapters):
        if code not in merged.chapters:
            file = f"chapters/{code}{CHAPTER_ENDING}"
            message = f"没有章“{code}”的文件 {file}{did_you_mean(code, merged.chapters)}"
            place = merged.manifest.location(("chapters", position))
            yield CHAPTER_FILE_MISSING.at(place, message=message, expected=file)
    for code in merged.own_chapters - set(manifest.chapters):
        place = Location(merged.chapters[code].file, line=1)
        message = f"章“{code}”没有列在 pack.yaml 的 chapters 里{did_you_mean(code, manifest.chapters)}"
        yield CHAPTER_NOT_LISTED.at(place, message=message, found=code)
