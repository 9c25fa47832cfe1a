"""The stages in their order: the only module that knows it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qreport import aggregate, check, comparing, compose, load, render, resources
from qreport.errors import QreportError
from qreport.model.base import SchoolLevel
from qreport.model.facts import Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding, in_order
from qreport.model.pack import Manifest, Pack
from qreport.paths import inside, is_input
from qreport.workflows import files as publish
from qreport.workflows import levels, scaffold
from qreport.workflows.levels import LevelChange

Progress = Callable[[str], None]
PackReader = Callable[[str, tuple[Path, ...]], tuple[Pack, tuple[Finding, ...]]]
"""An id and the folders to search, to a pack and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A filing with its pack, read, and what was found while reading."""

    filing: Filing
    pack: Pack
    findings: tuple[Finding, ...]
    rules_elsewhere: frozenset[str] = frozenset()
    """Codes of the rules of the other packs of the filing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of `validate`."""

    folder: Path
    pack: str
    findings: tuple[Finding, ...]
    checked: int
    """How many comparisons could be made."""
    not_checkable: int
    """How many could not, because a value is absent."""
    levels: tuple[LevelChange, ...] = ()
    """The levels that the filing has changed, each with its reason."""
    unchecked: tuple[check.Unchecked, ...] = ()
    """The comparisons that could not be made, each with the reason."""
    repeated: tuple[Finding, ...] = ()
    """What was told with an earlier report of the same filing and stands no more in `findings`."""


@dataclass(frozen=True, slots=True)
class Order:
    """What `build` is asked for."""

    packs: tuple[str, ...] = ()
    """Empty: those of qreport.yaml."""

    directory: Path | None = None
    """Where the report goes; None: the folder that qreport.yaml names."""
    formats: tuple[str, ...] = ()
    """Empty: those of qreport.yaml."""
    final: bool = False
    """Whether open errors, and changes from the year before that nobody explained, stop the build."""
    quick: bool = False
    """Whether the contents of the docx may show estimated pages, which saves the runs of LibreOffice."""


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of `build` for one report; no file was touched when `files` is empty."""

    pack: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    notices: tuple[str, ...] = ()
    """What the user should know about the files."""
    failure: QreportError | None = None
    """Why a format that was asked for is not among the files."""


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
    publish.known(config.output.formats)
    chosen = tuple(dict.fromkeys(packs)) or config.packs
    search = search_path(pack_path)
    every = dict.fromkeys((*chosen, *config.packs))
    read = {name: _opened(folder, config.school.level, read_pack(name, search), search) for name in every}
    shared = load.shared_chapters({name: opened.filing for name, opened in read.items()})
    return tuple(
        _settled(read[name], [other for each, other in read.items() if each != name], shared)
        for name in chosen
    )


@dataclass(frozen=True, slots=True)
class _Opened:
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


def _settled(opened: _Opened, others: Sequence[_Opened], shared: tuple[Finding, ...]) -> Loaded:
    found = load.unknown_to_all(opened.found, [other.found for other in others])
    rules = frozenset(code for other in others for code in other.pack.rules)
    return Loaded(opened.filing, opened.pack, in_order((*opened.settings, *found, *shared)), rules)


def validate(folder: Path, pack_path: Sequence[Path] = (), progress: Progress = silent) -> Checked:
    """Check a filing; never changes it."""
    progress("读取数据")
    loaded = open_filing(folder, pack_path)
    progress("核对数据")
    return check_filing(loaded)


def build(
    folder: Path, order: Order, pack_path: Sequence[Path] = (), progress: Progress = silent
) -> tuple[Built, ...]:
    """Build the reports of a filing, one for each pack.

    A draft is built whatever the figures are. Nothing of a report is written when an input could not be
    read or composed, nor, in a final build, while an error is open; the other reports are not concerned. All
    formats of a report are written, or none; only a PDF that cannot be made keeps none of the others back.
    Raises QreportError when two reports would have one file name.
    """
    progress("读取数据")
    reports = open_reports(folder, order.packs, pack_path)
    _refuse_one_name(reports)
    return tuple(_build(loaded, order, progress) for loaded in reports)


def _refuse_one_name(reports: Sequence[Loaded]) -> None:
    names: dict[str, str] = {}
    for loaded in reports if len(reports) > 1 else ():
        pack, name = loaded.pack.manifest.id, compose.output_name(loaded.filing, loaded.pack)
        other = names.setdefault(name.casefold(), pack)
        if other != pack:
            message = f"报告包 {other} 和 {pack} 的报告同名：{name}"
            mend = "在其中一个的 pack.yaml 里写另外的 output_name，或用 --pack 一次只生成一份。"
            raise QreportError(message, mend)


