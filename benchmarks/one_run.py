"""One run of LibreOffice as qreport does it: python one_run.py REPORT.docx REPORT.pdf [--pages-only]"""

import sys
from pathlib import Path

from qreport import office


def main() -> None:
    """Convert the docx, for reading pages only or with its pictures."""
    source, target, *pages_only = sys.argv[1:]
    docx = Path(source).read_bytes()
    if pages_only:
        pdf = office.to_pdf(office.without_pictures(docx))
    else:
        pdf = office.illustrated(docx, office.to_pdf)
    Path(target).write_bytes(pdf)


if __name__ == "__main__":
    main()
