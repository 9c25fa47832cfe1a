"""The stages in their order: the only module that knows it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from qreport import aggregate, check, compose, load, publish, render, resources, scaffold
from qreport.errors import QreportError
from qreport.model.facts import Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding, in_order
from qreport.model.pack import Manifest, Pack
from qreport.paths import inside, is_input

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A filing with its pack, read, and what was found while reading."""

    filing: Filing
    pack: Pack
    findings: tuple[Finding, ...]


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


@dataclass(frozen=True, slots=True)
class Order:
    """What `build` is asked for."""

    directory: Path | None = None
    """Where the report goes; None: the folder that qreport.yaml names."""
    formats: tuple[str, ...] = ()
    """Empty: those of qreport.yaml."""
    final: bool = False
    """Whether open errors stop the build."""
    quick: bool = False
    """Whether the contents of the docx may show estimated pages, which saves the runs of LibreOffice."""


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of `build`; no file was touched when `files` is empty."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    notices: tuple[str, ...] = ()
    """What the user should know about the files."""


def silent(_step: str) -> None:
    """Report no progress."""


def search_path(extra: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the folders in which packs are looked for: the user's first, then qreport's own."""
    return (*extra, resources.pack_folder())


def open_filing(folder: Path, pack_path: Sequence[Path] = ()) -> Loaded:
    """Read a filing and its pack; raise QreportError when there is none or its qreport.yaml is wrong."""
    config = load.read_config(folder)
    pack, pack_findings = load.load_pack(config.pack, search_path(pack_path))
    filing, findings = load.load_filing(folder, pack)
    return Loaded(filing, pack, in_order((*pack_findings, *findings)))


def validate(folder: Path, pack_path: Sequence[Path] = (), progress: Progress = silent) -> Checked:
    """Check a filing; never changes it."""
    progress("读取数据")
    loaded = open_filing(folder, pack_path)
    progress("核对数据")
    return _checked(loaded)


def build(folder: Path, order: Order, pack_path: Sequence[Path] = (), progress: Progress = silent) -> Built:
    """Build the report of a filing.

    A draft is built whatever the figures are. Nothing is written when an input could not be read or
    composed, nor, in a final build, while an error is open. All formats are written, or none.
    """
    progress("读取数据")
    loaded = open_filing(folder, pack_path)
    config = loaded.filing.config
    formats = publish.known(order.formats or config.output.formats)
    progress("核对数据")
    findings = list(_checked(loaded).findings)
    if _stopped(findings, final=order.final):
        return Built((), in_order(findings))
    progress("汇总计算")
    facts = _with_derived(loaded, findings)
    progress("编排文档")
    document, composed = compose.compose(loaded.filing, facts, loaded.pack)
    findings += [*composed, *render.check_pictures(document, loaded.pack.layout)]
    if _stopped(findings, final=order.final):
        return Built((), in_order(findings))
    target = _target(loaded.filing, order.directory)
    stem = compose.output_name(loaded.filing, loaded.pack)
    progress("生成文件")
    made = publish.files_of(document, loaded.pack.layout, formats, quick=order.quick)
    files = {target / f"{stem}.{name}": content for name, content in made.contents.items()}
    render.write_all(files)
    if made.failure:
        raise made.failure
    return Built(tuple(files), in_order(findings), made.notices)


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
    inner = (*load.check_references(pack), *check.check_rules(pack), *aggregate.check_measures(pack))
    return in_order((*findings, *inner, *compose.lint(empty, pack), *render.check_charts(pack)))


def _checked(loaded: Loaded) -> Checked:
    result = check.check(loaded.filing, loaded.pack)
    linted = compose.lint(loaded.filing, loaded.pack)
    findings = in_order((*loaded.findings, *result.findings, *linted))
    return Checked(
        loaded.filing.root, loaded.pack.manifest.id, findings, result.checked, result.not_checkable
    )


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
    files = _sample_of(pack) if sample else scaffold.new_filing(pack, data_year)
    render.write_all({folder / path: content for path, content in files.items()})
    return len(files)


def _sample_of(pack: Pack) -> Mapping[PurePosixPath, bytes]:
    name = pack.manifest.sample
    example = resources.example_folder() / name if name else None
    if example is None or not example.is_dir():
        raise QreportError(f"报告包 {pack.manifest.id} 没有示例", "去掉 --sample，新建一个空的填报文件夹。")
    return scaffold.sample_filing(example)
