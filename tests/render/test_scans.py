"""A scanned paper as a PDF: its pages become pictures, once."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from qreport.render.photos import scans
from qreport.render.photos.heads import PhotoError
from qreport.render.photos.scans import scan_of


def scanned(path: Path, *sizes: tuple[int, int]) -> Path:
    pages = [Image.new("RGB", size, "white") for size in sizes]
    for page in pages:
        ImageDraw.Draw(page).rectangle((0, 0, page.width // 2, page.height), fill="red")
    pages[0].save(path, "PDF", resolution=72, save_all=True, append_images=pages[1:])
    return path


def opened(blob: bytes) -> Image.Image:
    return Image.open(io.BytesIO(blob))


def test_each_page_fits_its_box_and_keeps_its_ratio(tmp_path: Path) -> None:
    upright, across = scan_of(scanned(tmp_path / "a.pdf", (200, 300), (300, 200)), 400, 600)
    assert opened(upright.blob).size == (400, 600)
    assert opened(across.blob).width == 400
    assert upright.ratio == pytest.approx(2 / 3)
    assert across.ratio == pytest.approx(3 / 2, rel=0.01)
    assert opened(upright.blob).convert("RGB").getpixel((50, 50))[0] > 250
    assert opened(upright.blob).convert("RGB").getpixel((350, 50)) == (255, 255, 255)


def test_a_kept_page_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "cache"))
    path = scanned(tmp_path / "a.pdf", (200, 300))
    first = scan_of(path, 100, 150)
    monkeypatch.setattr(scans, "_drawn", None)
    assert scan_of(path, 100, 150) == first


def test_a_picture_is_a_scan_of_one_page(tmp_path: Path) -> None:
    path = tmp_path / "声明.pdf"
    Image.new("RGB", (80, 60), "red").save(path, "PNG")
    (page,) = scan_of(path, 400, 400)
    assert opened(page.blob).size == (80, 60)


def test_a_pdf_of_many_pages_is_refused(tmp_path: Path) -> None:
    path = scanned(tmp_path / "a.pdf", *[(20, 30)] * 5)
    with pytest.raises(PhotoError, match="PDF 有 5 页，应为 1—4 页") as caught:
        scan_of(path, 100, 100)
    assert caught.value.problem.code == "QR506"


@pytest.mark.parametrize("cut", [20, 200])
def test_a_cut_pdf_is_refused_or_read_but_never_a_crash(cut: int, tmp_path: Path) -> None:
    path = scanned(tmp_path / "a.pdf", (200, 300))
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(PhotoError, match="不完整或已损坏"):
        scan_of(path, 100, 100)


def test_a_page_of_odd_size_takes_no_more_room_than_its_box(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(14_000, 3)
    writer.write(tmp_path / "a.pdf")
    (page,) = scan_of(tmp_path / "a.pdf", 300, 400)
    assert opened(page.blob).width <= 301
    assert opened(page.blob).height <= 400


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="没有这个文件"):
        scan_of(tmp_path / "nothing.pdf", 100, 100)
