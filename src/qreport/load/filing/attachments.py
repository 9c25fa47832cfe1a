"""The files that qreport.yaml names: they lie in the filing, and they are there.

What one pack of a filing does not know and another does: values are entered once for all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from qreport.load.files.listing import is_file
from qreport.load.yaml.layered import Layered, Steps, follow
from qreport.model.filing import Attachment, Filing, Output
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.paths import files_in, inside
from qreport.problems.cells import SUM_OF_UNKNOWN
from qreport.problems.reading import (
    MISSING_FILE,
    OUTSIDE_FILING,
    SCHEMA_MISMATCH,
    SHARED_CHAPTERS,
    UNKNOWN_CHAPTER,
    UNKNOWN_COLUMN,
    UNKNOWN_FILE,
    UNKNOWN_GROUP,
    UNKNOWN_INDICATOR,
)
from qreport.text.characters import shown
from qreport.text.names import did_you_mean
from qreport.text.regex import regex


def find_attachment(
    root: Path, settings: Layered, steps: Steps, findings: list[Finding]
) -> Attachment | None:
    """Return the file that the value at `steps` of `settings` names, a path in the filing `root`.

    None when nothing is named; None too, with a finding, when there is no such file in the filing.
    """
    path, name = follow(settings.data, steps)
    # A shorter path: the settings do not have this key.
    if path != steps or not isinstance(name, str):
        return None
    place, called = settings.location(steps), f"{' → '.join(map(str, steps))}：“{shown(name)}”"
    file = inside(root, name)
    if file is None:
        findings.append(OUTSIDE_FILING.at(place, message=f"{called}在填报文件夹以外", found=name))
        return None
    if not is_file(file):
        message = f"{called}不在填报文件夹里{_meant(file)}"
        mend = "把文件放进填报文件夹，写它的相对路径，如 photos/文件名.png。"
        findings.append(MISSING_FILE.at(place, message=message, mend=mend, found=name))
        return None
    if output := _output_around(file, root, settings):
        message = f"{called}在输出文件夹 {shown(output)} 里，生成报告时可能被覆盖"
        mend = "把它移到填报文件夹里的别处，再改这一行。"
        findings.append(SCHEMA_MISMATCH.at(place, message=message, mend=mend, found=name))
        return None
    return Attachment(file, place)


def _output_around(file: Path, root: Path, settings: Layered) -> str:
    """Return the folder of the report when `file` lies in it; reports do not feed on themselves."""
    steps = ("output", "directory")
    path, named = follow(settings.data, steps)
    output = str(named) if path == steps else Output().directory
    folder = inside(root, output)
    # With the filing itself as output folder (`.`) everything would lie in it.
    within = folder is not None and folder in file.parents and folder != root.resolve()
    return output if within else ""


def _meant(file: Path) -> str:
    """Return which file beside it may have been meant; nothing where its folder cannot be listed."""
    try:
        return did_you_mean(file.name, [each.name for each in files_in(file.parent)])
    except OSError:
        return ""


# `没有指标“教师数”，是否为“专任教师数”？`: 教师数, then the proposals.
_QUOTED = regex("“(.+?)”")
_UNKNOWN = {
    problem.code
    for problem in (
        *(UNKNOWN_INDICATOR, UNKNOWN_GROUP, UNKNOWN_FILE, UNKNOWN_CHAPTER, UNKNOWN_COLUMN),
        # A row 其中 of an indicator that this pack lacks looks like a sum of what it knows.
        SUM_OF_UNKNOWN,
    )
}


def unknown_to_all(findings: Iterable[Finding], others: Iterable[Sequence[Finding]]) -> tuple[Finding, ...]:
    """Return `findings` about a filing without those on names that another of its packs knows.

    `others` holds what each of the other packs found in the same files. What nobody knows is told for all
    of them in one way: with the advice that comes nearest.
    """
    strange = [_strange(each) for each in others]
    return tuple(
        max((finding, *_alike(finding, strange)), key=_nearness)
        for finding in findings
        if finding.code not in _UNKNOWN or all(_is_in(known, finding) for known in strange)
    )


def shared_chapters(filings: Mapping[str, Filing]) -> tuple[Finding, ...]:
    """Return one note for each set of packs that print the same chapters of a filing, read once for each."""
    users: dict[str, list[str]] = {}
    for pack, filing in filings.items():
        for chapter in filing.chapters.values():
            users.setdefault(chapter.file, []).append(pack)
    shared: dict[tuple[str, ...], list[str]] = {}
    for file, packs in users.items():
        if len(packs) > 1:
            shared.setdefault(tuple(packs), []).append(file)
    return tuple(_shared(packs, files) for packs, files in shared.items())


def _shared(packs: Sequence[str], files: Sequence[str]) -> Finding:
    message = f"报告包 {'、'.join(packs)} 共用 {len(files)} 章：{'、'.join(files)}"
    return SHARED_CHAPTERS.at(Location(files[0]), message=message, found=str(len(files)))


_Strange = dict[tuple[str, Location], Finding]


def _strange(findings: Iterable[Finding]) -> _Strange:
    """Return what a pack does not know, by where it stands."""
    return {(each.code, each.locations[0]): each for each in findings if each.code in _UNKNOWN}


def _alike(finding: Finding, strange: Iterable[_Strange]) -> Iterator[Finding]:
    if finding.code in _UNKNOWN:
        key = finding.code, finding.locations[0]
        yield from (known[key] for known in strange if key in known)


def _nearness(finding: Finding) -> tuple[float, str]:
    """Return how much the best of the names that the message proposes is like the one that was found."""
    proposed = _QUOTED.findall(finding.message)[1:]
    alike = (SequenceMatcher(None, finding.found or "", name).ratio() for name in proposed)
    return max(alike, default=0.0), finding.message


def _is_in(strange: _Strange, finding: Finding) -> bool:
    """Whether what `finding` tells is unknown there too, be it that the whole file or sheet is."""
    place = finding.locations[0]
    sheet = place.file, place.sheet
    # A sheet of a returned workbook whose table is unknown is told at its first cell.
    wholes = (Location(place.file), Location(*sheet), Location(*sheet, 1, 1))
    return (finding.code, place) in strange or any((UNKNOWN_FILE.code, whole) in strange for whole in wholes)
