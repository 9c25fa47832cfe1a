"""The paragraph styles of a Word file, each with everything that it takes over."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from qreport.limits import WORD_STYLE_CHAIN
from qreport.load.word.tree import value
from qreport.model.layout import Mark, WordStyle
from qreport.text.regex import regex

# ECMA-376 Part 1, 22.9.2.7 (ST_OnOff).
_SWITCH = regex(r"true|false|on|off|0|1")
# `-120` and `120`; six digits are more than any paper needs.
_WHOLE, _NATURAL = regex(r"-?[0-9]{1,6}"), regex(r"[0-9]{1,6}")
# 17.18.38 (ST_HexColor): `auto`, `1F4E79`.
_COLOR = regex(r"auto|[0-9A-Fa-f]{6}")
_ON = {"val": _SWITCH}
# The usual ones of 17.18.78 (ST_Shd), 17.18.2 (ST_Border), 17.18.44 (ST_Jc), 17.18.99 (ST_Underline).
_SHADE = {"val": regex("clear|nil|solid"), "color": _COLOR, "fill": _COLOR}
_LINE = {
    "val": regex("nil|none|single|thick|double|dotted|dashed"),
    # Eighths of a point, 2 to 96; the distance in points, 0 to 31.
    "sz": regex("[2-9]|[1-8][0-9]|9[0-6]"),
    "space": regex("[0-9]|[12][0-9]|3[01]"),
    "color": _COLOR,
}
_Kind = Mapping[str, re.Pattern[str]]
"""The attributes that are taken over, each with what it may hold."""
# 17.3.1.26 (pPr); `_RUN`: 17.3.2.28 (rPr).
_PARAGRAPH: Mapping[str, _Kind] = {
    "keepNext": _ON,
    "keepLines": _ON,
    "widowControl": _ON,
    "pBdr": {},
    "shd": _SHADE,
    "spacing": {
        "before": _NATURAL,
        "after": _NATURAL,
        "line": _NATURAL,
        "lineRule": regex("auto|exact|atLeast"),
    },
    "ind": {
        "leftChars": _WHOLE,
        "left": _WHOLE,
        "rightChars": _WHOLE,
        "right": _WHOLE,
        "hanging": _NATURAL,
        "firstLineChars": _WHOLE,
        "firstLine": _NATURAL,
    },
    "contextualSpacing": _ON,
    "jc": {"val": regex("left|center|right|both|distribute|start|end")},
}
"""In the order of the schema, as is `_RUN`. No numbering: the headings bring their numbers along."""
# `仿宋_GB2312`: any name without control characters, which no XML could hold.
_NAME = regex(r"[^\x00-\x1f]{1,100}")
_RUN: Mapping[str, _Kind] = {
    "rFonts": dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _NAME),
    "b": _ON,
    "bCs": _ON,
    "i": _ON,
    "iCs": _ON,
    "caps": _ON,
    "smallCaps": _ON,
    "color": {"val": _COLOR},
    "spacing": {"val": _WHOLE},
    "kern": {"val": _NATURAL},
    # 17.3.2.38: half points, never 0.
    "sz": {"val": regex("[1-9][0-9]{0,3}")},
    "szCs": {"val": regex("[1-9][0-9]{0,3}")},
    "u": {"val": regex("none|single|double|thick|dotted|dash|wave"), "color": _COLOR},
    "shd": _SHADE,
}
_BORDERS = ("top", "left", "bottom", "right", "between")
_ADDED = {"spacing", "ind", "rFonts"}
"""Elements of which a style may change one attribute alone."""


class StyleSheet:
    """The part styles.xml; `fonts` are those of the theme."""

    def __init__(self, root: Element, fonts: Mapping[str, str]) -> None:
        self._fonts = fonts
        self._defaults = root.find("w_docDefaults")
        styles = [each for each in root.findall("w_style") if each.get("w_type") == "paragraph"]
        self._by_id = {each.get("w_styleId", ""): each for each in styles}
        self._by_name = {name: each for each in reversed(styles) for name in _names(each)}

    def find(self, names: Sequence[str]) -> WordStyle | None:
        """Return the style with the first of `names` that there is."""
        found = (self._by_name.get(name.casefold()) for name in names)
        style = next((each for each in found if each is not None), None)
        return self._whole(style) if style is not None else None

    def _whole(self, style: Element) -> WordStyle:
        chain = list(self._chain(style))[::-1]
        paragraph: dict[str, Mark] = {}
        run: dict[str, Mark] = {}
        for tag, result, known in (("w_pPr", paragraph, _PARAGRAPH), ("w_rPr", run, _RUN)):
            defaults = self._defaults.find(f"{tag}Default/{tag}") if self._defaults is not None else None
            for properties in (defaults, *(each.find(tag) for each in chain)):
                self._lay(result, properties, known)
        return WordStyle(_ordered(paragraph, _PARAGRAPH), _ordered(run, _RUN))

    def _chain(self, style: Element | None) -> Iterator[Element]:
        for _ in range(WORD_STYLE_CHAIN):
            if style is None:
                return
            yield style
            style = self._by_id.get(value(style, "w_basedOn") or "")

    def _lay(self, result: dict[str, Mark], properties: Element | None, known: Mapping[str, _Kind]) -> None:
        for element in properties if properties is not None else ():
            name = element.tag.removeprefix("w_")
            mark = self._mark(element, name, known[name]) if name in known else None
            if mark and name in _ADDED and name in result:
                both = {**dict(result[name].attributes), **dict(mark.attributes)}
                mark = mark._replace(attributes=tuple(both.items()))
            if mark:
                result[name] = mark

    def _mark(self, element: Element, name: str, kind: _Kind) -> Mark | None:
        """Return a property as far as it makes sense; None for one of which nothing does."""
        if name == "pBdr":
            sides = {each.tag.removeprefix("w_"): self._mark(each, each.tag[2:], _LINE) for each in element}
            lines = tuple(line for side in _BORDERS if (line := sides.get(side)))
            return Mark(name, (), lines) if lines else None
        # A colour without its pattern, or a line without its sort, is not valid.
        attributes = tuple(self._attributes(element, kind))
        incomplete = "val" in kind and "val" not in dict(attributes) and kind is not _ON
        return None if incomplete or not (attributes or kind is _ON) else Mark(name, attributes)

    def _attributes(self, element: Element, kind: _Kind) -> Iterator[tuple[str, str]]:
        for name, pattern in kind.items():
            content: str = self._of_theme(element, name) or element.get(f"w_{name}") or ""
            if pattern.fullmatch(content):
                yield name, content

    def _of_theme(self, element: Element, name: str) -> str | None:
        """Return the font that the theme has for it; where a style names both, Word takes that one."""
        # 17.3.2.26 (rFonts): `eastAsiaTheme` wins over `eastAsia`; only `cstheme` is spelt in small letters.
        return self._fonts.get(element.get("w_cstheme" if name == "cs" else f"w_{name}Theme", ""))


def _names(style: Element) -> Iterator[str]:
    aliases = (value(style, "w_aliases") or "").split(",")
    for name in (value(style, "w_name") or "", *aliases):
        if name.strip():
            yield name.strip().casefold()


def _ordered(found: Mapping[str, Mark], known: Iterable[str]) -> tuple[Mark, ...]:
    return tuple(found[name] for name in known if name in found)
