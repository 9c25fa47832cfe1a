"""A filing folder: qreport.yaml first, then everything that it holds, with all problems of one run.

The layout that a filing asks for: that of its pack with changes, in the styles of a Word file.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace
from pydantic import ValidationError

from qreport.errors import QreportError
from qreport.load.files.listing import is_file, is_folder, misnamed_folders
from qreport.load.files.source import lost_in_file, stop
from qreport.load.filing.attachments import find_attachment
from qreport.load.filing.explanations import load_explanations
from qreport.load.filing.filing_chapters import load_chapters
from qreport.load.grids.returned import ReturnedRecords
from qreport.load.indicators.indicators import load_indicators, load_platform, load_published
from qreport.load.indicators.matching import Matcher
from qreport.load.packs.layout_sense import senseless
from qreport.load.packs.pack_files import read_mapping
from qreport.load.packs.pack_search import PACK_ID
from qreport.load.records.records import load_records
from qreport.load.reference.looks import dressed
from qreport.load.yaml.layered import Layered, merged
from qreport.load.yaml.schema_errors import Source, findings_of
from qreport.model.filing import INPUT_FOLDERS, Filing, FilingConfig, ReportYears, School
from qreport.model.finding import Finding, in_order
from qreport.model.layout import Layout, Reference
from qreport.model.pack import Pack
from qreport.paths import SETTINGS, inside, is_input
from qreport.problems.reading import OUTSIDE_FILING, SCHEMA_MISMATCH
from qreport.text.characters import shown

_DEPTH = 3
"""Province, city, school: nobody has to wait until a whole disk is searched."""


def read_config(root: Path) -> FilingConfig:
    """Return qreport.yaml of the filing in `root`, which may be that file itself.

    Raises QreportError, with every problem of the file in its message.
    """
    return _read(root)[0]


def read_settings(root: Path) -> Layered:
    """Return what qreport.yaml of the filing in `root` holds, with lines; raises as `read_config` does."""
    return _read(root)[1]


def _read(root: Path) -> tuple[FilingConfig, Layered]:
    folder = folder_of(root)
    findings: list[Finding] = []
    mapping = read_mapping(folder, SETTINGS, findings)
    if mapping:
        try:
            config = FilingConfig.model_validate(mapping.data)
            findings += _outside(config, folder, mapping)
            if not findings:
                return config, mapping
        except ValidationError as error:
            findings += findings_of(error, mapping, shape=FilingConfig)
    raise stop(f"{shown(str(folder), 200)} 的 {SETTINGS} 不能使用", findings)


def load_filing(root: Path, pack: Pack) -> tuple[Filing, tuple[Finding, ...]]:
    """Return everything in the filing folder `root`, read with the names of `pack`, and what is wrong.

    `root` may be the file qreport.yaml itself. Values that are wrong are left out, the rest is read.
    Raises QreportError when qreport.yaml is absent or wrong.
    """
    config, settings = _read(root)
    folder = folder_of(root)
    returned = ReturnedRecords()
    year = str(config.report.data_year)
    facts, in_indicators = load_indicators(folder, pack.indicators, year, returned)
    records, in_records = load_records(folder, pack.record_schemas, returned)
    chapters, in_chapters = load_chapters(folder, pack.chapters, pack.manifest.id)
    explained = load_explanations(folder, Matcher(pack.indicators))
    attached: list[Finding] = []
    logo = find_attachment(folder, settings, ("school", "logo"), attached)
    statement = find_attachment(folder, settings, ("statement",), attached)
    attached += misnamed_folders(folder, INPUT_FOLDERS)
    attached += lost_in_file(folder / SETTINGS, SETTINGS)
    published, in_published = load_published(folder, pack.indicators)
    platform, in_platform = load_platform(folder, pack.indicators)
    given = (explained.explanations, published, logo, statement, platform, explained.ticked)
    filing = Filing(folder, config, facts, records, chapters, *given)
    found = (
        *attached,
        *in_published,
        *in_platform,
        *in_indicators,
        *in_records,
        *in_chapters,
        *explained.findings,
    )
    return filing, in_order(found)


def empty_filing(pack: Pack) -> Filing:
    """Return a filing that holds nothing, of nobody in particular, to try a pack with."""
    school = School(name="某单位", level=pack.manifest.levels[0])
    years = ReportYears(title_year=2000, data_year=2000, issued="2000-01")
    return Filing(Path(), FilingConfig(pack=pack.manifest.id, school=school, report=years))


def folder_of(root: Path) -> Path:
    """Return the filing folder that `root`, or qreport.yaml in it, names; raise QreportError for none."""
    folder = root.parent if root.name == SETTINGS and not is_folder(root) else root
    if is_file(folder / SETTINGS):
        return folder
    path = shown(str(folder), 200)
    if is_folder(folder) and (below := _filing_below(folder)):
        raise QreportError(
            f"{path} 里是几个填报文件夹，这里一次只能用一个",
            f"写其中一个的路径，例如 {shown(str(below), 200)}；几个一起核对，用 qreport validate。",
        )
    if is_folder(folder):
        raise QreportError(f"文件夹 {path} 里没有 {SETTINGS}", "核对路径；新建填报文件夹用 qreport init")
    if is_file(folder):
        raise QreportError(f"{path} 不是填报文件夹", f"写填报文件夹的路径，里面有 {SETTINGS}")
    raise QreportError(f"没有文件夹 {path}", "核对路径；新建填报文件夹用 qreport init")


def is_filing(folder: Path) -> bool:
    """Whether `folder` has the settings of a filing."""
    return (folder / SETTINGS).is_file()


def filings_below(
    folder: Path, depth: int = _DEPTH, holds: Callable[[Path], bool] = is_filing
) -> Iterator[Path]:
    """Yield the folders at most `depth` levels below `folder` that are filings as `holds` says, by name.

    A filing holds no other filing; hidden folders and links are left out. Raises OSError when a folder
    cannot be listed.
    """
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    for name in names:
        below = folder / name
        if name.startswith("."):
            continue
        if holds(below):
            yield below
        elif depth > 1:
            yield from filings_below(below, depth - 1, holds)


def _filing_below(folder: Path) -> Path | None:
    """Return the first filing in a folder of schools, or of cities with schools; None without."""
    try:
        return next(filings_below(folder), None)
    except OSError:
        # It only serves as an example of what could be named.
        return None


def _outside(config: FilingConfig, folder: Path, source: Source) -> Iterator[Finding]:
    """Yield what would lead out of the filing: it comes from strangers and may not choose where to write."""
    # A path in place of an id would open a pack, with its rules and templates, from anywhere.
    for position, pack in enumerate(config.packs):
        if not PACK_ID.fullmatch(pack):
            message = f"pack 应为报告包的名称，写的是“{shown(pack)}”"
            mend = "写报告包的 id，如 secondary-2022；自己的报告包用 --pack-path 指明所在的文件夹"
            yield SCHEMA_MISMATCH.at(source.location(("pack", position)), message=message, mend=mend)
    directory = config.output.directory
    target = inside(folder, directory)
    if target is None:
        message = f"output → directory：“{shown(directory)}”在填报文件夹以外"
        mend = "写填报文件夹里的文件夹名，如 dist；要放到别处，用 qreport build -o 指明"
        place = source.location(("output", "directory"))
        yield OUTSIDE_FILING.at(place, message=message, mend=mend, found=directory)
    elif is_input(target):
        message = f"output → directory：“{shown(directory)}”是存放数据的文件夹，报告不能放进去"
        place = source.location(("output", "directory"))
        yield SCHEMA_MISMATCH.at(place, message=message, mend="换一个文件夹，如 dist", found=directory)


_KEY, _REFERENCE = "layout", "reference"


def with_house_layout(pack: Pack, root: Path) -> tuple[Pack, tuple[Finding, ...]]:
    """Return `pack` with the layout that qreport.yaml in `root` changes, and what is wrong there.

    Mappings are changed key by key, lists replaced; with anything wrong the layout of the pack stays. A
    reference document, that of the filing before that of the pack, wins over both.
    """
    settings, findings = read_settings(root), list[Finding]()
    layout = _changed(pack.layout, settings, findings)
    reference = _reference(root, settings, findings) or pack.reference
    return replace(pack, layout=dressed(layout, reference)), tuple(findings)


def _changed(layout: Layout, settings: Layered, findings: list[Finding]) -> Layout:
    changes = settings.data.get(_KEY)
    # What is no mapping was refused with qreport.yaml itself.
    if not isinstance(changes, Mapping) or not changes:
        return layout
    try:
        changed = Layout.model_validate(merged(layout.model_dump(), changes))
    except ValidationError as error:
        findings += findings_of(error, settings, (_KEY,), Layout)
        return layout
    wrong = senseless(changed, settings, (_KEY,))
    findings += wrong
    return layout if wrong else changed


def _reference(root: Path, settings: Layered, findings: list[Finding]) -> Reference | None:
    found = find_attachment(folder_of(root), settings, (_REFERENCE,), findings)
    if found is None:
        return None
    from qreport.load.reference.read import read_reference

    return read_reference(found.path, str(settings.data.get(_REFERENCE)), findings)
