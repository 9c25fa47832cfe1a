"""`qreport validate`: a filing or a folder of them; on request annotated copies or a check list beside it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from qreport import output
from qreport.errors import QreportError
from qreport.model.finding import Finding, in_order
from qreport.paths import inside, is_input
from qreport.workflows import files
from qreport.workflows.checked import Checked, check_reports
from qreport.workflows.collection import is_collection, validate_all
from qreport.workflows.opened import Loaded, Progress, open_reports, silent

ENDING, DOCX = ".xlsx", ".docx"
INDEX = "问题清单.xlsx"


class Wanted(Struct, frozen=True):
    """Which reports of a filing are checked, and what is to be written besides the result."""

    packs: tuple[str, ...] = ()
    """Empty: the packs of qreport.yaml."""
    pack_path: tuple[Path, ...] = ()
    """Further folders of packs."""
    listed: Callable[[Finding], bool] = lambda _finding: True
    """Which findings are marked in the copies and the check list."""
    annotate: Path | None = None
    """The folder of the annotated copies."""
    checklist: Path | None = None
    """The check list, .xlsx or .docx."""


class Validated(Struct, frozen=True):
    """The outcome for each report of each filing, all findings in it, and the files that were written."""

    checked: tuple[Checked, ...]
    files: tuple[Path, ...] = ()
    many: bool = False
    """Whether a folder of filings was checked, or several reports of one."""


def validate(folder: Path, wanted: Wanted, progress: Progress = silent) -> Validated:
    """Check the filing in `folder`, or all filings below it, and write what is `wanted`.

    Nothing is written into the folders of the inputs. All files are written, or none. Raises QreportError
    when nothing can be read, or for what cannot be written.
    """
    # One folder with its own qreport.yaml is a filing, whatever lies below it.
    if not is_collection(folder):
        return _one(folder, wanted, progress)
    if wanted.annotate or wanted.checklist:
        raise QreportError("--annotate 和 --checklist 一次只用于一个填报", "写其中一个填报文件夹的路径。")
    return Validated(tuple(validate_all(folder, wanted.packs, wanted.pack_path, progress)), many=True)


def _one(folder: Path, wanted: Wanted, progress: Progress) -> Validated:
    progress("读取数据")
    reports = open_reports(folder, wanted.packs, wanted.pack_path)
    if wanted.checklist and len(reports) > 1:
        raise QreportError("--checklist 一次只用于一个报告包", "用 --pack 写明是哪一个报告包。")
    progress("核对数据")
    checked = tuple(check_reports(reports))
    written = _written(reports[0], checked, wanted, progress)
    return Validated(checked, written, many=len(checked) > 1)


def _written(
    loaded: Loaded, checked: Sequence[Checked], wanted: Wanted, progress: Progress
) -> tuple[Path, ...]:
    findings = in_order(filter(wanted.listed, (finding for each in checked for finding in each.findings)))
    progress("写出文件")
    contents: dict[Path, bytes] = {}
    if wanted.annotate:
        contents |= _copies(loaded, findings, wanted.annotate)
    if wanted.checklist:
        contents[wanted.checklist] = _checklist(loaded, findings, wanted.checklist)
    output.write_all(contents)
    return tuple(contents)


def _copies(loaded: Loaded, findings: Sequence[Finding], target: Path) -> Mapping[Path, bytes]:
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


def _checklist(loaded: Loaded, findings: Sequence[Finding], target: Path) -> bytes:
    from qreport import workbook
    from qreport.aggregate.derive import derive

    ending = target.suffix.lower()
    if ending not in (ENDING, DOCX):
        raise QreportError(f"核对表应存为 .xlsx 或 .docx 文件，写的是“{target.name}”", "例如 核对表.xlsx")
    derived, _ = derive(loaded.filing, loaded.pack)
    facts = loaded.filing.facts + derived
    sections = workbook.sections(loaded.pack, computed=True)
    pages = workbook.pages_of(loaded.filing, facts, sections, findings)
    if ending == ENDING:
        return workbook.checklist_workbook(loaded.filing, pages)
    document = workbook.checklist_document(loaded.filing, pages)
    layout = loaded.pack.layout
    pictures = files.pictures_of(document, layout)
    made = files.files_of(document, layout, pictures, (files.DOCX,), quick=True)
    return made.contents[files.DOCX]
