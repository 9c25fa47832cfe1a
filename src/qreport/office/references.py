"""Mentions such as 图2-1 that stay in one line.

LibreOffice breaks a line behind the hyphen of a REF field, whatever hyphen stands there: it reads the text
of the field from the caption and takes the joining characters out. So it gets the mention as a link with
its words, joined; in the PDF neither the joiners nor the difference are to be seen.
"""

import re

from qreport.office.repacked import repacked

_STORY = "word/document.xml"
_JOINER = "\u2060"
_CHAR = r'<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_CODE = r'<w:r><w:instrText xml:space="preserve"> REF (\S+) \\h </w:instrText></w:r>'
_FIELD = re.compile(_CHAR.format("begin") + _CODE + _CHAR.format("separate") + "(.*?)" + _CHAR.format("end"))
_HYPHEN = re.compile(r'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
_TEXT = re.compile(r"(?<=>)[^<>]+(?=</w:t>)")


def unbroken_references(docx: bytes) -> bytes:
    """Return a copy of `docx` with links of joined characters in place of its REF fields."""
    return repacked(docx, lambda name, content: _joined(content) if name == _STORY else content)


def _joined(story: bytes) -> bytes:
    return _FIELD.sub(_link, story.decode()).encode()


def _link(field: re.Match[str]) -> str:
    words = _TEXT.sub(lambda text: _JOINER.join(text[0]), _HYPHEN.sub("-", field[2]))
    return f'<w:hyperlink w:anchor="{field[1]}">{words}</w:hyperlink>'
