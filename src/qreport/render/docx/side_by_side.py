"""Photos of equal height side by side, their legends below, one caption.

Big numbers: shaded cells side by side, in each the figure, what it counts, a few words.
"""

import re
from collections.abc import Sequence

from qreport.model.document import Inline, Photo, PhotoGrid, Run, Tile, Tiles, plain_text
from qreport.model.pictures import Picture, Refused
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.drawings import in_line
from qreport.render.docx.paragraphs import KEEP, gap, paragraph
from qreport.render.docx.styles import FIGURE, LEGEND, PLAIN_TABLE, TILE_FIGURE, TILE_LABEL, TILE_NOTE
from qreport.render.docx.tables import GAP, grid_widths, table_head
from qreport.render.docx.text import add_caption
from qreport.render.docx.xml import attribute, run
from qreport.render.measuring.heights import columns_of, in_rows
from qreport.text.regex import regex


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


_FIGURE = regex(r"(\D*)(.*\d)(\D*)", re.DOTALL)
"""A number, with a word of vagueness in front and its unit behind."""
_EIGHTHS = 8


def add_tiles(body: BodyWriter, block: Tiles) -> None:
    """Add the numbers in a table without lines, row by row; a row is never divided."""
    widths = grid_widths([1.0] * block.columns, body.width)
    words = f'<w:tblDescription w:val="{attribute(_spoken(block))}"/>'
    rows = "".join(_tile_row(body, tiles, widths) for tiles in block.rows)
    body.add(f"<w:tbl>{table_head(PLAIN_TABLE, widths, words)}{rows}</w:tbl>")
    body.add(gap(GAP))


def _spoken(block: Tiles) -> str:
    told = "；".join(f"{plain_text(tile.label)}{plain_text(tile.figure)}" for tile in block.tiles)
    return f"主要数字：{told}。"


def _tile_row(body: BodyWriter, tiles: Sequence[Tile], widths: Sequence[int]) -> str:
    noted = any(tile.note for tile in tiles)
    filled = [
        _cell(width, _looks(body), _lines(body, tile, noted=noted))
        for tile, width in zip(tiles, widths, strict=False)
    ]
    empty = [_cell(width, "", paragraph(TILE_NOTE, "")) for width in widths[len(tiles) :]]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join([*filled, *empty])}</w:tr>"


def _cell(width: int, looks: str, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{looks}</w:tcPr>{content}</w:tc>'


def _looks(body: BodyWriter) -> str:
    """Shade the cell; borders as white as the paper keep it apart from its neighbours."""
    look = body.layout.tiles
    size = round(look.gap * _EIGHTHS)
    border = f'w:val="single" w:sz="{size}" w:space="0" w:color="FFFFFF"' if size else 'w:val="nil"'
    sides = "".join(f"<w:{side} {border}/>" for side in ("top", "left", "bottom", "right"))
    return f'<w:tcBorders>{sides}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>'


def _lines(body: BodyWriter, tile: Tile, *, noted: bool) -> str:
    small = round(body.layout.styles.tile_figure.size)
    figure = "".join(_figure(body, part, small) for part in tile.figure)
    lines = [paragraph(TILE_FIGURE, figure, KEEP), paragraph(TILE_LABEL, body.inlines(tile.label), KEEP)]
    return "".join([*lines, paragraph(TILE_NOTE, body.inlines(tile.note), KEEP)] if noted else lines)


def _figure(body: BodyWriter, part: Inline, small: int) -> str:
    """Return a part of the figure, all but its digits in half the size (`small` half points)."""
    if not isinstance(part, Run):
        return body.inlines((part,))
    size = f'<w:sz w:val="{small}"/><w:szCs w:val="{small}"/>'
    found = _FIGURE.fullmatch(part.text)
    pieces = ((found[1], size), (found[2], ""), (found[3], size)) if found else ((part.text, size),)
    return "".join(run(words, look) for words, look in pieces if words)
