"""The folder photos/ of a filing: what of it no chapter shows."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from qreport.load.files.listing import Search, data_files
from qreport.load.files.source import read_text
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.paths import SETTINGS
from qreport.problems.cells import UNUSED_PHOTOS
from qreport.text.characters import shown

FOLDER = "photos"
_NAMED = 10
"""Photos that the message names."""


def unused_photos(root: Path, texts: Iterable[str]) -> Iterator[Finding]:
    """Yield one note about the files in photos/ that neither `texts` nor a text file of the filing names.

    `texts` are the chapters of the packs. A chapter of any pack counts, whether that pack is in use or not.
    Links that cannot be followed are told too.
    """
    files, findings = data_files(root, FOLDER, Search(("",), deep=True))
    yield from findings
    if not files:
        return
    said = "\n".join((*texts, *_texts_of(root)))
    unused = [file for file in files if file.path.name not in said]
    if unused:
        names = "、".join(shown(file.name) for file in unused[:_NAMED]) + (
            "等" if len(unused) > _NAMED else ""
        )
        message = f"有 {len(unused)} 个文件没有一章用到：{names}"
        yield UNUSED_PHOTOS.at(*(Location(file.name) for file in unused), message=message)


def _texts_of(root: Path) -> Iterator[str]:
    chapters, _ = data_files(root, "chapters", Search((".md",), deep=True))
    for path, name in ((root / SETTINGS, SETTINGS), *((file.path, file.name) for file in chapters)):
        try:
            yield read_text(path, name)
        except Unreadable:
            continue
