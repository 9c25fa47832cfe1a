"""Word files as a school keeps them, made where a test needs one."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SECRET = "往年的正文"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>
<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
<w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>
<w:pBdr><w:bottom w:val="single" w:sz="8" w:color="0B5394"/></w:pBdr>
<w:spacing w:beforeLines="50" w:before="156" w:after="200"/></w:pPr>
<w:rPr><w:rFonts w:eastAsia="华文行楷"/><w:b/>
<w:color w:val="0B5394" w:themeColor="accent1"/><w:sz w:val="44"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="1"/>
<w:rPr><w:b w:val="0"/><w:sz w:val="30"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Body Text"/><w:basedOn w:val="a"/>
<w:pPr><w:spacing w:line="400" w:lineRule="exact"/>
<w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="caption"/><w:basedOn w:val="a4"/>
<w:rPr><w:vanish/><w:sz w:val="大"/><w:shd w:fill="FF0000"/><w:i/></w:rPr></w:style>
"""
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:minorFont><a:latin typeface="等线"/><a:ea typeface=""/><a:font script="Hans" typeface="等线 Light"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)
PAPER = (
    '<w:pgSz w:w="10319" w:h="14571"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418"/>'
)


def word_file(
    styles: str = STYLES, paper: str = PAPER, sort: str = MAIN, more: Mapping[str, str] | None = None
) -> bytes:
    """Return a .docx with these styles and this paper; `more` are further parts."""
    section = f"<w:sectPr>{paper}</w:sectPr>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{sort}"/></Types>',
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {"styles": "styles.xml", "theme": "theme/theme1.xml", **{name: name for name in more or {}}}
        ),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>'
        f"{section}</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/theme/theme1.xml": THEME,
        **{f"word/{name}": content for name, content in (more or {}).items()},
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{sort}" Target="{target}"/>'
        for number, (sort, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
