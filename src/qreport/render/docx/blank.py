"""A Word document without body and pictures, made by python-docx from its own new document."""

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

from qreport.model.document import Properties
from qreport.render.docx.numbering import fill_numbering
from qreport.render.docx.outline import Outline
from qreport.render.docx.page_setup import set_up_pages
from qreport.render.docx.settings import fill_settings, fonts_xml
from qreport.render.docx.stylesheet import fill_styles
from qreport.render.docx.xml import BODY_PART, one_line

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
