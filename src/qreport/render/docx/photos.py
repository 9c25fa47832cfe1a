"""Photo grids: pictures of equal height side by side, their legends below, one caption."""

from qreport.model.document import Photo, PhotoGrid
from qreport.render.docx.captions import add_caption
from qreport.render.docx.drawings import picture
from qreport.render.docx.paragraphs import KEEP, gap, paragraph
from qreport.render.docx.story import Story
from qreport.render.docx.styles import FIGURE, LEGEND, PLAIN_TABLE
from qreport.render.docx.table_frame import grid_widths, table_head
from qreport.render.docx.tables import GAP
from qreport.render.docx.xml import run
from qreport.render.photo_error import PhotoError
from qreport.render.photo_grid import Box, box_of, columns_of, common_height, print_in, rows_of
from qreport.render.photos import Print


def add_photo_grid(story: Story, grid: PhotoGrid) -> None:
    """Add the photos in a table without lines; one that cannot be read leaves a word in its place."""
    if not grid.photos:
        return
    widths = grid_widths([1.0] * columns_of(grid), story.width)
    box = box_of(grid, story.layout)
    rows = "".join(_rows(story, photos, widths, box) for photos in rows_of(grid))
    story.add(f"<w:tbl>{table_head(PLAIN_TABLE, widths)}{rows}</w:tbl>")
    if grid.caption:
        add_caption(story, grid.id, grid.caption, keep_next=False)
    else:
        story.add(gap(GAP))


def refused(error: PhotoError) -> str:
    """Return the words in the place of a picture that cannot be shown."""
    return run(f"［照片未能放入：{error.reason}］", '<w:color w:val="C00000"/>')


def _rows(story: Story, photos: tuple[Photo, ...], widths: list[int], box: Box) -> str:
    pictures = _row(widths, [paragraph(FIGURE, each, KEEP) for each in _pictures(story, photos, box)])
    legends = [paragraph(LEGEND, story.inlines(photo.legend), KEEP) for photo in photos]
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


def _pictures(story: Story, photos: tuple[Photo, ...], box: Box) -> list[str]:
    prints = [_print(story, photo, box) for photo in photos]
    height = common_height([each.ratio for each in prints if isinstance(each, Print)], box)
    return [_show(story, each, photo.alt, height) for each, photo in zip(prints, photos, strict=True)]


def _print(story: Story, photo: Photo, box: Box) -> Print | PhotoError:
    try:
        return print_in(photo, box, story.layout)
    except PhotoError as error:
        return error


def _show(story: Story, made: Print | PhotoError, alt: str, height: float) -> str:
    if isinstance(made, PhotoError):
        return refused(made)
    return picture(story, made.blob, height * made.ratio, height, alt)
