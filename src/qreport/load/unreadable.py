"""A file that cannot be read at all."""

from qreport.model.finding import Finding


class Unreadable(Exception):  # noqa: N818 -- it names the state of the file
    """Carries the finding; whoever reads several files collects it and goes on with the next file."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{', '.join(map(str, finding.locations))}: {finding.message}")
        self.finding = finding
