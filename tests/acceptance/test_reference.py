"""A school's own Word file as reference: its styles and its paper win, its text stays where it is."""

from pathlib import Path

import pytest
from render.docx_check import Docx

from .reference_files import MAIN, SECRET, STYLES, word_file
from .running import run, tree

NAMES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
REFERENCE = "学校格式.docx"


def refer(filing: Path, content: bytes, name: str = REFERENCE) -> None:
    """Put a reference document into the filing and name it."""
    (filing / name).write_bytes(content)
    settings = filing / "qreport.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"reference: {name}\n", encoding="utf-8")


def built(filing: Path) -> Docx:
    done = run("build", filing, "--quick")
    assert done.code == 0, done.told
    docx = Docx(next((filing / "dist").glob("*.docx")).read_bytes())
    assert docx.problems() == []
    return docx


def style(docx: Docx, name: str) -> str:
    """Return the style as XML."""
    from lxml import etree

    (found,) = docx.tree("word/styles.xml").xpath(f"w:style[w:name/@w:val='{name}']", namespaces=NAMES)
    return etree.tostring(found, encoding="unicode")


def test_the_styles_and_the_paper_of_the_reference_win(filing: Path) -> None:
    refer(filing, word_file())
    docx = built(filing)
    first, second, body = style(docx, "heading 1"), style(docx, "heading 2"), style(docx, "Body Text")
    for part in ('w:eastAsia="华文行楷"', 'w:val="44"', 'w:val="0B5394"', "<w:bottom", 'w:before="156"'):
        assert part in first
    assert '<w:outlineLvl w:val="0"/>' in first
    assert "<w:keepNext/>" in first
    assert "w:numPr" not in first
    assert 'w:eastAsia="华文行楷"' in second
    assert '<w:b w:val="0"/>' in second
    assert 'w:line="400"' in body
    assert 'w:eastAsia="等线 Light"' in body
    assert 'w:ascii="等线"' in body
    page = docx.find("//w:pgSz")[-1]
    assert (page.get(f"{{{NAMES['w']}}}w"), page.get(f"{{{NAMES['w']}}}h")) == ("10319", "14571")
    assert docx.find("//w:pgMar/@w:left")[-1] == "1418"
    assert docx.tree("word/footer1.xml").xpath("//w:jc/@w:val", namespaces=NAMES) == ["center"]
    assert "仿宋_GB2312" in style(docx, "表注") or "宋体" in style(docx, "表注")


def test_a_reference_with_enormous_lines_builds(filing: Path) -> None:
    enormous = STYLES.replace('w:line="400" w:lineRule="exact"', 'w:line="999999"').replace("44", "9999")
    refer(filing, word_file(enormous))
    assert 'w:line="999999"' in style(built(filing), "Body Text")


def test_neither_text_nor_hidden_or_senseless_properties_get_in(filing: Path) -> None:
    refer(filing, word_file())
    docx = built(filing)
    assert not any(SECRET.encode() in part for part in docx.parts.values())
    caption = style(docx, "caption")
    assert "vanish" not in caption
    assert "shd" not in caption
    assert '<w:sz w:val="21"/>' in caption
    assert "<w:i/>" in caption


def test_missing_styles_are_told_once_and_made_from_the_layout(filing: Path) -> None:
    refer(filing, word_file())
    done = run("validate", filing)
    assert done.out.count("QR181") == 1
    assert f"{REFERENCE}: 提示 QR181 没有样式“标题 3”、“标题 4”" in done.out
    assert "“正文文本”" not in done.out


def test_text_in_the_plain_style_is_indented_by_two_characters(filing: Path) -> None:
    refer(filing, word_file(STYLES.replace('w:val="Body Text"', 'w:val="别的样式"')))
    assert 'w:firstLineChars="200"' in style(built(filing), "Body Text")


def test_equal_input_gives_equal_bytes(filing: Path) -> None:
    refer(filing, word_file())
    built(filing)
    before = tree(filing / "dist")
    built(filing)
    assert tree(filing / "dist") == before


def test_a_report_serves_as_reference_for_the_next(filing: Path, previous: dict[str, bytes]) -> None:
    (docx,) = (content for name, content in previous.items() if name.endswith(".docx"))
    refer(filing, docx)
    # A draft has words above its pages, and so the style of a header.
    assert "没有样式“页眉”" not in run("validate", filing).out
    again = built(filing)
    before = Docx(docx)
    for name in ("heading 1", "Body Text", "caption", "表格文字"):
        old, new = style(before, name), style(again, name)
        assert set(old.split('w:eastAsia="')[1].split('"')[0]) == set(
            new.split('w:eastAsia="')[1].split('"')[0]
        )
    assert again.find("//w:pgMar/@w:top")[-1] == before.find("//w:pgMar/@w:top")[-1]


OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "这不是 .docx 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧格式的文档（如 .doc、.wps）"),
        (b"%PDF-1.4", "而是PDF 文件"),
        (word_file()[:-200], "不完整"),
        (word_file(sort=f"{OFFICE}.template.main+xml"), "模板（.dotx）"),
        (word_file(sort="application/vnd.ms-word.document.macroEnabled.main+xml"), "宏"),
        (word_file(more={"vbaProject": "x"}), "有宏"),
        (word_file(sort=MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet")), "不是 Word 文档"),
        (word_file(styles=""), "没有样式“标题 1”"),
        (word_file(styles="<w:style>"), "styles.xml"),
    ],
    ids=["empty", "doc", "pdf", "cut", "dotx", "docm", "macro", "xlsx", "no-styles", "broken"],
)
def test_a_file_that_is_no_reference_is_told(
    content: bytes, words: str, filing: Path, previous: dict[str, bytes]
) -> None:
    refer(filing, content)
    done = run("build", filing, "--quick")
    assert done.code == 1
    assert f"{REFERENCE}: 错误 QR180" in done.out
    assert words in done.out
    assert "另存为“Word 文档 (.docx)”" in done.out
    assert tree(filing / "dist") == previous


def test_a_reference_without_headings_is_told_to_use_them(filing: Path) -> None:
    refer(filing, word_file(styles=""))
    assert "让章名用上样式“标题 1”" in run("build", filing, "--quick").out


def test_paper_that_holds_no_report_is_not_taken(filing: Path) -> None:
    refer(filing, word_file(paper='<w:pgSz w:w="3000" w:h="400000"/>'))
    assert "纸张或页边距不合常规，没有采用" in run("validate", filing).out
    assert built(filing).find("//w:pgSz/@w:w")[-1] == "11906"


def test_a_report_never_feeds_on_itself(filing: Path, previous: dict[str, bytes]) -> None:
    (name,) = previous
    settings = filing / "qreport.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"reference: dist/{name}\n", encoding="utf-8")
    done = run("build", filing, "--quick")
    assert done.code == 1
    assert "qreport.yaml:11: 错误 QR107" in done.out
    assert "在输出文件夹 dist 里，生成报告时可能被覆盖" in done.out
    assert tree(filing / "dist") == previous


def test_a_reference_that_is_not_there_is_told_at_its_line(filing: Path) -> None:
    settings = filing / "qreport.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "reference: 没有.docx\n", encoding="utf-8")
    done = run("validate", filing)
    assert "qreport.yaml:11: 错误 QR108 reference：“没有.docx”不在填报文件夹里" in done.out
