"""A document without its pictures."""

import io
import zipfile

from PIL import Image

from qreport.office import without_pictures

PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": "<w:document>文字</w:document>".encode(),
    "word/media/image1.png": b"large" * 1000,
    "word/media/image2.jpeg": b"larger" * 1000,
}


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def unpacked(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_picture_becomes_a_dot_and_nothing_else_changes() -> None:
    found = unpacked(without_pictures(packed(PARTS)))
    assert list(found) == list(PARTS)
    for name, content in PARTS.items():
        if "media" in name:
            assert Image.open(io.BytesIO(found[name])).size == (1, 1)
        else:
            assert found[name] == content


def test_a_document_without_pictures_stays_as_it_is() -> None:
    parts = {name: content for name, content in PARTS.items() if "media" not in name}
    assert unpacked(without_pictures(packed(parts))) == parts
