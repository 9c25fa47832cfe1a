"""The pictures of a document, ready for print: made once, handed to every writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from qreport.model.document import Chart, CoverPage, Miniature, PhotoGrid, StatementPage
from qreport.model.finding import Finding

Illustrated = Chart | CoverPage | Miniature | PhotoGrid | StatementPage
"""What shows pictures: the logo of a cover, the scan of a statement."""


class Picture(Struct, frozen=True):
    """A picture as it stands on paper."""

    content: bytes
    """PNG or JPEG."""
    width: float
    """Millimetres, as the height."""
    height: float


class Refused(Struct, frozen=True):
    """A picture that cannot be shown."""

    words: str
    """What stands in its place."""


Shown = tuple[Picture | Refused, ...]
"""One for a chart, a course or a logo, one a photo of a grid, one a page of a scan."""


class Pictures(Struct, frozen=True):
    """All pictures of one document."""

    shown: Mapping[Illustrated, Shown]
    """By the part of the document that shows them, in the order of reading."""
    findings: tuple[Finding, ...] = ()
    """What keeps others from being shown."""

    def of(self, part: Illustrated) -> Shown:
        """Return the pictures of `part`, which must belong to the document."""
        return self.shown[part]

    def contents(self) -> Iterator[bytes]:
        """Yield the content of every picture in the order of reading."""
        for each in self.shown.values():
            yield from (picture.content for picture in each if isinstance(picture, Picture))
