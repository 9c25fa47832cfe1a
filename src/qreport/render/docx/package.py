"""The finished file: the frame with the body and the pictures, in a zip that is equal in every run.

The frame of the file, everything but body and pictures: made by python-docx, or out of the cache.
"""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from qreport.cache import cached, made_by
from qreport.model.document import Properties
from qreport.render.docx.body_writer import BodyWriter, Outline, body_xml
from qreport.render.docx.xml import BODY_PART, DECLARATION, NAMESPACES
from qreport.text import characters


class Frame(Struct, frozen=True):
    """A document that waits for its body."""

    parts: Mapping[str, str]
    """By their places in the package, in their order; body and pictures are empty."""
    sections: Sequence[str]
    """The properties of each section as XML."""


def frame(outline: Outline) -> Frame:
    """Return the frame; python-docx, which takes long to load, is asked once for each outline."""
    makers = made_by(Path(__file__).parent, Path(characters.__file__), "python-docx")
    blob = cached("docx", repr((outline, makers)), lambda: json.dumps(_made(outline)).encode())
    return Frame(*json.loads(blob))


def _made(outline: Outline) -> tuple[Mapping[str, str], Sequence[str]]:
    from qreport.render.docx.blank import blank

    return blank(outline)


_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(story: BodyWriter, properties: Properties) -> bytes:
    """Return the bytes of the finished file."""
    media = story.media.all()
    pictures = tuple((each.id, each.name, each.content_type) for each in media)
    sections = story.written() or story.sections
    made = frame(Outline(story.layout, properties, tuple(sections), tuple(story.lists), pictures))
    body = f"<w:body>{body_xml(sections, made.sections)}</w:body>"
    document = f"{DECLARATION}<w:document {NAMESPACES}>{body}</w:document>"
    parts = {name: text.encode() for name, text in {**made.parts, BODY_PART: document}.items()}
    return _zip(parts | {each.name: each.blob for each in media})


def _zip(entries: Mapping[str, bytes]) -> bytes:
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
