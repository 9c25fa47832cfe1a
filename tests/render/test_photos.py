import contextlib
import io
import os
import struct
import zlib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from qreport.model.document import Chart, ChartModel, Document, Photo, PhotoGrid, Run, Series
from qreport.model.layout import Layout
from qreport.model.location import Location
from qreport.render.measuring.heights import Box, common_height
from qreport.render.photos import heads
from qreport.render.photos import photo as photos_module
from qreport.render.photos.heads import PhotoError
from qreport.render.photos.photo import Print, making_ready, print_of
from qreport.render.pictures import prepare

from . import demo
from .docx_check import Docx
from .written import docx_of


def save(path: Path, image: Image.Image, kind: str, **settings: object) -> Path:
    image.save(path, kind, **settings)
    return path


def opened(blob: bytes) -> Image.Image:
    return Image.open(io.BytesIO(blob))


def giant_png() -> bytes:
    """A PNG whose head promises 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + body + body.replace(b"IHDR", b"IDAT")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP"])
def test_the_five_kinds_become_png_or_jpeg(tmp_path: Path, kind: str) -> None:
    path = save(tmp_path / "照 片😀.dat", Image.new("RGB", (40, 30), "red"), kind)
    made = opened(print_of(path, 400, 400).blob)
    assert made.format in {"PNG", "JPEG"}
    assert (made.mode, made.size) == ("RGB", (40, 30))
    red, green, blue = made.getpixel((20, 15))
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_is_printed(tmp_path: Path, mode: str) -> None:
    white = {"LA": (255, 255), "RGB": (255,) * 3, "RGBA": (255,) * 4, "I;16": 65535, "P": 0}.get(mode, 255)
    image = Image.new(mode, (8, 8), white)
    if mode == "P":
        image.putpalette([255, 255, 255])
    path = save(tmp_path / "a.png", image, "PNG")
    assert opened(print_of(path, 100, 100).blob).getpixel((4, 4)) == (255, 255, 255)


def test_grey_of_sixteen_bits_keeps_its_tones(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", Image.new("I;16", (8, 8), 40000), "PNG")
    assert opened(print_of(path, 100, 100).blob).getpixel((4, 4)) == (156, 156, 156)


def test_a_cmyk_jpeg_is_printed_in_rgb(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG")
    made = opened(print_of(path, 100, 100).blob)
    assert made.mode == "RGB"
    assert made.getpixel((20, 15))[0] > 200


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "PNG")
    assert opened(print_of(path, 100, 100).blob).getpixel((4, 4)) == (255, 255, 255)


def test_a_photo_on_its_side_is_turned_upright_and_tells_nothing_else(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "camera"
    path = save(tmp_path / "a.jpg", Image.new("RGB", (40, 20), "red"), "JPEG", exif=exif)
    made = print_of(path, 100, 100)
    assert opened(made.blob).size == (20, 40)
    assert made.ratio == 0.5
    assert not opened(made.blob).getexif()
    assert b"camera" not in made.blob


def test_a_photo_is_shrunk_to_its_box_and_never_enlarged(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", Image.new("RGB", (4000, 3000), "red"), "JPEG")
    assert opened(print_of(path, 400, 400).blob).size == (400, 300)
    assert opened(print_of(path, 9000, 9000).blob).size == (4000, 3000)


@pytest.mark.parametrize(("orientation", "size"), [(1, (400, 300)), (6, (300, 400))])
def test_a_large_photo_fills_its_box_also_when_it_lies_on_its_side(
    tmp_path: Path, orientation: int, size: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = save(tmp_path / "a.jpg", Image.linear_gradient("L").resize((4000, 3000)), "JPEG", exif=exif)
    assert opened(print_of(path, 400, 400).blob).size == size


def test_the_same_photo_gives_the_same_bytes_with_and_without_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "a.png", Image.effect_noise((64, 64), 50), "PNG")
    kept = print_of(path, 50, 50).blob
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "other"))
    assert print_of(path, 50, 50).blob == kept


def test_each_photo_is_made_ready_once_also_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "none"))
    (tmp_path / "none").write_text("no folder, so no cache")
    boxes = [(demo.photo(tmp_path, f"{n}.png", (80, 60), "red"), 40, 40) for n in range(4)]
    absent, shrunk, made = (tmp_path / "nothing.png", 40, 40), photos_module.shrinking.shrunk, []
    monkeypatch.setattr(photos_module.shrinking, "shrunk", lambda *each: made.append(1) or shrunk(*each))
    with making_ready([*boxes, absent, *boxes]) as ready:
        photos = [ready(each) for each in (*boxes, *boxes)]
        assert isinstance(ready(absent), PhotoError)
    assert {opened(photo.blob).size for photo in photos if isinstance(photo, Print)} == {(40, 30)}
    assert {photo.ratio for photo in photos if isinstance(photo, Print)} == {40 / 30}
    assert len(made) == 4


def test_a_changed_photo_is_made_anew(tmp_path: Path) -> None:
    first = print_of(demo.photo(tmp_path, "a.png", (80, 60), "red"), 40, 40)
    second = print_of(demo.photo(tmp_path, "a.png", (60, 80), "blue"), 40, 40)
    assert (first.ratio, second.ratio) == (40 / 30, 30 / 40)


@pytest.mark.parametrize(
    ("content", "code", "reason"),
    [
        (b"", "QR502", "文件是空的"),
        (b"%PDF-1.7 not a picture", "QR502", "不是 PNG、JPEG、BMP、GIF、WebP"),
        (b"II*\x00" + bytes(100), "QR502", "这是 TIFF 图片，不是 PNG、JPEG、BMP、GIF、WebP"),
        (giant_png(), "QR503", "像素"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "QR502", "损坏"),
    ],
    ids=["empty", "pdf", "tiff", "giant", "broken"],
)
def test_what_is_no_picture_is_refused_by_content(
    tmp_path: Path, content: bytes, code: str, reason: str
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    with pytest.raises(PhotoError, match=reason) as caught:
        print_of(path, 100, 100)
    assert caught.value.problem.code == code


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_cut_off_picture_is_damaged(tmp_path: Path, kind: str) -> None:
    path = save(tmp_path / "a", Image.effect_noise((200, 200), 90).convert("RGB"), kind)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(PhotoError) as caught:
        print_of(path, 100, 100)
    assert caught.value.problem.code == "QR504"


def test_a_heavy_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "MAX_BYTES", 1024 * 1024)
    path = tmp_path / "a.png"
    with path.open("wb") as file:
        file.truncate(2 * 1024 * 1024)
    with pytest.raises(PhotoError, match=r"2\.0 MB.*1 MB"):
        print_of(path, 100, 100)


def test_missing_files_folders_and_pipes_are_unreadable(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (("nothing.png", "没有这个文件"), (".", "不是普通文件"), ("pipe", "不是普通文件")):
        with pytest.raises(PhotoError, match=reason) as caught:
            print_of(tmp_path / name, 100, 100)
        assert caught.value.problem.code == "QR501"


@settings(max_examples=60)
@given(st.data())
def test_no_damage_gives_another_error(tmp_path: Path, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "BMP", "GIF", "WEBP"]))
    image = io.BytesIO()
    Image.linear_gradient("L").resize((16, 16)).save(image, kind)
    content = bytearray(image.getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with contextlib.suppress(PhotoError):
        assert print_of(path, 50, 50).blob


def grid(*names: Path, columns: int = 2) -> PhotoGrid:
    photos = tuple(
        Photo(name, (Run("图注"),), "说明", Location("chapters/a.md", line=line))
        for line, name in enumerate(names, 7)
    )
    return PhotoGrid("g", demo.caption("figure", "图1-1", 1, "活动"), photos, columns)


def test_a_bad_photo_is_a_finding_at_its_line(tmp_path: Path, layout: Layout) -> None:
    good = demo.photo(tmp_path, "good.png", (80, 60), "red")
    document = Document(demo.PROPERTIES, (grid(good, tmp_path / "没有.png"),))
    (finding,) = prepare(document, layout).findings
    assert (finding.code, str(finding.locations[0])) == ("QR501", "chapters/a.md:8")
    assert finding.message == "照片“没有.png”不能放进报告：没有这个文件"


def chart(model: ChartModel, origin: Location | None) -> Chart:
    return Chart("c", demo.caption("figure", "图3-1", 1, "图题"), model, "说明", origin=origin)


def test_a_chart_that_cannot_be_drawn_is_told_at_the_entry_of_the_pack(layout: Layout) -> None:
    place = Location("charts/teachers.yaml", line=12)
    unknown = ChartModel("pie", ("甲",), (Series("2021年", (Decimal(1),), ("1",)),), "人")
    tall = ChartModel("bars", ("很长的名称" * 400,), (Series("2021年", (Decimal(1),), ("1",)),), "人")
    found = prepare(Document(demo.PROPERTIES, (chart(unknown, place), chart(tall, place))), layout).findings
    assert [(each.code, each.locations) for each in found] == [("QR551", (place,)), ("QR556", (place,))]
    assert all("图3-1" in each.message for each in found)
    assert prepare(Document(demo.PROPERTIES, (chart(unknown, None),)), layout).findings[0].locations == ()


def test_good_pictures_give_no_finding(document: Document, layout: Layout) -> None:
    assert prepare(document, layout).findings == ()


def test_a_draft_says_where_a_photo_is_missing(tmp_path: Path, layout: Layout) -> None:
    made = Docx(docx_of(Document(demo.PROPERTIES, (grid(tmp_path / "没有.png"),)), layout))
    assert made.problems() == []
    assert "【照片未能放入：没有这个文件】" in made.text()


def test_a_grid_without_photos_is_left_out(layout: Layout) -> None:
    made = Docx(docx_of(Document(demo.PROPERTIES, (grid(),)), layout))
    assert made.find("//w:tbl") == []


def test_a_grid_without_caption_stays_apart_from_a_table(tmp_path: Path, layout: Layout) -> None:
    photos = grid(demo.photo(tmp_path, "good.png", (80, 60), "red"))
    bare = PhotoGrid("g", None, photos.photos, 2)
    made = Docx(docx_of(Document(demo.PROPERTIES, (bare, bare)), layout))
    assert made.problems() == []


@given(st.lists(st.floats(0.2, 5), max_size=4))
def test_photos_side_by_side_stay_in_their_boxes(ratios: list[float]) -> None:
    box = Box(75, 80)
    height = common_height(ratios, box)
    assert 0 < height <= box.height
    assert all(height * ratio <= box.width + 1e-9 for ratio in ratios)


def test_a_picture_that_came_within_a_word_file_is_printed_like_any_other(
    tmp_path: Path, layout: Layout
) -> None:
    good = demo.photo(tmp_path, "good.png", (80, 60), "red")
    inside = print_of(good.read_bytes(), 50, 50)
    assert inside == print_of(good, 50, 50)
    word = Photo(Path("word/第1张图片.png"), (), "说明", Location("chapters/a.docx", line=3), b"none")
    (finding,) = prepare(Document(demo.PROPERTIES, (replace(grid(), photos=(word,)),)), layout).findings
    assert (finding.code, str(finding.locations[0])) == ("QR502", "chapters/a.docx 第 3 段")
    assert "第1张图片.png" in finding.message


def test_a_picture_within_a_word_file_has_the_same_limit_of_size() -> None:
    with pytest.raises(PhotoError, match="上限为"):
        print_of(bytes(31 * 1024 * 1024), 50, 50)


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_a_palette_without_colours_behind_notes_of_a_camera_that_are_none_is_damaged() -> None:
    head = png_chunk(b"eXIf", b"a") + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 3, 2, 8, 3, 0, 0, 0))
    content = (
        b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(bytes(8))) + png_chunk(b"IEND", b"")
    )
    with pytest.raises(PhotoError):
        print_of(content, 50, 50)
