"""Photos and charts of every sort in a report: carried over rightly, or told at their line."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from PIL import Image
from places import ROOT
from render.docx_check import Docx

from .pictures import picture
from .running import run, tree

CHAPTER = "chapters/overview.md"
PHOTO = "photos/新.jpg"


def built(filing: Path, *options: str | Path) -> Docx:
    done = run("build", filing, "--quick", *options)
    assert done.code == 0, done.told
    docx = Docx(next((filing / "dist").glob("*.docx")).read_bytes())
    assert docx.problems() == []
    return docx


def shows(filing: Path, *photos: bytes, title: str = "新照片") -> None:
    """Put photos into the filing and a grid of them at the end of a chapter."""
    lines = []
    for number, content in enumerate(photos):
        name = PHOTO if number == 0 else f"photos/新{number}.jpg"
        (filing / name).write_bytes(content)
        lines.append(f"![照片{number + 1}]({name})")
    text = (filing / CHAPTER).read_text(encoding="utf-8")
    grid = "\n".join(("", f'::: 照片 id=fresh 标题="{title}"', *lines, ":::", "", "见{{ 见.fresh }}。", ""))
    (filing / CHAPTER).write_text(text + grid, encoding="utf-8")


def strip(colors: tuple[str, str], orientation: int = 1) -> bytes:
    """A picture 120 by 40, each half of one colour, as a camera held so would store it."""
    image, file, exif = Image.new("RGB", (120, 40), colors[0]), io.BytesIO(), Image.Exif()
    image.paste(colors[1], (60, 0, 120, 40))
    exif[0x0112] = orientation
    image.save(file, "JPEG", exif=exif, quality=95)
    return file.getvalue()


def deep(mode: str) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (60, 40), 40_000).save(file, "PNG")
    return file.getvalue()


def moving() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (60, 40), color) for color in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


def inserted(docx: Docx, alt: str) -> Image.Image:
    """Return the picture with this alternative text."""
    (number,) = docx.find(f"//wp:inline[wp:docPr/@descr='{alt}']//a:blip/@r:embed")
    (target,) = docx.tree("word/_rels/document.xml.rels").xpath(f"*[@Id='{number}']/@Target")
    return Image.open(io.BytesIO(docx.parts[f"word/{target}"]))


@pytest.mark.parametrize(
    ("content", "color"),
    [
        (picture("PNG"), None),
        (picture("JPEG", "CMYK"), None),
        (strip(("red", "red")), (254, 0, 0)),
        (moving(), (255, 0, 0)),
        (deep("I;16"), (156, 156, 156)),
    ],
    ids=["png-named-jpg", "cmyk", "jpeg", "animated", "sixteen-bits"],
)
def test_a_good_picture_of_any_sort_is_shown(
    content: bytes, color: tuple[int, int, int] | None, filing: Path
) -> None:
    shows(filing, content)
    image = inserted(built(filing), "照片1")
    assert image.mode == "RGB"
    if color:
        assert image.getpixel((10, 10)) == color


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"II*\x00" + bytes(100), "这是 TIFF 图片，不是 PNG"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(100), "这是 HEIC 照片（苹果手机）"),
        (b"%PDF-1.7", "这是 PDF 文件"),
        (b"<?xml version='1.0'?><svg/>", "这是 SVG 图形"),
        (picture("JPEG")[:500], "不完整或已损坏"),
    ],
    ids=["empty", "tiff", "heic", "pdf", "svg", "cut"],
)
def test_a_bad_picture_is_told_at_its_line_with_its_name(
    content: bytes, words: str, filing: Path, previous: dict[str, bytes]
) -> None:
    shows(filing, content)
    done = run("build", filing, "--quick", "--final")
    assert done.code == 1
    line = (filing / CHAPTER).read_text(encoding="utf-8").splitlines().index("![照片1](photos/新.jpg)") + 1
    assert f"{CHAPTER}:{line}: 错误 QR50" in done.out
    assert "“新.jpg”" in done.out
    assert words in done.out
    assert tree(filing / "dist") == previous


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_grids_of_one_to_four_photos_are_upright_and_equally_high(count: int, filing: Path) -> None:
    upright, on_its_side = strip(("red", "blue")), strip(("red", "blue"), orientation=6)
    shows(filing, *(on_its_side if number % 2 else upright for number in range(count)))
    docx = built(filing)
    heights = set()
    for number in range(count):
        image = inserted(docx, f"照片{number + 1}")
        assert (image.width > image.height) is (number % 2 == 0)
        (frame,) = docx.find(f"//wp:inline[wp:docPr/@descr='照片{number + 1}']/wp:extent")
        width, height = int(frame.get("cx")), int(frame.get("cy"))
        assert abs(width / height - image.width / image.height) < 0.02
        heights.add((number // 2, height))
    assert len({row for row, _ in heights}) == len(heights)
    assert docx.text().count("新照片") == 1


def test_every_picture_chart_and_table_has_words_for_those_who_do_not_see_it(filing: Path) -> None:
    docx = built(filing)
    described = docx.find("//wp:docPr/@descr")
    assert len(described) == len(docx.find("//wp:docPr"))
    assert all(words.strip() for words in described)
    tables = docx.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']/w:tblPr")
    assert tables
    for properties in tables:
        assert docx.find("w:tblCaption/@w:val", properties)[0].strip()
        assert docx.find("w:tblDescription/@w:val", properties)[0].strip()


def pack_with(folder: Path, chart: Mapping[str, object]) -> None:
    """A pack like that of the example but for one chart."""
    (folder / "own" / "charts").mkdir(parents=True)
    (folder / "own" / "pack.yaml").write_text(
        "id: own\ntitle: 本校\nextends: secondary-2022\n", encoding="utf-8"
    )
    text = yaml.safe_dump({"charts": [chart]}, allow_unicode=True)
    (folder / "own" / "charts" / "own.yaml").write_text(f"# 本校的图\n{text}", encoding="utf-8")


def test_a_chart_higher_than_a_page_is_told_with_its_file_and_everything_else(
    filing: Path, tmp_path: Path, previous: dict[str, bytes]
) -> None:
    entries = ROOT / "templates" / "secondary-2022" / "catalogue"
    codes = [
        each["code"]
        for file in sorted(entries.glob("*.yaml"))
        for each in yaml.safe_load(file.read_text(encoding="utf-8"))["indicators"]
        if each["unit"] == "人"
    ]
    items = [{"indicator": code, "label": f"{code}" + "很长的名称" * 40} for code in codes[:40]]
    chart = {"id": "students_and_teachers", "kind": "bars", "data": {"indicators": items}}
    pack_with(tmp_path / "packs", chart)
    settings = filing / "qreport.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("secondary-2022", "own"), encoding="utf-8"
    )
    done = run("build", filing, "--quick", "--pack-path", tmp_path / "packs")
    assert done.code == 1
    assert "charts/own.yaml:" in done.out
    assert "QR556" in done.out
    assert "一页放不下" in done.out
    assert "records/training.csv C8" in done.out
    assert tree(filing / "dist") == previous