def _build(loaded: Loaded, order: Order, progress: Progress) -> Built:
    config, pack = loaded.filing.config, loaded.pack.manifest.id
    formats = publish.known(order.formats or config.output.formats)
    progress("核对数据")
    findings = list(check_filing(loaded).findings)
    if _stopped(findings, final=False):
        return Built(pack, (), in_order(findings))
    progress("汇总计算")
    facts = _with_derived(loaded, findings)
    if order.final:  # what was typed is told by the check already; equal findings are told once
        changed = comparing.unexplained(loaded.filing, facts, loaded.pack)
        findings += levels.applied(changed, loaded.filing, loaded.pack)[0]
    progress("编排文档")
    changes = comparing.since_last_year(loaded.filing, facts, loaded.pack)
    document, composed = compose.compose(loaded.filing, facts, loaded.pack, changes)
    findings += [*composed, *render.check_pictures(document, loaded.pack.layout)]
    if _stopped(findings, final=order.final):
        return Built(pack, (), in_order(findings))
    target = _target(loaded.filing, order.directory)
    stem = compose.output_name(loaded.filing, loaded.pack)
    progress("生成文件")
    made = publish.files_of(document, loaded.pack.layout, formats, quick=order.quick)
    contents = made.contents
    files = {target / f"{stem}.{name}": contents[name] for name in formats if name in contents}
    render.write_all(files)
    return Built(pack, tuple(files), in_order(findings), made.notices, made.failure)


def list_packs(pack_path: Sequence[Path] = ()) -> tuple[tuple[Manifest, Path], ...]:
    """Return the packs at hand with their folders."""
    return load.list_packs(search_path(pack_path))


def open_pack(name: str, pack_path: Sequence[Path] = ()) -> tuple[Pack, tuple[Finding, ...]]:
    """Read one pack by id or folder; raise QreportError when there is none."""
    return load.load_pack(name, search_path(pack_path))


def check_pack(folder: Path, pack_path: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """Return what is wrong with the pack in `folder` itself."""
    pack, findings = load.load_pack(str(folder), search_path(pack_path))
    empty = load.empty_filing(pack)
    inner = (
        *load.check_references(pack),
        *load.contradictions(pack),
        *load.unused(pack),
        *check.check_rules(pack),
        *check.check_words(pack),
        *aggregate.check_measures(pack),
        *compose.proofread_pack(empty, pack),
    )
    return in_order((*findings, *inner, *compose.lint(empty, pack), *render.check_charts(pack)))


def check_reports(reports: Iterable[Loaded]) -> Iterator[Checked]:
    """Yield the outcome of each report of one filing; what several have in common is told with the first."""
    told: dict[Finding, None] = {}
    for loaded in reports:
        checked = check_filing(loaded)
        news = tuple(finding for finding in checked.findings if finding not in told)
        again = tuple(finding for finding in checked.findings if finding in told)
        told |= dict.fromkeys(news)
        yield replace(checked, findings=news, repeated=again)


def check_filing(loaded: Loaded) -> Checked:
    """Return all that is wrong with a filing that was read."""
    result = check.check(loaded.filing, loaded.pack)
    changed = comparing.unexplained(loaded.filing, loaded.filing.facts, loaded.pack)
    linted = compose.lint(loaded.filing, loaded.pack)
    unwritten = compose.unwritten(loaded.filing, loaded.pack)
    found = in_order((*loaded.findings, *result.findings, *changed, *linted, *unwritten))
    findings, changes = levels.applied(found, loaded.filing, loaded.pack, loaded.rules_elsewhere)
    counts = result.checked, result.not_checkable
    return Checked(loaded.filing.root, loaded.pack.manifest.id, findings, *counts, changes, result.unchecked)


def _with_derived(loaded: Loaded, findings: list[Finding]) -> Facts:
    derived, problems = aggregate.derive(loaded.filing, loaded.pack)
    findings.extend(problems)
    return loaded.filing.facts + derived


def _stopped(findings: Iterable[Finding], *, final: bool) -> bool:
    return any(finding.blocks or (final and finding.is_open_error) for finding in findings)


def _target(filing: Filing, directory: Path | None) -> Path:
    """Return the folder of the report; one that qreport.yaml names has to lie inside the filing."""
    named = filing.config.output.directory
    try:
        target = directory.resolve() if directory is not None else inside(filing.root, named)
    except OSError as error:
        mend = "写完整的路径；当前文件夹可能已被删除。"
        raise QreportError(f"找不到输出文件夹“{directory or named}”", mend) from error
    if target is None:
        raise QreportError(
            f"qreport.yaml 的 output.directory“{named}”在填报文件夹之外",
            "写填报文件夹里的文件夹名，例如 dist。",
        )
    if is_input(target):
        raise QreportError(f"报告不能放进存放数据的文件夹“{target}”", "换一个文件夹，例如 dist。")
    return target


def init(folder: Path, pack: Pack, data_year: int, *, sample: bool) -> int:
    """Make a filing folder and return the number of its files; a folder with anything in it is refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QreportError(f"“{folder}”已经存在而且不是空文件夹", "换一个文件夹名，或先清空它。")
    files = (
        _sample_of(pack)
        if sample
        else scaffold.new_filing(load.for_school(pack, pack.manifest.levels[0]), data_year)
    )
    render.write_all({folder / path: content for path, content in files.items()})
    return len(files)


def _sample_of(pack: Pack) -> Mapping[PurePosixPath, bytes]:
    name = pack.manifest.sample
    example = resources.example_folder() / name if name else None
    if example is None or not example.is_dir():
        raise QreportError(f"报告包 {pack.manifest.id} 没有示例", "去掉 --sample，新建一个空的填报文件夹。")
    return scaffold.sample_filing(example)
