"""Whatever is wrong with a Word file, it is a finding."""

import zipfile
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from qreport.load.word.chapter import read_word_chapter
from qreport.model.finding import Finding
from qreport.model.pack import ChapterHead, ChapterSource

from .test_word_chapters import PICTURES, RELATED
from .word_files import STYLES, cell, item, paragraph, picture, row, table, text, text_box, word, zipped

KNOWN = ChapterSource("students", ChapterHead(title="学生发展"), "", "chapters/students.md.j2", 1)
BODY = (
    paragraph("一、甲", "1") + paragraph("见表1。") + item("项") + paragraph("表1 人数", "a4")
    + table(row("系部", "人数", header=True), row(cell("甲", "<w:vMerge/>"), "3"))
    + paragraph(picture("p1")) + paragraph("图1 活动") + paragraph(text("{{ 值.x }}") + text_box("框"))
)  # fmt: skip
GOOD = word(BODY, PICTURES, RELATED)
TAGS = (
    "p", "r", "t", "tbl", "tr", "tc", "tcPr", "gridSpan", "vMerge", "sdt", "sdtContent", "drawing", "numPr",
    "numId", "ilvl", "pPr", "pStyle", "outlineLvl", "br", "hyperlink", "ins", "footnoteReference", "altChunk",
)  # fmt: skip
VALUES = st.sampled_from(["", "0", "1", "2", "3", "a4", "a5", "99", "-1", "x" * 50, "restart", "²", "9" * 40])


def element(tag: str, value: str, inner: list[str]) -> str:
    return f'<w:{tag} w:val="{value}" w:id="{value}">{"".join(inner)}</w:{tag}>'


WORDS = st.sampled_from(
    ["一、甲", "表1 乙", "见图2", "{{", "|*_", ":::", "::: 照片", "", "{# x", "注：丙"]
).map(text)
TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(element, st.sampled_from(TAGS), VALUES, st.lists(inner, max_size=4)),
    max_leaves=25,
)


def read(folder: Path, content: bytes) -> tuple[ChapterSource | None, tuple[Finding, ...]]:
    path = folder / "a.docx"
    path.write_bytes(content)
    return read_word_chapter(path, "chapters/a.docx", KNOWN, 1)


def check(source: ChapterSource | None, findings: tuple[Finding, ...]) -> None:
    assert source or findings
    assert source is None or len(source.places) == source.text.count("\n") + 1


QUICK = settings(max_examples=60)


@QUICK
@given(data=st.data())
def test_damaged_bytes_are_a_finding_or_do_no_harm(data: st.DataObject, tmp_path: Path) -> None:
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check(*read(tmp_path, bytes(content[: data.draw(st.integers(1, len(content)))])))


@QUICK
@given(
    part=st.sampled_from(["document", "styles", "numbering"]), at=st.floats(0, 1), junk=st.text(max_size=6)
)
def test_damaged_xml_is_a_finding_or_does_no_harm(part: str, at: float, junk: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    xml = archive_text(parts[f"word/{part}.xml"])
    place = int(at * len(xml))
    parts[f"word/{part}.xml"] = (xml[:place] + junk + xml[place:]).encode("utf-8", "surrogatepass")
    check(*read(tmp_path, zipped(parts)))


def archive_text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode()


@QUICK
@given(trees=st.lists(TREES, max_size=8))
def test_any_order_of_elements_is_read(trees: list[str], tmp_path: Path) -> None:
    check(*read(tmp_path, word("".join(trees) + BODY)))


@QUICK
@given(trees=st.lists(TREES, max_size=4))
def test_styles_in_a_circle_or_out_of_order_do_no_harm(trees: list[str], tmp_path: Path) -> None:
    circle = STYLES.replace('<w:basedOn w:val="a"/>', '<w:basedOn w:val="a3"/>')
    parts: dict[str, str | bytes] = {**PICTURES}
    parts["word/styles.xml"] = circle.replace("</w:styles>", "".join(trees) + "</w:styles>")
    check(*read(tmp_path, word(BODY, parts, RELATED)))
