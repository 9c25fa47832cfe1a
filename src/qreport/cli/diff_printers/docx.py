"""The brief for the leadership as a Word document."""

from qreport.cli.diff_printers import Shown, diff_printers


@diff_printers.register("docx")
def print_docx(shown: Shown) -> bytes:
    """Return a paper of at most two pages."""
    from qreport.tasks import briefing

    return briefing.of_changes(shown.comparison, shown.letterhead, "docx")
