"""A chapter made by python-docx from Word's own template, and the same saved again by LibreOffice."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.shared import Cm
from PIL import Image
from programs import converted, writer

from qreport.load.word.chapter import read_word_chapter
from qreport.model.finding import Finding
from qreport.model.pack import ChapterHead, ChapterSource

KNOWN = ChapterSource("students", ChapterHead(title="学生发展"), "", "chapters/students.md.j2", 1)
EXPECTED = """\
各系人数见{{ 见.word3_1 }}，活动见{{ 见.word3_2 }}。

## 党建与思政

学校开展**“青马工程”**，面积200m²。

- 理论学习
- 主题党日
1) 摸底
2) 制定方案

### 社团建设

::: 表格 id=word3_1 标题="各系学生人数" 表头=2
| 系部 | 人数 | << |
|---|---|---|
| ^^ | 男 | 女 |
| 信息系 | 845.5 | 第一行\u2028第二行 |

资料来源：学籍系统。
:::

::: 照片 id=word3_2 标题="运动会" 列=2
![开幕式](word/第1张图片.jpeg)
![颁奖](word/第2张图片.jpeg)
:::"""


def photo(color: str) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (80, 60), color).save(file, "JPEG")
    file.seek(0)
    return file


def chapter() -> Word:
    made = Document()
    made.add_heading("三、学生发展与服务", 1)
    made.add_paragraph("　　各系人数见表3-1，活动见图3-1。")
    made.add_heading("（一）党建与思政", 2)
    paragraph = made.add_paragraph("学校开展")
    paragraph.add_run("“青马工程”").bold = True
    paragraph.add_run("，面积200m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("。")
    for style, words in (("List Bullet", ("理论学习", "主题党日")), ("List Number", ("摸底", "制定方案"))):
        for each in words:
            made.add_paragraph(each, style=style)
    made.add_heading("1.1 社团建设", 3)
    made.add_paragraph("表3-1　各系学生人数", "Caption")
    add_table(made)
    made.add_paragraph("资料来源：学籍系统。")
    pictures = made.add_table(rows=2, cols=2)
    for column, (color, legend) in enumerate((("seagreen", "开幕式"), ("firebrick", "颁奖"))):
        pictures.cell(0, column).paragraphs[0].add_run().add_picture(photo(color), Cm(5))
        pictures.cell(1, column).text = legend
    made.add_paragraph("图 3－1：运动会")
    return made


def add_table(made: Word) -> None:
    rows = (("系部", "人数", ""), ("", "男", "女"), ("信息系", "845.5", "第一行\n第二行"))
    table = made.add_table(rows=len(rows), cols=3)
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            if words:
                table.cell(number, column).text = words
    for header in table.rows[:2]:
        header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both files."""
    place = tmp_path_factory.mktemp("chapters")
    chapter().save(str(place / "students.docx"))
    converted(writer(), place / "students.docx", "docx:MS Word 2007 XML", place / "saved")
    return place


def read(path: Path) -> tuple[ChapterSource | None, tuple[Finding, ...]]:
    return read_word_chapter(path, "chapters/students.docx", KNOWN, 3)


@pytest.mark.parametrize("name", ["students.docx", "saved/students.docx"])
def test_a_chapter_reads_alike_whoever_saved_it(folder: Path, name: str) -> None:
    source, findings = read(folder / name)
    assert findings == ()
    assert source
    assert source.head.title == "学生发展与服务"
    assert source.text == EXPECTED
    assert [content[:2] for content in source.pictures.values()] == [b"\xff\xd8"] * 2
