"""Settings of the file, and the fonts that may stand in for those a computer lacks."""

from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.faces import face
from qreport.render.docx.line_breaks import line_breaks_xml
from qreport.render.docx.xml import DECLARATION, NAMESPACES, quoted

_COMPAT_URI = "http://schemas.microsoft.com/office/word"
_MODERN = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
_STAND_INS = {
    "仿宋_GB2312": "仿宋,FangSong,华文仿宋",
    "楷体_GB2312": "楷体,KaiTi,华文楷体",
    "仿宋": "FangSong,仿宋_GB2312,华文仿宋",
    "楷体": "KaiTi,楷体_GB2312,华文楷体",
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


def settings_xml(layout: Layout) -> str:
    """Return the settings: the layout of Word 2013 and later, nothing that asks the reader anything."""
    sides = "<w:evenAndOddHeaders/>" if layout.footer_outside else ""
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_COMPAT_URI}" w:val="{value}"/>' for name, value in _MODERN
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f'{sides}<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"{line_breaks_xml()}"
        f"<w:compat><w:doNotExpandShiftReturn/>{modern}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


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
