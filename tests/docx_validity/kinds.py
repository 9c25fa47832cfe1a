"""The kinds of values that attributes of elements.yaml may have, each a pattern for the whole value."""

import re
from collections.abc import Mapping

_KINDS: Mapping[str, str] = {
    "border": "nil|none|single|thick|double|dotted|dashed",
    "bookmark": r"(?=.{1,40}$)[^\W\d]\w*",
    "break": "page|column|textWrapping",
    "byte_hex": "[0-9A-F]{2}",
    "color": "auto|[0-9A-Fa-f]{6}",
    "date_type": "dcterms:W3CDTF",
    "depth": "[0-8]",
    "emu": r"0|[1-9]\d{0,10}",
    "field": "begin|separate|end",
    "fifty": "(?s:.{1,50})",
    "from": "page|margin|column|paragraph",
    "grid": "default|lines|linesAndChars|snapToChars",
    "hint": "default|eastAsia",
    "hundred": "(?s:.{1,100})",
    "id": r"[A-Za-z_][\w.\-]*",
    "inside": "Internal",
    "integer": r"-?\d{1,10}",
    "justify": "left|center|right|both|distribute|start|end",
    "language": "[a-z]{2}-[A-Z]{2}",
    "layout": "fixed|autofit",
    "leader": "none|dot|hyphen|underscore|middleDot",
    "levels": "singleLevel|multilevel|hybridMultilevel",
    "line": "auto|exact|atLeast",
    "line_width": "[2-9]|[1-8][0-9]|9[0-6]",
    "measure": "nil|auto|dxa|pct",
    "media_type": r"[a-z]+/[\w.+\-]+",
    "merge": "restart|continue",
    "name": "(?s:.{1,253})",
    "natural": r"\d{1,10}",
    "number_format": "decimal|upperRoman|lowerRoman|bullet|chineseCounting|none",
    "outline": "[0-9]",
    "page_kind": "default|first|even",
    "part": r"(/[\w.\-\[\]]+)+",
    "place": "left|center|right|start|end",
    "positive": r"0*[1-9]\d{0,9}",
    "prefixes": r"[a-z]\w*( [a-z]\w*)*",
    "preserve": "preserve|default",
    "raised": "baseline|superscript|subscript",
    "section": "nextPage|continuous|evenPage|oddPage|nextColumn",
    "shade": "clear|nil|solid",
    "shape": "rect",
    "short_hex": "[0-9A-Fa-f]{4}",
    "squeeze": "doNotCompress|compressPunctuation|compressPunctuationAndJapaneseKana",
    "style": "paragraph|character|table|numbering",
    "switch": "0|1|true|false|on|off",
    "tab": "left|center|right|decimal|bar|clear|num",
    "text": "(?s:.*)",
    "turn": "portrait|landscape",
    "underline": "none|single|double|thick|dotted|dash|wave",
    "upright": "top|center|bottom|both",
    "uri": r"https?://[\w./\-]+",
}


def is_of(kind: str, value: str) -> bool:
    """Return whether `value` is of `kind`; KeyError for a kind that does not exist."""
    return re.fullmatch(_KINDS[kind], value) is not None
