"""Settings of the file, and the fonts that may stand in for those a computer lacks."""

from docx.settings import Settings

from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.faces import face
from qreport.render.docx.line_breaks import line_breaks_xml
from qreport.render.docx.oxml import elements
from qreport.render.docx.xml import DECLARATION, NAMESPACES, quoted

_SETTING = '<w:compatSetting w:name="{}" w:uri="http://schemas.microsoft.com/office/word" w:val="{}"/>'
_MODERN = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
"""The layout of Word 2013 and later (MS-DOCX 2.3.5)."""
_STAND_INS = {
    "仿宋_GB2312": "仿宋,FangSong,华文仿宋",
    "楷体_GB2312": "楷体,KaiTi,华文楷体",
    "仿宋": "FangSong,仿宋_GB2312,华文仿宋",
    "楷体": "KaiTi,楷体_GB2312,华文楷体",
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


def fill_settings(settings: Settings, layout: Layout) -> None:
    """Put in what Chinese text wants, and nothing that asks the reader anything."""
    modern = "".join(_SETTING.format(*each) for each in _MODERN.items())
    settings.element[:] = elements(
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/>{line_breaks_xml()}'
        f"<w:compat><w:doNotExpandShiftReturn/>{modern}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )
    settings.odd_and_even_pages_header_footer = layout.footer_outside


def fonts_xml(layout: Layout) -> str:
    """Return the font table: each font of the layout with the ones to take in its place."""
    looks = (getattr(layout.styles, name) for name in type(layout.styles).model_fields)
    names = dict.fromkeys(face(layout, look).font for look in looks if isinstance(look, TextStyle))
    fonts = "".join(_font(name, "86") for name in names) + _font(layout.latin_font, "00")
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _font(name: str, charset: str) -> str:
    others = _STAND_INS.get(name)
    instead = f'<w:altName w:val="{others}"/>' if others else ""
    return f'<w:font w:name={quoted(name)}>{instead}<w:charset w:val="{charset}"/></w:font>'
