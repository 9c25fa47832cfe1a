"""The fonts that a Word file names by their part in its theme only."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

# ECMA-376 Part 1, 20.1.4.1.24 and 20.1.4.1.25, by the words of 17.18.96 (ST_Theme).
_PARTS = {"minor": "a_minorFont", "major": "a_majorFont"}
_SCRIPTS = {"HAnsi": "a_latin", "Ascii": "a_latin", "EastAsia": "a_ea", "Bidi": "a_cs"}


def theme_fonts(theme: Element | None) -> Mapping[str, str]:
    """Return the fonts by the words of the theme attributes: `minorEastAsia`, `majorHAnsi` ..."""
    return dict(_fonts(theme)) if theme is not None else {}


def _fonts(theme: Element) -> Iterator[tuple[str, str]]:
    for part, tag in _PARTS.items():
        listed = theme.find(f".//{tag}")
        for script, kind in _SCRIPTS.items() if listed is not None else ():
            face = _face(listed, kind)
            if face:
                yield f"{part}{script}", face


def _face(listed: Element | None, kind: str) -> str:
    """Return the face of a script; the theme names the Chinese one apart from the others."""
    if listed is None:
        return ""
    chosen = listed.find(kind)
    face = chosen.get("typeface", "") if chosen is not None else ""
    if face or kind != "a_ea":
        return face
    return next(
        # Office leaves the East Asian face blank and lists a face for each script (ISO 15924: `Hans`).
        (each.get("typeface", "") for each in listed.findall("a_font") if each.get("script") == "Hans"),
        "",
    )
