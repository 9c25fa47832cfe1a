"""The text of a PDF by page, read by another program."""

import re
import subprocess
from pathlib import Path

from .conftest import needed


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text.replace("\N{NON-BREAKING HYPHEN}", "-"))


def printed_pages(pdf: bytes, folder: Path) -> dict[int, str]:
    """Return the text of each page of the body by the number printed on it."""
    needed("pdftotext", "poppler-utils")
    (folder / "report.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(folder / "report.pdf"), "-"], capture_output=True, check=True
    )
    pages = [squeezed(page) for page in done.stdout.decode().split("\f")]
    numbered = [(re.search(r"—(\d+)—$", page), page) for page in pages]
    return {int(found[1]): page for found, page in numbered if found}
