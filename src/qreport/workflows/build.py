"""`qreport build`: a filing to the files of its reports."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qreport import compose, output
from qreport.aggregate import kept
from qreport.errors import QreportError
from qreport.model.filing import Filing
from qreport.model.finding import Finding, Level, in_order
from qreport.paths import inside, is_input
from qreport.problems.checking import NUMBER_OPEN
from qreport.render.pictures import prepare
from qreport.workflows import checked, edits
from qreport.workflows import files as publish
from qreport.workflows.checked import verdict
from qreport.workflows.files import as_draft, open_errors
from qreport.workflows.opened import Loaded, Progress, open_reports, silent


class Order(Struct, frozen=True):
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
    strict: bool = False
    """Whether a typed number that nothing can be compared with is an error until it is looked at."""


class Built(Struct, frozen=True):
    """The outcome of `build` for one report; no file was touched when `files` is empty."""

    pack: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    notices: tuple[str, ...] = ()
    """What the user should know about the files."""
    failure: QreportError | None = None
    """Why a format that was asked for is not among the files."""


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
    config, pack, layout = loaded.filing.config, loaded.pack.manifest.id, loaded.pack.layout
    formats = publish.known(order.formats or config.output.formats)
    judged = verdict(loaded, kept.values_of, progress)
    findings, document = _levelled(judged.checked.findings, strict=order.strict), judged.document
    if document is None or _stopped(findings, final=order.final):
        return Built(pack, (), findings)
    pictures = prepare(document, layout)
    # Most are told already; equal findings are told once.
    drawn, _ = checked.applied(pictures.findings, loaded.filing, loaded.pack, loaded.rules_elsewhere)
    findings = in_order((*findings, *drawn))
    if _stopped(findings, final=order.final):
        return Built(pack, (), findings)
    document, layout, pictures = as_draft((document, layout, pictures), open_errors(findings))
    target = _target(loaded.filing, order.directory)
    progress("生成文件")
    made = publish.files_of(document, layout, pictures, formats, quick=order.quick)
    contents = made.contents
    files = {target / f"{document.file_name}.{name}": contents[name] for name in formats if name in contents}
    copies = edits.copies_of_edited(files)
    output.write_all({**copies, **files})
    edits.remember(files.values())
    notices = (*made.notices, *map(edits.notice, copies))
    return Built(pack, tuple(files), findings, notices, made.failure)


def _levelled(findings: tuple[Finding, ...], *, strict: bool) -> tuple[Finding, ...]:
    if not strict:
        return findings
    return tuple(
        replace(each, level=Level.ERROR) if each.code == NUMBER_OPEN.code else each for each in findings
    )


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
