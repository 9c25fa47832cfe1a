"""Pictures in the line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qreport.render.docx.xml import attribute, emu

if TYPE_CHECKING:
    from qreport.render.docx.story import Story

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


_LOCK = '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
_CENTRED = (
    '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:align>center</wp:align></wp:positionV>'
)


def picture(story: Story, blob: bytes, width: float, height: float, alt: str) -> str:
    """Return a run that shows a PNG or JPEG picture, `width` by `height` millimetres."""
    extent, graphic = _extent(width, height), _graphic(story, blob, (width, height), alt)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/>{graphic}</wp:inline></w:drawing></w:r>"
    )


def sheet(story: Story, blob: bytes, width: float, height: float, alt: str) -> str:
    """Return a run that shows a picture in the middle of the paper, over its margins."""
    extent, graphic = _extent(width, height), _graphic(story, blob, (width, height), alt)
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{_CENTRED}<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f"{graphic}</wp:anchor></w:drawing></w:r>"
    )


def _extent(width: float, height: float) -> str:
    return f'cx="{emu(width)}" cy="{emu(height)}"'


def _graphic(story: Story, blob: bytes, size: tuple[float, float], alt: str) -> str:
    """The picture itself, with its name and the words for those who cannot see it."""
    number = story.next_drawing()
    return (
        f'<wp:docPr id="{number}" name="图片 {number}" descr="{attribute(alt)}"/>{_LOCK}'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图片 {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{story.media.add(blob)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {_extent(*size)}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
