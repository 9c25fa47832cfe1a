"""The text of a PDF by page, read by another program."""

import re
import subprocess
from pathlib import Path

from programs import needed


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text.replace("\N{NON-BREAKING HYPHEN}", "-"))


def text_of(pdf: Path) -> str:
    """Return the text of the PDF line by line, as it is set."""
    program = needed("pdftotext", "poppler-utils")
    done = subprocess.run([program, "-layout", str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def printed_pages(pdf: bytes, folder: Path) -> dict[int, str]:
    """Return the text of each page of the body by the number printed on it."""
    (folder / "report.pdf").write_bytes(pdf)
    pages = [squeezed(page) for page in text_of(folder / "report.pdf").split("\f")]
    numbered = [(re.search(r"—(\d+)—$", page), page) for page in pages]
    return {int(found[1]): page for found, page in numbered if found}
