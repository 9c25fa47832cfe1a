"""The brief for the leadership as a PDF."""

from qreport.cli.diff_printers import Shown, diff_printers


@diff_printers.register("pdf")
def print_pdf(shown: Shown) -> bytes:
    """Return a paper of at most two pages."""
    from qreport.tasks import briefing

    return briefing.of_changes(shown.comparison, shown.letterhead, "pdf")
