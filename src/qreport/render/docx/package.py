"""The file around the body: parts, relationships, properties, and a zip that is equal in every run."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from qreport.model.document import Properties
from qreport.model.layout import Layout
from qreport.render.docx.fields import field
from qreport.render.docx.numbering import numbering_xml
from qreport.render.docx.paragraphs import paragraph
from qreport.render.docx.sections import FOOTER_ID, body_xml
from qreport.render.docx.settings import fonts_xml, settings_xml
from qreport.render.docx.story import Story
from qreport.render.docx.styles import FOOTER, styles_xml
from qreport.render.docx.xml import DECLARATION, NAMESPACES, run
from qreport.render.plain import clean

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part
    from docx.opc.rel import Relationships

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LONGEST_PROPERTY = 255


def pack(story: Story, properties: Properties) -> bytes:
    """Return the bytes of the finished file."""
    package = _package(story, properties)
    main = package.main_document_part
    sections = story.written() or story.sections
    body = f"<w:body>{body_xml(sections, story.layout)}</w:body>"
    document = f"{DECLARATION}<w:document {NAMESPACES}>{body}</w:document>".encode()
    entries = {"[Content_Types].xml": _content_types(_parts(package)).encode()}
    entries |= {"_rels/.rels": package.rels.xml}
    for part in _parts(package):
        entries[part.partname.membername] = document if part is main else part.blob
        if part.rels:
            entries[part.partname.rels_uri.membername] = part.rels.xml
    return _zip(entries)


def _package(story: Story, properties: Properties) -> "OpcPackage":
    """Take python-docx's new document; of its template only the frame stays."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE as RT

    word = docx.Document()
    _describe(word.core_properties, properties)
    package: OpcPackage = word.part.package
    _keep(package.rels, {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})
    _keep(word.part.rels, {RT.THEME})
    _add_parts(word.part, story)
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


def _add_parts(main: "Part", story: Story) -> None:
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT

    layout = story.layout
    texts = (
        ("rIdStyles", RT.STYLES, "styles", CT.WML_STYLES, styles_xml(layout)),
        ("rIdSettings", RT.SETTINGS, "settings", CT.WML_SETTINGS, settings_xml()),
        ("rIdFonts", RT.FONT_TABLE, "fontTable", CT.WML_FONT_TABLE, fonts_xml(layout)),
        ("rIdNumbering", RT.NUMBERING, "numbering", CT.WML_NUMBERING, numbering_xml(layout, story.lists)),
        (FOOTER_ID, RT.FOOTER, "footer1", CT.WML_FOOTER, _footer_xml(layout)),
    )
    for identifier, sort, name, content_type, text in texts:
        _relate(main, identifier, sort, _part(f"word/{name}.xml", content_type, text.encode()))
    for medium in story.media.all():
        _relate(main, medium.id, RT.IMAGE, _part(medium.name, medium.content_type, medium.blob))


def _part(name: str, content_type: str, blob: bytes) -> "Part":
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    return Part(PackURI(f"/{name}"), content_type, blob)


def _relate(main: "Part", identifier: str, sort: str, part: "Part") -> None:
    """The id is ours: python-docx would look through all relations for a free one, picture by picture."""
    main.rels.add_relationship(sort, part, identifier)


def _footer_xml(layout: Layout) -> str:
    before, mark, after = layout.footer.partition("{page}")
    words = run(before) + (field("PAGE", "1") + run(after) if mark else "")
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph(FOOTER, words)}</w:ftr>"


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


def _zip(entries: dict[str, bytes]) -> bytes:
    """Zip with one date and one kind of attributes; pictures are stored, deflating saves one percent."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, blob in entries.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            stored = name.startswith("word/media/")
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, blob)
    return target.getvalue()


def _plain(text: str) -> str:
    """Return a property as one line; python-docx escapes it."""
    return " ".join(clean(text).split())[:_LONGEST_PROPERTY]
