"""OpenDocument workbooks made by hand, so that they can be wrong in one way each."""

import zipfile
from pathlib import Path

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    **{name: f"{_ODF}{name}:1.0" for name in ("office", "table", "text", "style", "manifest")},
    "number": f"{_ODF}datastyle:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
STYLES = """\
<number:percentage-style style:name="P"><number:number number:decimal-places="1"/></number:percentage-style>
<number:number-style style:name="D"><number:number number:decimal-places="1"/></number:number-style>
<number:date-style style:name="M"><number:year/><number:month/></number:date-style>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="P"/>
<style:style style:name="tenth" style:family="table-cell" style:data-style-name="D"/>
<style:style style:name="heir" style:family="table-cell" style:parent-style-name="tenth"/>
<style:style style:name="month" style:family="table-cell" style:data-style-name="M"/>
<style:style style:name="gone" style:family="table">
<style:table-properties table:display="false"/></style:style>
"""


def text(value: str, attributes: str = "") -> str:
    """A cell of text."""
    kind = f'office:value-type="string" {attributes}'
    return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"


def number(value: str, style: str = "", attributes: str = "") -> str:
    """A cell with a number."""
    named = f'table:style-name="{style}"' if style else ""
    return f'<table:table-cell office:value-type="float" office:value="{value}" {named} {attributes}/>'


def row(*cells: str, attributes: str = "") -> str:
    """A row of cells."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def sheet(rows: str, name: str = "数据", attributes: str = "") -> str:
    """A sheet."""
    return f'<table:table table:name="{name}" {attributes}>{rows}</table:table>'


def content(sheets: str) -> str:
    """The part with the sheets."""
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    styles = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    return f"<office:document-content {NAMESPACES}>{styles}{body}</office:document-content>"


def write(path: Path, sheets: str, **more: str) -> Path:
    """Write the workbook; `more` are further parts, `META_INF_manifest` and the like."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), TYPE)
        archive.writestr("content.xml", content(sheets))
        for name, part in more.items():
            archive.writestr(name.replace("__", "/") + ".xml", part)
    return path
