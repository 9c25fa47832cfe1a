"""A PDF whose pictures are put in after LibreOffice has set the pages."""

import io
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfReader

from qreport import office
from qreport.office import to_pdf
from qreport.office.pdf_images import line_of_points, pdf_image

from .conftest import Demo

Convert = Callable[[bytes], bytes]


def picture(mode: str, kind: str, **options: object) -> bytes:
    image = Image.radial_gradient("L").resize((60, 40)).convert(mode)
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def packed(*pictures: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
        for number, content in enumerate(pictures):
            package.writestr(f"word/media/image{number}", content)
    return target.getvalue()


def lengths(docx: bytes) -> list[tuple[int, int]]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        pictures = [package.read(name) for name in package.namelist() if "media" in name]
    return [Image.open(io.BytesIO(content)).size for content in pictures]


@pytest.mark.parametrize(
    "content",
    [
        picture("RGB", "JPEG"),
        picture("L", "JPEG"),
        picture("RGB", "PNG"),
        picture("L", "PNG"),
    ],
)
def test_a_common_picture_becomes_an_image_of_its_size(content: bytes) -> None:
    image = pdf_image(content)
    assert image is not None
    assert (image.width, image.height) == (60, 40)


@pytest.mark.parametrize(
    "content",
    [
        picture("CMYK", "JPEG"),
        picture("RGBA", "PNG"),
        picture("P", "PNG"),
        picture("1", "PNG"),
        picture("I;16", "PNG"),
        picture("L", "PNG", transparency=3),
        picture("RGB", "GIF"),
        b"no picture",
    ],
)
def test_a_rare_picture_is_left_to_libreoffice(content: bytes) -> None:
    assert pdf_image(content) is None


def test_every_picture_is_replaced_by_a_line_of_its_own_length() -> None:
    given = []
    common, rare = picture("RGB", "PNG"), picture("RGBA", "PNG")

    def convert(docx: bytes) -> bytes:
        given.append(docx)
        return b"not as expected"

    docx = packed(common, rare, common)
    assert office.illustrated(docx, convert) == b"not as expected"
    assert lengths(given[0]) == [(2, 1), (60, 40), (3, 1)]
    assert given[1] == docx


def test_a_document_without_pictures_is_converted_once_as_it_is() -> None:
    given = []
    docx = packed()
    assert office.illustrated(docx, lambda made: given.append(made) or b"pdf") == b"pdf"  # type: ignore[func-returns-value]
    assert given == [docx]


def test_a_line_is_a_picture() -> None:
    image = Image.open(io.BytesIO(line_of_points(5)))
    assert (image.size, image.mode) == ((5, 1), "RGB")
    image.load()


def shown(pdf: bytes) -> list[tuple[tuple[int, int], bytes]]:
    images = [image.image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    return [(image.size, image.convert("RGB").tobytes()) for image in images if image]


def test_the_pdf_shows_every_picture_point_by_point(demo_report: Demo) -> None:
    # The report itself was made by `to_pdf`, in the ordinary way.
    ordinary, quick = demo_report.settled.pdf, office.illustrated(demo_report.settled.docx, to_pdf)
    assert len(shown(ordinary)) >= 4
    assert shown(quick) == shown(ordinary)


def test_the_rest_of_the_pdf_is_as_before(demo_report: Demo) -> None:
    pdf = office.illustrated(demo_report.settled.docx, to_pdf)
    names = office.bookmarks_in(demo_report.settled.docx)
    assert office.pages_of(pdf, names) == office.pages_of(demo_report.settled.pdf, names)
    root = PdfReader(io.BytesIO(pdf), strict=True).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-CN"
