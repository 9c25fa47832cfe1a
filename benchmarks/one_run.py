"""One run of LibreOffice as qreport does it: python one_run.py REPORT.docx REPORT.pdf [PICTURE...]

The docx is one that was written for LibreOffice (see `material.for_libreoffice`); without pictures its PDF
serves to read the pages, with them they are put in.
"""

import sys
from pathlib import Path

from qreport import office


def main() -> None:
    """Convert the docx and put the pictures in."""
    source, target, *pictures = map(Path, sys.argv[1:])
    lines = office.lines_for(picture.read_bytes() for picture in pictures)
    pdf = office.illustrated(office.to_pdf(source.read_bytes()), lines)
    assert pdf is not None
    target.write_bytes(pdf)


if __name__ == "__main__":
    main()
