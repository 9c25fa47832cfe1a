"""The faces of the styles: the fonts of the norm, or those that every Windows has."""

from msgspec import Struct

from qreport.model.layout import Layout, TextStyle

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
