"""Text as WordprocessingML: the only place where text of strangers enters the XML; and units.

Fields with their result kept, so that nothing is empty before the first update.
"""

from qreport.text.characters import clean
from qreport.text.regex import regex

_UNUSUAL = regex('[\x00-\x08\x0b-\x1f"&<>\ud800-\udfff\ufffe\uffff]')
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
BODY_PART = "word/document.xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escape(text: str) -> str:
    """Return `text` for XML, without the characters that it forbids."""
    return clean(text).translate(_SPECIAL) if _UNUSUAL.search(text) else text


def one_line(text: str) -> str:
    """Return `text` on one line, without the characters that XML forbids."""
    return " ".join(clean(text).split())


def attribute(text: str) -> str:
    """Return `text` for an attribute, on one line."""
    return escape(" ".join(text.split()))


def quoted(text: str) -> str:
    """Return `text` as the value of an attribute, with its quotes."""
    return f'"{attribute(text)}"'


RED = '<w:color w:val="C00000"/>'
"""The look of what is to be mended before a report is final."""


def run(text: str, properties: str = "") -> str:
    """Return one run; a line feed becomes a break, a tab a tab.

    Every run asks for East Asian shapes, or Word draws “ ” … — half as wide as a hanzi.
    """
    if "\n" in text or "\t" in text:
        inner = "<w:br/>".join(_line(line) for line in text.replace("\r\n", "\n").split("\n"))
    else:
        inner = _words(text)
    return _run(inner, properties)


def unbroken(text: str, properties: str = "") -> str:
    """Return one run whose hyphens end no line: a label such as 表1-1 stays together."""
    return _run("<w:noBreakHyphen/>".join(_words(part) for part in text.split("-")), properties)


def _run(inner: str, properties: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{properties}</w:rPr>{inner}</w:r>'


def _line(text: str) -> str:
    return "<w:tab/>".join(_words(part) for part in text.split("\t"))


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def twips(millimetres: float) -> int:
    """Return twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def points(size: float) -> int:
    """Return twentieths of a point for a size in points."""
    return round(size * 20)


def emu(millimetres: float) -> int:
    """Return English metric units, in which drawings are measured."""
    return round(millimetres * 36000)


BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """Return a whole field that shows the text `result` until it is updated."""
    return f"{opening(instruction)}{unbroken(result, properties)}{END}"


def opening(instruction: str) -> str:
    """Return the part of a field in front of its result; `END` must follow the result."""
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{BEGIN}{code}{SEPARATE}"
