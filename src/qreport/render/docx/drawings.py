"""Pictures as drawings: in the line of text, or over a whole sheet.

The pictures of the file: each content once, known by its digest; and the numbers of the drawings.
"""

import hashlib
from collections.abc import Callable
from itertools import count

from msgspec import Struct, field

from qreport.model.pictures import Picture, Refused
from qreport.render.docx.xml import RED, attribute, emu, run

_PNG = b"\x89PNG"


class Medium(Struct, frozen=True):
    """One picture part."""

    id: str
    """Its relationship id."""
    name: str
    """Its place in the package."""
    content_type: str
    blob: bytes


class Media(Struct):
    """All pictures in the order of their first use."""

    stand_in: Callable[[bytes], bytes]
    """Gives what is kept in place of a picture."""
    _by_digest: dict[bytes, Medium] = field(default_factory=dict)
    _drawings: "count[int]" = field(default_factory=lambda: count(1))

    def add(self, blob: bytes) -> str:
        """Return the relationship id of a PNG or JPEG picture, kept once however often it is used."""
        digest = hashlib.sha256(blob).digest()
        if digest not in self._by_digest:
            number = len(self._by_digest) + 1
            kind = "png" if blob.startswith(_PNG) else "jpeg"
            name = f"word/media/image{number}.{kind}"
            kept = self.stand_in(blob)
            self._by_digest[digest] = Medium(f"rIdImage{number}", name, f"image/{kind}", kept)
        return self._by_digest[digest].id

    def next_drawing(self) -> int:
        """Return a number for a drawing that no other has."""
        return next(self._drawings)

    def all(self) -> tuple[Medium, ...]:
        """Return every picture."""
        return tuple(self._by_digest.values())


_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_LOCK = '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
_CENTRED = (
    '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:align>center</wp:align></wp:positionV>'
)


def in_line(media: Media, picture: Picture | Refused, alt: str) -> str:
    """Return a run that shows a picture in the line of text; one that is refused leaves words in its place.

    `alt` is for those who cannot see it.
    """
    if isinstance(picture, Refused):
        return run(picture.words, RED)
    extent, graphic = _extent(picture), _graphic(media, picture, alt)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/>{graphic}</wp:inline></w:drawing></w:r>"
    )


def sheet(media: Media, picture: Picture, alt: str) -> str:
    """Return a run that shows a picture in the middle of the paper, over its margins."""
    extent, graphic = _extent(picture), _graphic(media, picture, alt)
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{_CENTRED}<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f"{graphic}</wp:anchor></w:drawing></w:r>"
    )


def _extent(picture: Picture) -> str:
    return f'cx="{emu(picture.width)}" cy="{emu(picture.height)}"'


def _graphic(media: Media, picture: Picture, alt: str) -> str:
    """The picture itself, with its name and the words for those who cannot see it."""
    number = media.next_drawing()
    return (
        f'<wp:docPr id="{number}" name="图片 {number}" descr="{attribute(alt)}"/>{_LOCK}'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图片 {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{media.add(picture.content)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {_extent(picture)}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
