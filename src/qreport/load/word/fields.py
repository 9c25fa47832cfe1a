"""Form fields, fields EQ and signs of symbol fonts, which hold what they show in no text."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from qreport.load.word.tree import value
from qreport.ooxml.xml_stream import is_switched_on, whole
from qreport.text.regex import regex

# EQ \o\ac(○,1), which Word and WPS make of 带圈字符.
_CIRCLED = regex(
    r"\s*EQ\s*\\o\s*(?:\\ac\s*)?[(（]\s*[○〇◯]\s*[,，;；]\s*(\d{1,2})\s*[)）].*", re.DOTALL | re.IGNORECASE
)
_SIGNS: Mapping[str, str] = {
    "wingdings": "a8□ 6f□ fe☑ fd☒ fc✓ fb✗ 6c● 6e■ d8➢ e0→",
    "wingdings 2": "52☑ 53☒ 54☒ a3□ 50✓ 4f✗",
    "symbol": "b7• b3≥ a3≤ b4× b1±",
}
"""Signs that people tick and list with, each behind the last two digits of its number (F0A8 is a8)."""


def form_field(data: Element | None) -> str:
    """Return what an old form field shows: ☑ or ☐, the chosen entry; empty for a field of text."""
    if data is None:
        return ""
    box, choice = data.find("w_checkBox"), data.find("w_ddList")
    if box is not None:
        # ECMA-376 Part 1, 17.16.8: without w_checked the default holds; a mark without value is on.
        states = (box.find(name) for name in ("w_checked", "w_default"))
        state = next((each for each in states if each is not None), None)
        return "☑" if state is not None and is_switched_on(state.get("w_val", "true")) else "☐"
    if choice is None:
        return ""
    entries = [each.get("w_val", "") for each in choice.findall("w_listEntry")]
    chosen = whole(value(choice, "w_result") or value(choice, "w_default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""


# Field names have no case (ECMA-376 Part 1, 17.16.1): EQ, eq; Word also takes EQ\o without a blank.
_DRAWN = regex(r"\s*EQ(?![A-Z0-9])", re.IGNORECASE)


def is_drawn(code: str) -> bool:
    """Return whether a field is an EQ, which has no text of its own."""
    return _DRAWN.match(code) is not None


def circled_number(code: str) -> str:
    """Return ① for a field EQ that draws a number in a circle; empty for another one."""
    match = _CIRCLED.fullmatch(code)
    number = int(match[1]) if match else 0
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else ""


def sign_of(font: str, number: str) -> str:
    """Return the character of a sign of a symbol font; empty when it has none that is known."""
    signs = {each[:2]: each[2:] for each in _SIGNS.get(font.lower(), "").split()}
    return signs.get(number[-2:].lower(), "")


def is_prompt(control: Element) -> bool:
    """Return whether a content control shows its prompt: 单击此处输入文字 (17.5.2.39)."""
    return control.tag == "w_sdt" and control.find("w_sdtPr/w_showingPlcHdr") is not None
