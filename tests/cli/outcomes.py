"""What `validate` may have found, made by hand."""

from pathlib import Path

from qreport.cli.console.deliver import threshold
from qreport.cli.printers import Outcome
from qreport.model.finding import Finding, Level
from qreport.model.location import Location
from qreport.workflows.checked import Checked

TEXT_FILE = Location("indicators/a.yaml", None, 3, 5)
CSV = Location("records/表 1.csv", None, 8, 3)
WORKBOOK = Location("indicators/b.xlsx", "表一", 27, 4)
WORD = Location("chapters/c.docx", line=7, near="招生")


def finding(
    *locations: Location, code: str = "QR201", level: Level = Level.ERROR, message: str = "有错",
    found: str | None = None, explained: bool = False,
) -> Finding:  # fmt: skip
    return Finding(code, "a-fault", level, message, "改正。", locations, found, explained=explained)


def outcome(
    *findings: Finding, fail_on: str = "error", left_out: int = 0, folder: Path = Path("filing")
) -> Outcome:
    return Outcome(Checked(folder, "secondary-2022", findings, 9, 2), threshold(fail_on), left_out)
