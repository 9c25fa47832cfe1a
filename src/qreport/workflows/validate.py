"""`validate` with something to take along: annotated copies, a check list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qreport import api, render
from qreport.errors import QreportError
from qreport.model.finding import Finding, in_order
from qreport.paths import inside, is_input
from qreport.workflows import files as publish

ENDING, DOCX = ".xlsx", ".docx"
INDEX = "问题清单.xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports of a filing are checked, and what is to be written besides the result."""

    packs: tuple[str, ...] = ()
    """Empty: the packs of qreport.yaml."""
    annotate: Path | None = None
    """The folder of the annotated copies."""
    checklist: Path | None = None
    """The check list, .xlsx or .docx."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The outcome of `validate` for each report of the filing, and the files that were written."""

    checked: tuple[api.Checked, ...]
    files: tuple[Path, ...] = ()


def review(
    folder: Path,
    wanted: Wanted,
    listed: Callable[[Finding], bool],
    pack_path: Sequence[Path] = (),
    progress: api.Progress = api.silent,
) -> Reviewed:
    """Check a filing and write what is `wanted` of the findings that are `listed`.

    Nothing is written into the folders of the inputs. All files are written, or none.
    """
    progress("读取数据")
    reports = api.open_reports(folder, wanted.packs, pack_path)
    if wanted.checklist and len(reports) > 1:
        raise QreportError("--checklist 一次只用于一个报告包", "用 --pack 写明是哪一个报告包。")
    progress("核对数据")
    checked = tuple(api.check_reports(reports))
    findings = in_order(filter(listed, (finding for each in checked for finding in each.findings)))
    progress("写出文件")
    files: dict[Path, bytes] = {}
    if wanted.annotate:
        files |= _copies(reports[0], findings, wanted.annotate)
    if wanted.checklist:
        files[wanted.checklist] = _checklist(reports[0], findings, wanted.checklist)
    render.write_all(files)
    return Reviewed(checked, tuple(files))


def _copies(loaded: api.Loaded, findings: Sequence[Finding], target: Path) -> Mapping[Path, bytes]:
    """Return a copy of each workbook with findings on its cells, and the index of all findings."""
    from qreport import annotate

    if is_input(target):
        raise QreportError(f"批注的副本不能放进存放数据的文件夹“{target}”", "换一个文件夹，例如 批注。")
    unreadable = {each.file for finding in findings if finding.blocks for each in finding.locations}
    named = {each.file for finding in findings for each in finding.locations}
    books = sorted(name for name in named - unreadable if name.lower().endswith(ENDING))
    copies = {}
    for name in books:
        source = inside(loaded.filing.root, name)
        copy = (
            annotate.annotated(source.read_bytes(), name, findings) if source and source.is_file() else None
        )
        if copy:
            copies[name] = copy
    issued = loaded.filing.config.report.issued
    index = annotate.index_workbook(findings, copies, issued)
    return {target / INDEX: index, **{target / name: content for name, content in copies.items()}}


def _checklist(loaded: api.Loaded, findings: Sequence[Finding], target: Path) -> bytes:
    from qreport import workbook

    ending = target.suffix.lower()
    if ending not in (ENDING, DOCX):
        raise QreportError(f"核对表应存为 .xlsx 或 .docx 文件，写的是“{target.name}”", "例如 核对表.xlsx")
    pages = workbook.pages_of(loaded.filing, workbook.sections(loaded.pack), findings)
    if ending == ENDING:
        return workbook.checklist_workbook(loaded.filing, pages)
    document = workbook.checklist_document(loaded.filing, pages)
    made = publish.files_of(document, loaded.pack.layout, (publish.DOCX,), quick=True)
    return made.contents[publish.DOCX]
