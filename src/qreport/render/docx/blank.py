"""A Word document without body and pictures, made by python-docx from its own new document.

Settings of the file, and the fonts that may stand in for those a computer lacks.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.settings import Settings

from qreport.model.document import Properties
from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.body_writer import Outline
from qreport.render.docx.lists import fill_numbering
from qreport.render.docx.oxml import elements
from qreport.render.docx.page_setup import set_up_pages
from qreport.render.docx.styles import face
from qreport.render.docx.stylesheet import fill_styles
from qreport.render.docx.xml import BODY_PART, DECLARATION, NAMESPACES, one_line, quoted

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
        f'<w:characterSpacingControl w:val="compressPunctuation"/>{_line_breaks_xml()}'
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


_LONGEST_PROPERTY = 255
"""Characters that python-docx takes."""


def blank(outline: Outline) -> tuple[Mapping[str, str], Sequence[str]]:
    """Return the parts by their places in the package, and the properties of each section."""
    document, layout = docx.Document(), outline.layout
    _empty(document)
    _describe(document.core_properties, outline.properties)
    fill_styles(document.styles, layout)
    fill_settings(document.settings, layout)
    fill_numbering(document.part.numbering_part.element, layout, outline.lists)
    sections = set_up_pages(document, outline.sections, layout, outline.properties)
    fonts = Part(PackURI("/word/fontTable.xml"), CT.WML_FONT_TABLE, fonts_xml(layout).encode())
    document.part.relate_to(fonts, RT.FONT_TABLE)
    for identifier, name, content_type in outline.pictures:
        # The id is ours: python-docx would look through all relations for a free one, picture by picture.
        document.part.rels.add_relationship(RT.IMAGE, Part(PackURI(f"/{name}"), content_type), identifier)
    return {**_saved(document), BODY_PART: ""}, sections


def _empty(document: Document) -> None:
    """Of the new document's other parts, a preview and statistics of another document go."""
    _keep(document.part.package.rels, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})
    _keep(document.part.rels, {RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.THEME})


def _keep(relationships: Relationships, sorts: set[str]) -> None:
    for identifier in [each for each, found in relationships.items() if found.reltype not in sorts]:
        del relationships[identifier]


def _describe(core: CoreProperties, properties: Properties) -> None:
    """Say what the report is; the only date is the month of issue."""
    core.title, core.subject = _property(properties.title), _property(properties.subject)
    core.author = core.last_modified_by = _property(properties.author)
    core.language, core.comments = properties.language, ""
    core.created = core.modified = datetime.strptime(f"{properties.issued}-01", "%Y-%m-%d").replace(
        tzinfo=UTC
    )


def _property(text: str) -> str:
    return one_line(text)[:_LONGEST_PROPERTY]


def _saved(document: Document) -> dict[str, str]:
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


# Which characters may not begin or end a line in Chinese text, beyond those that Word minds by
# itself: so a number stays with its unit, 第 with its number, and the ends of a range 63%～68%
# together. Joining characters between them (U+2060) are no way: what holds them is not found by
# a search for 9527人, and LibreOffice, which takes no notice of these lists, breaks lines even
# at joiners.
_LANGUAGE = "zh-CN"
_NEVER_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
_NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
"""Both as Word has them for Chinese; a list of one's own takes their place."""
_UNITS = "年月日人名个元万亿项门册台所"
_LEADERS = "第～"


def _line_breaks_xml() -> str:
    """Return the two lists as settings; Word takes 50 and 100 characters at most."""
    return (
        f'<w:noLineBreaksAfter w:lang="{_LANGUAGE}" w:val={quoted(_NEVER_LAST + _LEADERS)}/>'
        f'<w:noLineBreaksBefore w:lang="{_LANGUAGE}" w:val={quoted(_NEVER_FIRST + _UNITS)}/>'
    )
