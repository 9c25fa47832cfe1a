"""The looks of cells, each made once."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

Properties = Mapping[str, object]

# The guide names these colours to the departments: 浅黄色, 橙色, 金黄色.
REQUIRED_FILL, BLANK_FILL, JUMP_FILL, HEADING_FILL = "#FFF8DC", "#F8CBAD", "#FFD966", "#DDE6F0"


class Look(StrEnum):
    """What a cell is for."""

    TITLE = "title"
    NOTE = "note"
    """A line across the sheet."""
    STEP = "step"
    HEADING = "heading"
    TEXT = "text"
    CODE = "code"
    CENTRE = "centre"
    LAST_YEAR = "last_year"
    ENTRY = "entry"
    REQUIRED = "required"
    ENTRY_TEXT = "entry_text"
    """To be filled in, everything typed stays text."""
    REQUIRED_TEXT = "required_text"
    ROW_NUMBER = "row_number"
    """Of a detail table: to be filled in, framed only once it is."""
    ROW_TEXT = "row_text"
    CLEAR = "clear"
    NUMBER = "number"
    """A value on file, to be read."""
    BETTER = "better"
    WORSE = "worse"
    ASKED = "asked"
    """Still wants an explanation."""
    SETTLED = "settled"


_FONT: Properties = {"font_name": "宋体", "font_size": 10}
_FRAME: Properties = {"border": 1, "border_color": "#A6A6A6", "valign": "vcenter"}
_OPEN: Properties = {"locked": False}
_LOOKS: Mapping[Look, Properties] = {
    Look.TITLE: {"bold": True, "font_size": 14, "valign": "vcenter"},
    Look.NOTE: {"valign": "vcenter"},
    Look.STEP: {"text_wrap": True, "valign": "vcenter"},
    Look.HEADING: {**_FRAME, "bold": True, "align": "center", "bg_color": HEADING_FILL, "text_wrap": True},
    Look.TEXT: {**_FRAME, "text_wrap": True},
    Look.CODE: {**_FRAME, "font_color": "#7F7F7F", "font_size": 8, "shrink": True},
    Look.CENTRE: {**_FRAME, "align": "center", "text_wrap": True},
    Look.LAST_YEAR: {**_FRAME, "align": "right", "font_color": "#595959", "bg_color": "#F2F2F2"},
    Look.ENTRY: {**_FRAME, **_OPEN, "align": "right"},
    Look.REQUIRED: {**_FRAME, **_OPEN, "align": "right", "bg_color": REQUIRED_FILL},
    # @ is the number format of text (ECMA-376 Part 1, 18.8.30): 19:1 and 2021-01 stay as they are typed.
    Look.ENTRY_TEXT: {**_FRAME, **_OPEN, "text_wrap": True, "num_format": "@"},
    Look.REQUIRED_TEXT: {**_FRAME, **_OPEN, "align": "right", "bg_color": REQUIRED_FILL, "num_format": "@"},
    Look.ROW_NUMBER: {**_OPEN, "align": "right", "valign": "vcenter"},
    Look.ROW_TEXT: {**_OPEN, "text_wrap": True, "valign": "vcenter", "num_format": "@"},
    Look.CLEAR: {},
    Look.NUMBER: {**_FRAME, "align": "right"},
    Look.BETTER: {**_FRAME, "align": "center", "bg_color": "#E2EFDA", "font_color": "#375623"},
    Look.WORSE: {**_FRAME, "align": "center", "bg_color": "#FCE4D6", "font_color": "#9C0006"},
    Look.ASKED: {**_FRAME, "align": "center", "bg_color": JUMP_FILL, "bold": True},
    Look.SETTLED: {**_FRAME, "align": "center", "bg_color": "#F2F2F2"},
}


class Styles:
    """Gives each look its format in one workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Look, str], Any] = {}

    def get(self, look: Look, number_format: str = "") -> Any:
        """Return the format of `look`, its numbers shown as `number_format` where that is given."""
        key = (look, number_format)
        if key not in self._made:
            more = {"num_format": number_format} if number_format else {}
            self._made[key] = self._workbook.add_format({**_FONT, **_LOOKS[look], **more})
        return self._made[key]

    def fill(self, colour: str) -> Any:
        """Return what a condition paints a cell with."""
        return self._workbook.add_format({"bg_color": colour})

    def frame(self) -> Any:
        """Return the frame that a condition draws."""
        return self._workbook.add_format({"border": 1, "border_color": "#A6A6A6"})
