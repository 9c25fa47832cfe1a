"""Changes as a workbook to sort, filter and print."""

from qreport.cli.diff_printers import Shown, diff_printers


@diff_printers.register("xlsx")
def print_xlsx(shown: Shown) -> bytes:
    """Return the workbook: what wants an explanation first, then by size."""
    from qreport import workbook

    return workbook.changes_workbook(shown.comparison, shown.changes, shown.letterhead)
