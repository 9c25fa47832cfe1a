"""A docx with some of its parts changed, for LibreOffice alone."""

import io
import zipfile
from collections.abc import Callable


def repacked(docx: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a copy of `docx` in which `change` was given the name and content of every part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(target, "w") as copy:
        for part in source.infolist():
            copy.writestr(part.filename, change(part.filename, source.read(part)))
    return target.getvalue()
