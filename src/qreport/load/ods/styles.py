"""Styles of an .ods file: how cells and pieces of text look, and which sheets are hidden."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from qreport.load.grids.formats import CellStyle, Fits, NumberFormat, condition_of, unit_of
from qreport.load.grids.values import Run
from qreport.load.ods.text import LOEXT, NUMBER, STYLE, TABLE
from qreport.ooxml.xml_stream import Handler, whole

_KINDS = {
    f"{NUMBER}{kind}-style"
    for kind in ("number", "percentage", "currency", "date", "time", "text", "boolean")
}
# The first letters are those of number formats; `m` is the month, so minutes go with the hours.
_PARTS = {f"{NUMBER}{part}": part[0] for part in ("year", "month", "day", "hours")} | {
    f"{NUMBER}minutes": "h",
    f"{NUMBER}seconds": "s",
}
_LETTERS = (f"{NUMBER}text", f"{NUMBER}embedded-text")
_STRIKES = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")
_DIGITS = 20
"""More decimals than any spreadsheet shows."""
_DEPTH = 50
"""Styles that inherit from one another."""


class _Style(Struct):
    format: str | None
    parent: str | None
    struck: bool | None = None
    """None: as the parent says."""
    raised: bool = False


class Styles(Handler):
    """Takes up the styles of styles.xml, then those of content.xml."""

    def __init__(self) -> None:
        self._formats: dict[str, NumberFormat] = {}
        self._maps: dict[str, list[tuple[Fits, str]]] = {}
        """The formats that another one names for some numbers, in their order."""
        self._styles: dict[str, _Style] = {}
        """Of cells and of pieces of their texts."""
        self._hidden: set[str] = set()
        self._style = ""
        self._format: str | None = None
        self._letters = ""
        """The element of letters that is open, and among how many digits its letters stand."""
        self._digits_behind = 0
        self._read: dict[str, CellStyle] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up a style, or a part of a number format."""
        if name in _KINDS:
            self._format = attributes.get(f"{STYLE}name", "")
            percent = name == f"{NUMBER}percentage-style"
            self._formats[self._format] = NumberFormat(percent=percent)
        elif name == f"{STYLE}style":
            self._start_style(attributes)
        elif name == f"{STYLE}text-properties" and self._format is None:
            self._add_look(attributes)
        elif name in (f"{TABLE}table-properties", f"{STYLE}table-properties"):
            if attributes.get(f"{TABLE}display") == "false":
                self._hidden.add(self._style)
        elif self._format is not None:
            self._letters = name if name in _LETTERS else ""
            self._digits_behind = _digits(attributes.get(f"{NUMBER}position", "0"))
            self._add_part(self._format, name, attributes)

    def end(self, name: str) -> None:
        """Notice the end of a number format, or of letters in it."""
        self._letters = ""
        if name in _KINDS:
            self._format = None

    def text(self, content: str) -> None:
        """Take up letters that belong to the value: behind the digits, or a point among them."""
        form = self._formats.get(self._format or "")
        if not self._letters or form is None or form.decimals is None:
            return
        if self._digits_behind and content == ".":
            least, most = form.decimals
            more = self._digits_behind
            form = replace(form, decimals=(least + more, most + more), shift=form.shift + more)
        elif not form.percent:
            form = replace(form, unit=unit_of(content.strip()))
        self._formats[self._format or ""] = form

    def style_of(self, style: str) -> CellStyle:
        """Return the look of a cell style, inherited parts too; plain when there is none."""
        if style not in self._read:
            self._read[style] = self._resolved(style)
        return self._read[style]

    def look_of(self, style: str) -> Run:
        """Return a piece without text in the style of a span."""
        known = self._styles.get(style)
        return Run("", known.struck, known.raised) if known else Run("", None)

    def is_hidden(self, style: str) -> bool:
        """Whether sheets of this style are hidden."""
        return style in self._hidden

    def _resolved(self, style: str) -> CellStyle:
        code: str | None = None
        struck: bool | None = None
        for _ in range(_DEPTH):
            known = self._styles.get(style)
            if known is None:
                break
            code = known.format if code is None else code
            struck = known.struck if struck is None else struck
            style = known.parent or ""
        return CellStyle(tuple(self._sections(code)) if code else (), bool(struck))

    def _sections(self, code: str) -> Iterator[tuple[Fits, NumberFormat]]:
        for fits, other in self._maps.get(code, ()):
            yield fits, self._formats.get(other, NumberFormat())
        yield lambda _: True, self._formats.get(code, NumberFormat())

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get(f"{STYLE}name", "")
        if attributes.get(f"{STYLE}family") in ("table-cell", "text"):
            self._styles[self._style] = _Style(
                attributes.get(f"{STYLE}data-style-name"), attributes.get(f"{STYLE}parent-style-name")
            )

    def _add_look(self, attributes: Mapping[str, str]) -> None:
        # ODF 1.3 Part 3, 20.365 and 20.386: `solid`; `super 58%` or `33% 58%`, the first word is the rise.
        style = self._styles.get(self._style)
        lines = [attributes[key] for key in _STRIKES if key in attributes]
        if style and lines:
            style.struck = any(line != "none" for line in lines)
        if style:
            rise = attributes.get(f"{STYLE}text-position", "").split(" ")[0]
            style.raised = rise == "super" or (rise.endswith("%") and rise[:1].isdigit() and rise != "0%")

    def _add_part(self, code: str, name: str, attributes: Mapping[str, str]) -> None:
        form = self._formats[code]
        if name == f"{NUMBER}number":
            shift = _thousands(attributes)
            self._formats[code] = replace(form, decimals=_decimals(attributes), shift=shift)
        elif name in _PARTS:
            # The format [h]:mm of Excel: 26:30 hours are not cut to 2:30.
            elapsed = {"+"} if attributes.get(f"{NUMBER}truncate-on-overflow") == "false" else set()
            self._formats[code] = replace(form, date=(form.date | {_PARTS[name]} | elapsed) - {"w"})
        elif name == f"{NUMBER}day-of-week" and not form.date:
            self._formats[code] = replace(form, date=frozenset("w"))
        elif name == f"{STYLE}map" and (fits := _fits(attributes.get(f"{STYLE}condition", ""))):
            # The positive numbers of a format for negative ones: condition `value()>=0`.
            self._maps.setdefault(code, []).append((fits, attributes.get(f"{STYLE}apply-style-name", "")))


def _fits(condition: str) -> Fits | None:
    return condition_of(condition.removeprefix("value()"))


def _thousands(attributes: Mapping[str, str]) -> int:
    """Return 3 for a format in thousands, 6 for one in millions."""
    factor = attributes.get(f"{NUMBER}display-factor", "1")
    return len(factor) - 1 if factor.strip("0") == "1" and len(factor) < 16 else 0


def _decimals(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """Return how many digits are shown, at least and at most; None for as many as there are."""
    most = attributes.get(f"{NUMBER}decimal-places")
    if most is None:
        return None
    # New in ODF 1.3; LibreOffice wrote it under its own name before.
    least = attributes.get(f"{NUMBER}min-decimal-places", attributes.get(f"{LOEXT}min-decimal-places"))
    if least is None:
        # `0.00##` of older versions: the optional digits are marked by what replaces them.
        least = "0" if f"{NUMBER}decimal-replacement" in attributes else most
    return _digits(least), _digits(most)


def _digits(written: str) -> int:
    return min(whole(written) or 0, _DIGITS)
