"""What a school may change of the looks of its report in qreport.yaml, without a pack of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from render.docx_check import Docx

from .running import run, tree

Settle = Callable[[str], None]
DRAFT = "【草稿，不能作为定稿】"


@pytest.fixture
def add(filing: Path) -> Settle:
    """Add lines to qreport.yaml of the filing."""

    def add(lines: str) -> None:
        settings = filing / "qreport.yaml"
        settings.write_text(settings.read_text(encoding="utf-8") + lines, encoding="utf-8")

    return add


def report_of(filing: Path) -> Docx:
    done = run("build", filing, "--quick")
    assert done.code == 0, done.told
    docx = Docx(next((filing / "dist").glob("*.docx")).read_bytes())
    assert docx.problems() == []
    return docx


def test_a_school_takes_the_fonts_of_windows_by_one_word(filing: Path, add: Settle) -> None:
    add("layout: {fonts: win}\n")
    docx = report_of(filing)
    for part in ("word/styles.xml", "word/fontTable.xml"):
        text = (
            docx.parts[part].decode().replace("仿宋_GB2312,华文仿宋", "").replace("楷体_GB2312,华文楷体", "")
        )
        assert "GB2312" not in text
        assert "小标宋" not in text
        assert "仿宋" in text
    (title,) = docx.tree("word/styles.xml").xpath(
        "w:style[@w:styleId='Title']/w:rPr", namespaces=title_names()
    )
    assert title.xpath("w:rFonts/@w:eastAsia", namespaces=title_names()) == ["宋体"]
    assert title.xpath("w:b[not(@w:val)]", namespaces=title_names())


def title_names() -> dict[str, str]:
    return {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def test_a_school_takes_decimal_headings_and_tables_of_three_lines(filing: Path, add: Settle) -> None:
    add("layout:\n  headings: decimal\n  table: {frame: three_line}\n")
    docx = report_of(filing)
    assert docx.paragraphs("Heading1")[0].startswith("1")
    assert docx.paragraphs("Heading2")[0].startswith("2.1")
    assert b"insideV" not in docx.parts["word/styles.xml"]


def test_a_school_has_a_header_and_its_page_numbers_outside(filing: Path, add: Settle) -> None:
    add('layout: {header: "{school}　{title}", footer_outside: true}\n')
    docx = report_of(filing)
    for part in ("header1", "header2"):
        words = docx.text(docx.tree(f"word/{part}.xml"))
        assert words.removeprefix(DRAFT) == "聊城高级工程职业学校　中等职业教育质量年度报告（2022）"
    sides = [
        docx.tree(f"word/footer{n}.xml").xpath("//w:jc/@w:val", namespaces=title_names()) for n in (1, 2)
    ]
    assert sides == [["right"], ["left"]]
    cover, front, body = docx.find("//w:sectPr")[0], docx.find("//w:sectPr")[1], docx.find("//w:sectPr")[-1]
    assert docx.find("w:headerReference | w:footerReference", cover) == []
    for section in (front, body):
        assert docx.find("w:headerReference/@w:type", section) == ["default", "even"]
        assert docx.find("w:footerReference/@w:type", section) == ["default", "even"]
    assert b"<w:evenAndOddHeaders/>" in docx.parts["word/settings.xml"]


def test_without_settings_there_is_neither_header_nor_an_even_page(filing: Path) -> None:
    docx = report_of(filing)
    # A draft says so above each page.
    headers = [docx.text(docx.tree(name)) for name in docx.parts if name.startswith("word/header")]
    assert set(headers) <= {DRAFT}
    assert not any("footer2" in name for name in docx.parts)
    assert b"evenAndOdd" not in docx.parts["word/settings.xml"]


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("layout: {font: win}\n", "qreport.yaml:11", "不认识“font”，是否为“fonts”"),
        ("layout:\n  headings: latin\n", "qreport.yaml:12", "应为“gongwen”、“decimal”或“none”"),
        ("layout:\n  styles:\n    body: {size: 大}\n", "qreport.yaml:13", "应为数"),
        ("layout:\n  styles: {bodi: {size: 12}}\n", "qreport.yaml:12", "是否为“body”"),
        ('layout: {header: "{school}{pages}"}\n', "qreport.yaml:11", "{title}"),
        ("layout: {logo_height: 500}\n", "qreport.yaml:11", "不大于 100"),
        ("layout:\n  page: {top: -5}\n", "qreport.yaml:12", "不小于 0"),
        ("layout:\n  styles:\n    body: {size: 0}\n", "qreport.yaml:13", "不小于 0.5"),
        ("layout:\n  styles:\n    body: {before: -3}\n", "qreport.yaml:13", "不小于 0"),
    ],
)
def test_a_wrong_setting_is_told_at_its_line_with_everything_else(
    lines: str, place: str, words: str, filing: Path, add: Settle
) -> None:
    previous = tree(filing / "dist")
    add(lines)
    done = run("build", filing, "--quick")
    assert done.code == 1
    assert f"{place}: 错误" in done.out
    assert words in done.out
    assert "records/training.csv C8" in done.out
    assert tree(filing / "dist") == previous


def test_a_layout_that_is_no_mapping_stops(filing: Path, add: Settle) -> None:
    add("layout: win\n")
    done = run("validate", filing)
    assert done.code == 2
    assert "qreport.yaml:11" in done.err


def put(filing: Path, name: str, image: Image.Image, **settings: object) -> None:
    image.save(filing / name, **settings)


def test_a_logo_stands_on_the_cover_above_the_title(filing: Path) -> None:
    named(filing, "photos/校徽.png")
    put(filing, "photos/校徽.png", Image.new("RGBA", (600, 300), (0, 80, 160, 255)))
    docx = report_of(filing)
    before = docx.find("//w:p[w:pPr/w:pStyle/@w:val='Title']/preceding-sibling::w:p")
    assert len(before) == 1
    assert docx.find(".//wp:docPr/@descr", before[0]) == ["聊城高级工程职业学校标志"]
    assert docx.find(".//wp:extent/@cy", before[0]) == [str(25 * 36000)]
    assert docx.find(".//wp:extent/@cx", before[0]) == [str(50 * 36000)]


def named(filing: Path, logo: str) -> None:
    settings = filing / "qreport.yaml"
    text = settings.read_text(encoding="utf-8").replace("  level:", f"  logo: {logo}\n  level:", 1)
    settings.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("logo", "content", "tells"),
    [
        ("photos/校微.png", None, "QR108"),
        ("../校徽.png", None, "QR137"),
        ("photos/校徽.png", b"", "QR502"),
        ("photos/校徽.png", b"%PDF-1.4", "QR502"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_told_at_its_line(
    logo: str, content: bytes | None, tells: str, filing: Path, previous: dict[str, bytes]
) -> None:
    if content is not None:
        (filing / logo).write_bytes(content)
    named(filing, logo)
    done = run("build", filing, "--quick", "--final")
    assert done.code == 1
    assert f"qreport.yaml:4: 错误 {tells}" in done.out
    assert tree(filing / "dist") == previous


def signed(path: Path, pages: int = 1) -> None:
    """A scan of so many pages as a PDF."""
    sheets = [
        Image.new("RGB", (827, 1169), ("white", "ivory", "azure")[number % 3]) for number in range(pages)
    ]
    sheets[0].paste("red", (500, 800, 700, 1000))
    sheets[0].save(path, "PDF", resolution=100, save_all=True, append_images=sheets[1:])


@pytest.mark.parametrize("pages", [1, 2])
def test_a_signed_statement_takes_the_place_of_the_page_to_sign(
    pages: int, filing: Path, add: Settle
) -> None:
    signed(filing / "声明.pdf", pages)
    add("statement: 声明.pdf\n")
    docx = report_of(filing)
    scans = docx.find("//wp:anchor[wp:docPr/@descr='内容真实性责任声明（已签署）']")
    assert len(scans) == pages
    for scan in scans:
        assert docx.find("wp:extent/@cx", scan)[0].startswith("756")  # 210 mm, but for a dot of print
    sections = docx.find("//w:sectPr")
    assert not any(docx.find("w:footerReference", section) for section in sections[: 1 + pages])
    assert docx.find("w:footerReference", sections[1 + pages]) != []
    again = (next((filing / "dist").glob("*.docx"))).read_bytes()
    assert run("build", filing, "--quick").code == 0
    assert next((filing / "dist").glob("*.docx")).read_bytes() == again


def test_a_signed_statement_may_be_a_picture(filing: Path, add: Settle) -> None:
    put(filing, "声明.jpg", Image.new("RGB", (827, 1169), "white"))
    add("statement: 声明.jpg\n")
    assert len(report_of(filing).find("//wp:anchor")) == 1


def locked() -> bytes:
    import io

    from pypdf import PdfWriter

    writer, target = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n broken", "PDF 不完整或已损坏"),
        (None, "PDF 加了打开密码"),
        (5, "PDF 有 5 页，应为 1—4 页"),
        (b"PK\x03\x04 a Word file", "这是 Office 文件或压缩包，不是 PNG"),
        (b"", "文件是空的"),
    ],
    ids=["broken", "locked", "long", "other", "empty"],
)
def test_a_statement_that_cannot_be_shown_is_told_at_its_line(
    content: bytes | int | None, words: str, filing: Path, add: Settle, previous: dict[str, bytes]
) -> None:
    if isinstance(content, int):
        signed(filing / "声明.pdf", content)
    else:
        (filing / "声明.pdf").write_bytes(locked() if content is None else content)
    add("statement: 声明.pdf\n")
    done = run("build", filing, "--quick", "--final")
    assert done.code == 1
    assert "qreport.yaml:11: 错误 QR50" in done.out
    assert words in done.out
    assert tree(filing / "dist") == previous


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("page: {left: 150, right: 100}", "左右边距共 250 毫米，纸张只有 210 毫米"),
        ("page: {left: 2.8}", "边距 2.8 毫米，小于 5 毫米，打印不出来；边距以毫米计，是否为 28？"),
        ("page: {bottom: 0.4}", "边距 0.4 毫米，小于 5 毫米，打印不出来"),
        ("page: {width: 60}", "左右边距共 54 毫米，纸张只有 60 毫米"),
        ("page: {height: 100}", "上下边距共 72 毫米，纸张只有 100 毫米"),
        ("styles: {body: {line: 1.5}}", "行距写磅数，不写倍数"),
        ("styles: {heading_1: {size: 0.5}}", "字号 0.5 磅印不出能读的字"),
        ("styles: {body: {size: -3}}", "应为不小于 0.5 的数"),
        ("chart_colors: [1F4E79, '#E08E0B', '#7F7F7F', '#5BA3CF', '#A23B3B']", "“1F4E79”看不懂"),
        ("chart_colors: [red, '#E08E0B', '#7F7F7F', '#5BA3CF', '#A23B3B']", "“red”看不懂"),
    ],
)
def test_a_layout_that_sets_no_page_is_told_at_its_line(filing: Path, change: str, words: str) -> None:
    settings = filing / "qreport.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\nlayout:\n  {change}\n", encoding="utf-8")
    line = len(text.splitlines()) + 3
    told = run("validate", filing, "--select", "QR107", "--select", "QR293")
    assert f"qreport.yaml:{line}: 错误" in told.out
    assert words in told.out
    assert "Traceback" not in run("build", filing, "--quick", "--to", "txt").told


@pytest.mark.parametrize(
    "change",
    [
        "page: {left: 20, right: 20, top: 20, bottom: 20}",
        "page: {width: 148, height: 210}",
        "page: {left: 5, right: 0}",
        "styles: {body: {size: 10.5, line: 12}}",
        "chart_colors: ['#000000', '#ffffff', '#7f7f7f', '#5BA3CF', '#A23B3B', '#112233']",
    ],
)
def test_an_unusual_layout_is_no_fault(filing: Path, change: str) -> None:
    settings = filing / "qreport.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\nlayout:\n  {change}\n", encoding="utf-8")
    assert run("validate", filing, "--select", "QR107", "--select", "QR293").code == 0


def test_the_layout_of_a_pack_is_held_to_the_same(tmp_path: Path) -> None:
    pack = tmp_path / "own"
    (pack / "layout").mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "id: own\ntitle: 甲\ndescription: 乙\nedition: '1'\nextends: secondary-2022\n", encoding="utf-8"
    )
    layout = pack / "layout" / "layout.yaml"
    layout.write_text("styles:\n  body: {line: 1.5}\nchart_colors: [a, b, c, d, e]\n", encoding="utf-8")
    told = run("pack", "check", "own", "--pack-path", tmp_path).told
    assert "layout/layout.yaml:2" in told
    assert "行距写磅数，不写倍数" in told
    assert "“e”看不懂" in told
    assert "Traceback" not in told
