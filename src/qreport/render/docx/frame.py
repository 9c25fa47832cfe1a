"""The frame of the file: all parts but body and pictures, made with python-docx or out of the cache."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qreport.cache import cached, made_by
from qreport.model.document import Properties
from qreport.model.layout import Layout
from qreport.render import plain
from qreport.render.docx.margins import margins
from qreport.render.docx.numbering import numbering_xml
from qreport.render.docx.settings import fonts_xml, settings_xml
from qreport.render.docx.styles import styles_xml
from qreport.render.docx.xml import DECLARATION

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part
    from docx.opc.rel import Relationships

BODY = "word/document.xml"
"""The part that is left empty, as the pictures are."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Outline:
    """All that the frame depends on."""

    layout: Layout
    properties: Properties
    lists: tuple[tuple[int, int], ...]
    """Depth and first number of each ordered list, in order."""
    pictures: tuple[tuple[str, str, str], ...]
    """Relationship id, place in the package and content type of each picture."""


def frame(outline: Outline) -> Mapping[str, bytes]:
    """Return the parts by their places in the package, in their order; body and pictures are empty."""
    makers = made_by(Path(__file__).parent, Path(plain.__file__), "python-docx")
    blob = cached("docx", repr((outline, makers)), lambda: json.dumps(_made(outline)).encode())
    return {name: text.encode() for name, text in json.loads(blob).items()}


def _made(outline: Outline) -> Mapping[str, str]:
    package = _package(outline)
    entries = {
        "[Content_Types].xml": _content_types(_parts(package)),
        "_rels/.rels": package.rels.xml.decode(),
    }
    for part in _parts(package):
        entries[part.partname.membername] = "" if part is package.main_document_part else part.blob.decode()
        if part.rels:
            entries[part.partname.rels_uri.membername] = part.rels.xml.decode()
    return entries


def _package(outline: Outline) -> "OpcPackage":
    """Take python-docx's new document; of its template only the frame stays."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE as RT

    word = docx.Document()
    _describe(word.core_properties, outline.properties)
    package: OpcPackage = word.part.package
    _keep(package.rels, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})
    _keep(word.part.rels, {RT.THEME})
    _add_parts(word.part, outline)
    return package


def _keep(relationships: "Relationships", sorts: set[str]) -> None:
    for identifier in [each for each, found in relationships.items() if found.reltype not in sorts]:
        del relationships[identifier]


def _describe(core: "object", properties: Properties) -> None:
    """Say what the report is; the only date is the month of issue."""
    issued = datetime.strptime(f"{properties.issued}-01", "%Y-%m-%d").replace(tzinfo=UTC)
    texts = {
        "title": properties.title,
        "author": properties.author,
        "last_modified_by": properties.author,
        "subject": properties.subject,
        "language": properties.language,
        "comments": "",
        "keywords": "",
    }
    for name, text in texts.items():
        setattr(core, name, _plain(text))
    for name in ("created", "modified"):
        setattr(core, name, issued)


def _add_parts(main: "Part", outline: Outline) -> None:
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT

    layout = outline.layout
    texts = (
        ("rIdStyles", RT.STYLES, "styles", CT.WML_STYLES, styles_xml(layout)),
        ("rIdSettings", RT.SETTINGS, "settings", CT.WML_SETTINGS, settings_xml(layout)),
        ("rIdFonts", RT.FONT_TABLE, "fontTable", CT.WML_FONT_TABLE, fonts_xml(layout)),
        (
            "rIdNumbering",
            RT.NUMBERING,
            "numbering",
            CT.WML_NUMBERING,
            numbering_xml(layout, outline.lists),
        ),
    )
    for identifier, sort, name, content_type, text in texts:
        _relate(main, identifier, sort, _part(f"word/{name}.xml", content_type, text.encode()))
    for each in margins(layout, outline.properties):
        above = each.kind == "header"
        content_type = CT.WML_HEADER if above else CT.WML_FOOTER
        part = _part(f"word/{each.name}.xml", content_type, each.xml.encode())
        _relate(main, each.id, RT.HEADER if above else RT.FOOTER, part)
    for identifier, name, content_type in outline.pictures:
        _relate(main, identifier, RT.IMAGE, _part(name, content_type, b""))


def _part(name: str, content_type: str, blob: bytes) -> "Part":
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    return Part(PackURI(f"/{name}"), content_type, blob)


def _relate(main: "Part", identifier: str, sort: str, part: "Part") -> None:
    """The id is ours: python-docx would look through all relations for a free one, picture by picture."""
    main.rels.add_relationship(sort, part, identifier)


def _parts(package: "OpcPackage") -> "Iterator[Part]":
    """Yield the parts in a fixed order: those of the package, then those of the document."""
    for relationship in package.rels.values():
        yield relationship.target_part
    for relationship in package.main_document_part.rels.values():
        yield relationship.target_part


def _content_types(parts: "Iterator[Part]") -> str:
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    endings |= {"png": "image/png", "jpeg": "image/jpeg"}
    defaults = "".join(
        f'<Default Extension="{each}" ContentType="{sort}"/>' for each, sort in endings.items()
    )
    overrides = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in parts
        if part.partname.ext not in {"png", "jpeg"}
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'


def _plain(text: str) -> str:
    """Return a property as one line; python-docx escapes it."""
    return " ".join(plain.clean(text).split())[:_LONGEST_PROPERTY]
