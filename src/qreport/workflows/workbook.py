"""The fill-in workbook of a filing: read, plan, write."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from qreport import output as files
from qreport import workbook
from qreport.errors import QreportError
from qreport.model.finding import Finding
from qreport.workflows.opened import open_filing

ENDING = ".xlsx"


class Written(Struct, frozen=True):
    """The outcome of `workbook`; nothing was written when `blocking` holds anything."""

    sheets: int = 0
    """Sheets to fill in."""
    blocking: tuple[Finding, ...] = ()
    """Inputs that could not be read, so that values on file would be absent from the workbook."""


def write_workbook(
    folder: Path,
    output: Path,
    department: str | None = None,
    pack_path: Sequence[Path] = (),
    pack: str | None = None,
) -> Written:
    """Write the fill-in workbook of the filing in `folder` to `output`, for all departments or for one.

    It asks for what `pack` needs; None: the first pack of the filing.

    Raises QreportError for another ending than .xlsx, an unknown department, or a place that cannot be
    written.
    """
    if output.suffix.lower() != ENDING:
        raise QreportError(
            f"填报工作簿应存为 {ENDING} 文件，写的是“{output.name}”", f"例如 -o 填报表{ENDING}"
        )
    loaded = open_filing(folder, pack_path, pack)
    sections = workbook.chosen(workbook.sections(loaded.pack), department)
    blocking = tuple(finding for finding in loaded.findings if finding.blocks)
    if blocking:
        return Written(blocking=blocking)
    made = workbook.make_workbook(loaded.filing, sections)
    files.write_all({output: made.content})
    return Written(len(made.sheets))
