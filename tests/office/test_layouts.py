"""Layouts beyond the usual one, in LibreOffice: page numbers stay true, the PDF is what was asked for."""

import io
import re
from pathlib import Path

import pytest
from acceptance.reference_files import word_file
from msgspec.structs import replace
from PIL import Image
from programs import writer
from pypdf import PdfReader
from render import demo

from qreport.load.reference.looks import dressed
from qreport.load.reference.read import read_reference
from qreport.model.document import Block, CoverPage, Document, Photo, StatementPage, Toc
from qreport.model.layout import Layout
from qreport.model.location import Location

from .conftest import paged


@pytest.fixture(autouse=True)
def _office() -> None:
    writer()


def texts(pdf: bytes) -> list[str]:
    return ["".join((page.extract_text() or "").split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def with_scan(document: Document, folder: Path, place: int) -> Document:
    """Return `document` with a signed statement at this place of its blocks."""
    Image.new("RGB", (827, 1169), "ivory").save(folder / "声明.png")
    scan = Photo(folder / "声明.png", (), "声明（已签署）", Location("qreport.yaml"))
    blocks: list[Block] = [block for block in document.blocks if not isinstance(block, StatementPage)]
    blocks.insert(place, StatementPage("声明", (), (), scan))
    return replace(document, blocks=tuple(blocks))


def test_an_archive_says_so_and_a_plain_pdf_does_not(layout: Layout, tmp_path: Path) -> None:
    document = demo.document(tmp_path)
    for archive in (False, True):
        made = paged(document, layout.model_copy(update={"pdf_archive": archive}), illustrated=True)
        assert made.exact
        metadata = PdfReader(io.BytesIO(made.pdf)).trailer["/Root"].get("/Metadata")
        told = metadata.get_object().get_data().decode() if metadata else ""
        claims = dict(re.findall(r"<(pdf(?:a|ua)id:\w+)>(\w+)<", told))
        wanted = {"pdfaid:part": "2", "pdfaid:conformance": "B", "pdfuaid:part": "1"}
        assert {name: claims.get(name) for name in wanted} == (wanted if archive else dict.fromkeys(wanted))


def test_cover_and_signed_statement_have_neither_header_nor_number(layout: Layout, tmp_path: Path) -> None:
    document = demo.document(tmp_path)
    covers = sum(isinstance(block, CoverPage) for block in document.blocks)
    own = layout.model_copy(update={"header": "某校{title}眉", "footer_outside": True})
    made = paged(with_scan(document, tmp_path, covers), own, illustrated=True)
    assert made.exact
    cover, statement, *others = texts(made.pdf)
    assert "某校" not in cover
    assert "眉" not in cover
    assert statement == ""
    assert others
    assert all("眉" in page for page in others)


def test_a_statement_behind_the_contents_has_no_header_either(layout: Layout, tmp_path: Path) -> None:
    document = demo.document(tmp_path)
    own = layout.model_copy(update={"header": "某校{title}眉"})
    place = next(number for number, block in enumerate(document.blocks) if isinstance(block, Toc)) + 1
    made = paged(with_scan(document, tmp_path, place), own, illustrated=True)
    assert made.exact
    assert "" in texts(made.pdf)


def test_pages_are_true_in_the_styles_of_a_reference(layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file())
    own = dressed(layout, read_reference(tmp_path / "a.docx", "a.docx", []))
    made = paged(demo.document(tmp_path), own, illustrated=True)
    assert made.exact
    page = PdfReader(io.BytesIO(made.pdf)).pages[-1].mediabox
    assert (round(page.width * 20), round(page.height * 20)) == pytest.approx((10319, 14571), abs=20)
