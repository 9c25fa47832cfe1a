"""What `validate` was asked, and the outcomes it prints: of one filing, or of a folder of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from qreport.api import Checked, Progress
from qreport.cli.console.exit_code import Limit
from qreport.cli.printers import Outcome, of_many
from qreport.cli.report import chosen_printer
from qreport.errors import QreportError
from qreport.model.finding import Finding
from qreport.workflows import collection
from qreport.workflows.validate import Wanted, review


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are listed, which make the command fail, and where packs are looked for."""

    limit: Limit
    listed: Callable[[Finding], bool]
    pack_path: tuple[Path, ...] = ()
    verbose: bool = False
    """Whether the comparisons that could not be made are listed too."""

    def outcome(self, checked: Checked) -> Outcome:
        """Return what was found, as far as it is listed."""
        findings = tuple(filter(self.listed, checked.findings))
        repeated = tuple(filter(self.listed, checked.repeated))
        left_out = len(checked.findings) - len(findings)
        listed = replace(checked, findings=findings, repeated=repeated)
        return Outcome(listed, self.limit, left_out, self.pack_path, self.verbose)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcome of each report of each filing."""

    each: tuple[Outcome, ...]
    files: tuple[Path, ...] = ()
    """What was written besides."""
    many: bool = False
    """Whether a folder of filings was checked, or several reports, which is printed in another way."""


def outcomes_of(folder: Path, asked: Asked, wanted: Wanted, progress: Progress) -> Outcomes:
    """Check the filing in `folder`, or all filings below it."""
    if not collection.is_collection(folder):
        reviewed = review(folder, wanted, asked.listed, asked.pack_path, progress)
        outcomes = tuple(map(asked.outcome, reviewed.checked))
        return Outcomes(outcomes, reviewed.files, many=len(outcomes) > 1)
    if wanted.annotate or wanted.checklist:
        raise QreportError("--annotate 和 --checklist 一次只用于一个填报", "写其中一个填报文件夹的路径。")
    found: Iterable[Checked] = collection.validate_all(folder, wanted.packs, asked.pack_path, progress)
    return Outcomes(tuple(map(asked.outcome, found)), many=True)


def printed(form: str) -> Callable[[Outcomes], str]:
    """Return what turns outcomes into text of this form; raise QreportError when there is no such form."""
    printer, together = chosen_printer(form), of_many.all()[form]
    return lambda outcomes: together(outcomes.each) if outcomes.many else printer(outcomes.each[0])
