"""A PDF whose pictures are put in after LibreOffice has set the pages."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader
from render.written import docx_with

from qreport import office
from qreport.office import to_pdf
from qreport.office.pdf_images import line_of_points, pdf_image
from qreport.render.docx.purpose import for_pdf
from qreport.render.pictures import prepare

from .conftest import Demo


def picture(mode: str, kind: str, **options: object) -> bytes:
    image = Image.radial_gradient("L").resize((60, 40)).convert(mode)
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


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


def test_every_common_picture_has_a_line_of_its_own_length() -> None:
    common, rare, other = picture("RGB", "PNG"), picture("RGBA", "PNG"), picture("L", "JPEG")
    lines = office.lines_for([common, rare, other, common])
    sizes = [(Image.open(io.BytesIO(line)).size) for line in lines.by_picture.values()]
    assert list(lines.by_picture) == [common, other]
    assert sizes == [(2, 1), (3, 1)]
    assert list(lines.images) == [2, 3]


def test_a_pdf_that_is_not_built_as_expected_is_left_alone() -> None:
    assert office.illustrated(b"not as expected", office.lines_for([picture("L", "PNG")])) is None


def test_a_pdf_without_pictures_stays_as_it_is() -> None:
    assert office.illustrated(b"pdf", office.lines_for([])) == b"pdf"


def test_a_line_is_a_picture() -> None:
    image = Image.open(io.BytesIO(line_of_points(5)))
    assert (image.size, image.mode) == ((5, 1), "RGB")
    image.load()


def shown(pdf: bytes) -> list[tuple[tuple[int, int], bytes]]:
    images = [image.image for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    return [(image.size, image.convert("RGB").tobytes()) for image in images if image]


@pytest.fixture(scope="module")
def illustrated(demo_report: Demo) -> bytes:
    """The PDF of the report with the pictures put in later."""
    pictures = prepare(demo_report.document, demo_report.layout)
    lines = office.lines_for(pictures.contents())
    purpose = for_pdf(lines.by_picture)
    pdf = to_pdf(docx_with(demo_report.document, demo_report.layout, {}, purpose=purpose))
    made = office.illustrated(pdf, lines)
    assert made is not None
    return made


def test_the_pdf_shows_every_picture_point_by_point(demo_report: Demo, illustrated: bytes) -> None:
    ordinary = shown(demo_report.settled.pdf)
    assert len(ordinary) >= 4
    assert shown(illustrated) == ordinary


def test_the_rest_of_the_pdf_is_as_before(demo_report: Demo, illustrated: bytes) -> None:
    names = office.bookmarks_in(demo_report.settled.docx)
    assert office.pages_of(illustrated, names) == office.pages_of(demo_report.settled.pdf, names)
    root = PdfReader(io.BytesIO(illustrated), strict=True).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-CN"
