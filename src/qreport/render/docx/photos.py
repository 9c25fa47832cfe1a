"""Photo grids: pictures of equal height side by side, their legends below, one caption."""

from collections.abc import Sequence

from qreport.model.document import Photo, PhotoGrid
from qreport.model.pictures import Picture, Refused
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.drawings import in_line
from qreport.render.docx.measured_tables import grid_widths, table_head
from qreport.render.docx.paragraphs import KEEP, gap, paragraph
from qreport.render.docx.styles import FIGURE, LEGEND, PLAIN_TABLE
from qreport.render.docx.tables import GAP
from qreport.render.docx.text import add_caption
from qreport.render.measuring.heights import columns_of, in_rows


def add_photo_grid(body: BodyWriter, grid: PhotoGrid) -> None:
    """Add the photos in a table without lines; one that cannot be read leaves a word in its place."""
    if not grid.photos:
        return
    widths = grid_widths([1.0] * columns_of(grid), body.width)
    shown = tuple(zip(grid.photos, body.pictures.of(grid), strict=True))
    rows = "".join(_rows(body, each, widths) for each in in_rows(grid, shown))
    body.add(f"<w:tbl>{table_head(PLAIN_TABLE, widths)}{rows}</w:tbl>")
    if grid.caption:
        add_caption(body, grid.id, grid.caption, keep_next=False)
    else:
        body.add(gap(GAP))


def _rows(body: BodyWriter, shown: Sequence[tuple[Photo, Picture | Refused]], widths: list[int]) -> str:
    """Return a row of photos and the row of their legends."""
    drawings = [in_line(body.media, picture, photo.alt) for photo, picture in shown]
    pictures = _row(widths, [paragraph(FIGURE, each, KEEP) for each in drawings])
    legends = [paragraph(LEGEND, body.inlines(photo.legend), KEEP) for photo, _ in shown]
    return pictures + _row(widths, legends)


def _row(widths: list[int], paragraphs: list[str]) -> str:
    """One photo that is left over stands in the middle, several begin on the left."""
    if len(paragraphs) == 1 < len(widths):
        return _single(len(widths), sum(widths), paragraphs[0])
    filled = paragraphs + [paragraph(LEGEND, "")] * (len(widths) - len(paragraphs))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, filled, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _single(columns: int, width: int, content: str) -> str:
    span = f'<w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{columns}"/>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{span}</w:tcPr>{content}</w:tc></w:tr>"
