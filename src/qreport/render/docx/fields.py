"""Fields with their result kept, so that nothing is empty before the first update."""

from qreport.render.docx.xml import escape, unbroken

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
