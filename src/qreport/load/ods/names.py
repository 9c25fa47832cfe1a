"""The namespaces of OpenDocument, as the parser puts them before names; the separator is a blank."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"

OFFICE, TABLE, TEXT, STYLE, NUMBER, DRAW, MANIFEST = (
    f"{_ODF}{name}:1.0 " for name in ("office", "table", "text", "style", "datastyle", "drawing", "manifest")
)
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
"""What LibreOffice adds, such as the kind of an error."""
# LibreOffice's own names for what a later version of the standard took up.
LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0 "
