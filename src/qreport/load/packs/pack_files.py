"""The files of one pack folder, read but not yet validated."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from qreport.load.files.listing import Search, data_files, is_file, misnamed_folders, outside
from qreport.load.yaml.chapter_file import read_chapter
from qreport.load.yaml.layered import Layered, Steps, follow
from qreport.load.yaml.yaml_file import YamlDocument, read_yaml
from qreport.model.charts import ChartSpec
from qreport.model.finding import Finding, Unreadable
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import ChapterSource, Rule
from qreport.model.records import RecordSchema
from qreport.model.tables import TableSpec
from qreport.problems.reading import DUPLICATE_ENTRY, EMPTY_FILE, SCHEMA_MISMATCH, UNKNOWN_KEY
from qreport.text.characters import shown, written
from qreport.text.names import did_you_mean

MANIFEST = "pack.yaml"
LAYOUT = "layout/layout.yaml"
REFERENCE = "layout/reference.docx"
CHAPTER_ENDING = ".md.j2"


class Kind(Struct, frozen=True):
    """One kind of entries: where they lie and what they are."""

    name: str
    """As in the keys of `Pack.origins`."""
    word: str
    folder: str
    key: str
    """The one top key of every file in the folder."""
    id_key: str
    shape: Any
    """The type of an entry."""


KINDS = (
    Kind("indicator", "指标", "catalogue", "indicators", "code", Indicator),
    Kind("record_set", "明细表", "records", "records", "id", RecordSchema),
    Kind("table", "表", "tables", "tables", "id", TableSpec),
    Kind("chart", "图", "charts", "charts", "id", ChartSpec),
    Kind("rule", "规则", "rules", "rules", "code", Rule),
)

FOLDERS = (*(kind.folder for kind in KINDS), "chapters", "layout")
"""What a pack folder holds beside pack.yaml."""


class PackFiles(Struct):
    """Everything that one pack folder holds."""

    entries: dict[str, dict[str, Layered]] = field(default_factory=dict)
    """By kind, then by code or id."""
    layout: Layered | None = None
    chapters: dict[str, ChapterSource] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_pack_files(folder: Path, label: str) -> PackFiles:
    """Read a pack folder except its manifest; `label` stands before every file name in locations."""
    files = PackFiles()
    files.findings += misnamed_folders(folder, FOLDERS, label)
    for kind in KINDS:
        files.entries[kind.name] = _entries(folder, kind, label, files.findings)
    files.layout = read_mapping(folder, LAYOUT, files.findings, label)
    files.chapters = _chapters(folder, label, files.findings)
    return files


def _chapters(folder: Path, label: str, findings: list[Finding]) -> dict[str, ChapterSource]:
    chapters: dict[str, ChapterSource] = {}
    files, unknown = data_files(folder, "chapters", Search((CHAPTER_ENDING,), label=label))
    findings += unknown
    for file in files:
        code = file.path.name[: -len(CHAPTER_ENDING)]
        chapter, found = read_chapter(file.path, file.name, code)
        chapters |= {code: chapter} if chapter else {}
        findings += found
    return chapters


def read_mapping(root: Path, name: str, findings: list[Finding], label: str = "") -> Layered | None:
    """Return the mapping that the YAML file `name` in `root` holds; None, with a finding, when it holds none.

    A file that does not exist gives None without a finding.
    """
    path = root / name
    if not is_file(path):
        return None
    if fault := outside(root, name, Location(label + name)):
        findings.append(fault)
        return None
    return _mapping(path, label + name, findings)


def _mapping(path: Path, name: str, findings: list[Finding]) -> Layered | None:
    try:
        document = read_yaml(path, name)
    except Unreadable as unreadable:
        findings.append(unreadable.finding)
        return None
    if document.data is None:
        findings.append(EMPTY_FILE.at(document.location(), message="文件里没有内容"))
        return None
    if not isinstance(document.data, Mapping):
        findings.append(_not("若干行“键: 值”", document, ()))
        return None
    return Layered(document.data, ((document, ()),))


def _entries(folder: Path, kind: Kind, label: str, findings: list[Finding]) -> dict[str, Layered]:
    known: dict[str, Layered] = {}
    files, unknown = data_files(folder, kind.folder, Search((".yaml", ".yml"), label=label))
    findings += unknown
    for file in files:
        mapping = _mapping(file.path, file.name, findings)
        for entry in _listed(mapping, kind, findings) if mapping else ():
            _add(entry, kind, known, findings)
    return known


def _listed(file: Layered, kind: Kind, findings: list[Finding]) -> Iterator[Layered]:
    """Yield the entries in the list of one file."""
    document = file.layers[0][0]
    # A wrong key is told with its line, and the entries under the right one are read all the same.
    for key in file.data:
        if key != kind.key:
            message = f"不认识“{key}”，{kind.folder}/ 中的文件只有一个顶层键 {kind.key}"
            message += did_you_mean(str(key), (kind.key,))
            findings.append(UNKNOWN_KEY.at(document.location((key,)), message=message, found=str(key)))
    listed = file.data.get(kind.key, [])
    if not isinstance(listed, list):
        findings.append(_not("列表（每项以“- ”开头）", document, (kind.key,)))
        return
    for position, entry in enumerate(listed):
        if isinstance(entry, Mapping):
            yield Layered(entry, ((document, (kind.key, position)),))
        else:
            findings.append(_not("若干行“键: 值”", document, (kind.key, position)))


def _add(entry: Layered, kind: Kind, known: dict[str, Layered], findings: list[Finding]) -> None:
    code = entry.data.get(kind.id_key)
    if not isinstance(code, str):
        message = f"{kind.word}的“{kind.id_key}”应为文字，{written(code)}"
        findings.append(SCHEMA_MISMATCH.at(entry.location((kind.id_key,)), message=message))
        return
    if code not in known:
        known[code] = entry
        return
    places = (entry.location((kind.id_key,)), known[code].location((kind.id_key,)))
    message = f"{kind.word}“{code}”写了两次，另一处在 {places[1]}"
    findings.append(DUPLICATE_ENTRY.at(*places, message=message, found=code))


def _not(expected: str, document: YamlDocument, path: Steps) -> Finding:
    value = follow(document.data, path)[1]
    message = f"这里应为{expected}，{written(value)}"
    return SCHEMA_MISMATCH.at(document.location(path), message=message, found=shown(value), expected=expected)
