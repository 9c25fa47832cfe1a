"""The brief for the leadership as a Word document."""

from qreport.cli.diff_printers import Shown, diff_printers


@diff_printers.register("docx")
def print_docx(shown: Shown) -> bytes:
    """Return a paper of at most two pages."""
    from qreport.workflows import diff

    return diff.of_changes(shown.comparison, shown.letterhead, "docx")


@diff_printers.register("pdf")
def print_pdf(shown: Shown) -> bytes:
    """Return a paper of at most two pages."""
    from qreport.workflows import diff

    return diff.of_changes(shown.comparison, shown.letterhead, "pdf")


@diff_printers.register("xlsx")
def print_xlsx(shown: Shown) -> bytes:
    """Return the workbook: what wants an explanation first, then by size."""
    from qreport import workbook

    return workbook.changes_workbook(shown.comparison, shown.changes, shown.letterhead)
