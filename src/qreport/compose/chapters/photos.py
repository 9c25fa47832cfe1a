"""Photo grids: the lines between `::: 照片` and `:::`."""

from pathlib import Path

from msgspec import Struct

from qreport.compose.values.composition import Composition
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.paths import files_in, inside
from qreport.problems.composing import NOT_A_PHOTO, PHOTO_MISSING, PHOTO_OUTSIDE

_LONGEST_NAME = 255
"""Bytes; no file system takes more."""


class PhotoLine(Struct, frozen=True):
    """One line `![图注](photos/name.png)`."""

    legend: str
    path: str


def photo_line(line: str) -> PhotoLine | None:
    """Return what a line says, None when it is no photo."""
    text = line.strip()
    # The last one: a legend may hold brackets of its own.
    middle = text.rfind("](")
    if not text.startswith("![") or not text.endswith(")") or middle < 0:
        return None
    return PhotoLine(text[2:middle], text[middle + 2 : -1].strip().removeprefix("<").removesuffix(">"))


def photo_file(composition: Composition, path: str, at: Location) -> Path | Finding:
    """Return the file of a photo, or what is wrong with its path."""
    file = inside(composition.filing.root, path)
    if file is None:
        return PHOTO_OUTSIDE.at(at, message=f"照片“{path}”不在填报文件夹里", found=path)
    if any(len(part.encode()) > _LONGEST_NAME for part in file.parts):
        return PHOTO_MISSING.at(at, message="照片的文件名太长，没有这样的文件", found=path[:80])
    if not file.is_file():
        near = [f"{file.parent.name}/{each.name}" for each in files_in(file.parent)]
        message = f"没有照片“{path}”{composition.advice(f'{file.parent.name}/{file.name}', near)}"
        return PHOTO_MISSING.at(at, message=message, found=path)
    return file


def not_a_photo(line: str, at: Location) -> Finding:
    """Return what is wrong with a line of a photo grid that is no photo."""
    return NOT_A_PHOTO.at(at, message=f"照片组里的“{line.strip()[:40]}”不是照片")
