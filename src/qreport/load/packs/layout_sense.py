"""Values of a layout that are right one by one, and yet no page can be set with them."""

from collections.abc import Iterator

from qreport.load.yaml.layered import Steps
from qreport.load.yaml.schema_errors import Source
from qreport.model.finding import Finding
from qreport.model.layout import Layout, TextStyle
from qreport.problems.cells import SENSELESS_LAYOUT
from qreport.text.characters import shown
from qreport.text.regex import regex

# Millimetres: a table of five columns, or a heading with its first lines, still has room.
_LEAST_ROOM = 60
# Millimetres: no office printer reaches closer to the edge; 2.8 for 28 was typed in centimetres.
_LEAST_MARGIN = 5
# Points: smaller letters nobody reads, larger ones are no text of a report.
_SMALLEST, _LARGEST = 5, 200
# `#1F4E79`; names of colours are those of one library.
_COLOUR = regex("#[0-9A-Fa-f]{6}")
# Of the size of the letters: closer lines run into each other.
_CLOSEST = 0.8


def senseless(layout: Layout, source: Source, prefix: Steps = ()) -> tuple[Finding, ...]:
    """Return a finding for each value of `layout` that makes no sense beside the others, at its line.

    `prefix` leads to the layout in the file.
    """
    found = (*_margins(layout), *_closest(layout), *_styles(layout), *_colours(layout))
    return tuple(
        SENSELESS_LAYOUT.at(source.location((*prefix, *path)), message=message, found=value)
        for path, message, value in found
    )


Fault = tuple[Steps, str, str]
"""Where it stands, what is wrong, the value."""


def _margins(layout: Layout) -> Iterator[Fault]:
    page = layout.page
    for sides, words, size, margins in (
        (("left", "right"), "左右", page.width, page.left + page.right),
        (("top", "bottom"), "上下", page.height, page.top + page.bottom),
    ):
        if size - margins < _LEAST_ROOM:
            wider = max(sides, key=lambda side: float(getattr(page, side)))
            message = f"{words}边距共 {margins:g} 毫米，纸张只有 {size:g} 毫米，放不下正文"
            yield ("page", wider), message, f"{getattr(page, wider):g}"


def _closest(layout: Layout) -> Iterator[Fault]:
    for side in ("top", "bottom", "left", "right"):
        margin = float(getattr(layout.page, side))
        # 0 is typed by those who print to the edge.
        if 0 < margin < _LEAST_MARGIN:
            meant = f"；边距以毫米计，是否为 {margin * 10:g}？" if margin * 10 >= _LEAST_MARGIN else ""
            yield (
                ("page", side),
                f"边距 {margin:g} 毫米，小于 {_LEAST_MARGIN} 毫米，打印不出来{meant}",
                f"{margin:g}",
            )


def _colours(layout: Layout) -> Iterator[Fault]:
    for at, colour in enumerate(layout.chart_colors):
        if not _COLOUR.fullmatch(colour):
            message = f"图的颜色“{shown(colour)}”看不懂，应为 # 加六位十六进制，加上引号，如 '#1F4E79'"
            yield ("chart_colors", at), message, shown(colour)


def _styles(layout: Layout) -> Iterator[Fault]:
    for name in type(layout.styles).model_fields:
        style = getattr(layout.styles, name)
        # Some parts of a page have no style of their own.
        if isinstance(style, TextStyle):
            yield from _style(("styles", name), style)


def _style(path: Steps, style: TextStyle) -> Iterator[Fault]:
    if not _SMALLEST <= style.size <= _LARGEST:
        message = f"字号 {style.size:g} 磅印不出能读的字，应在 {_SMALLEST} 到 {_LARGEST} 磅之间"
        yield (*path, "size"), message, f"{style.size:g}"
    elif style.line is not None and style.line < style.size * _CLOSEST:
        message = f"行距 {style.line:g} 磅小于字号 {style.size:g} 磅，各行会叠在一起；行距写磅数，不写倍数"
        if style.line <= 3:
            message += f"，{style.line:g} 倍约为 {style.size * style.line * 1.3:.0f} 磅"
        yield (*path, "line"), message, f"{style.line:g}"
