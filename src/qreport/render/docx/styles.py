"""The styles of the file as its writers name them: ids, and what they must know of how they look.

The faces of the styles: the fonts of the norm, or those that every Windows has.
"""

from msgspec import Struct

from qreport.model.layout import Layout, TextStyle

NORMAL = "Normal"
BODY = "BodyText"
LIST = "ListParagraph"
FIGURE = "Figure"
TABLE = "ReportTable"
PLAIN_TABLE = "PhotoTable"
CAPTION = "Caption"
LEGEND = "Legend"
TABLE_HEADER = "TableHeader"
TABLE_TEXT = "TableText"
TABLE_NOTE = "TableNote"
CASE_TITLE = "CaseTitle"
TILE_FIGURE = "TileFigure"
TILE_LABEL = "TileLabel"
TILE_NOTE = "TileNote"
COVER_TITLE = "Title"
COVER_LINE = "CoverLine"
TOC_TITLE = "TOCHeading"
FOOTER = "Footer"
HEADER = "Header"
ROLES = {"body": BODY, "plain": NORMAL, "quote": "Quote", "prompt": "Prompt", "signature": "Signature"}

CELL_MARGIN = 85
"""Twips left and right of the text in a cell of a table."""


_ON_WINDOWS = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}
_HEAVY = {"方正小标宋简体": "宋体", "方正小标宋_GBK": "宋体"}
"""The heavy face of titles; what stands in for it on Windows is set bold."""


class Face(Struct, frozen=True):
    """The font of Chinese text, and whether it is bold."""

    font: str
    bold: bool


def face(layout: Layout, look: TextStyle) -> Face:
    """Return the face of a style as the layout wants its fonts."""
    if layout.fonts == "norm":
        return Face(look.font, look.bold)
    heavy = _HEAVY.get(look.font)
    return Face(heavy or _ON_WINDOWS.get(look.font, look.font), look.bold or heavy is not None)
