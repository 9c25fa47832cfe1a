"""A chapter written in Word comes over as the notation of chapters."""

import struct
import zlib
from pathlib import Path

import pytest

from qreport.load.word.chapter import read_word_chapter
from qreport.load.word.notation import quoted
from qreport.model.finding import Finding, Level
from qreport.model.pack import ChapterHead, ChapterSource

from .word_files import NAMESPACES, cell, item, paragraph, picture, related, row, table, text, text_box, word

KNOWN = ChapterSource("students", ChapterHead(title="学生发展"), "", "chapters/students.md.j2", 1)
NAME = "chapters/students.docx"
SPAN = '<w:gridSpan w:val="2"/>'
DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def png(shade: int = 0) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([shade]) * 40 for _ in range(30))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


PICTURES = {f"word/media/image{number}.png": png(number) for number in (1, 2, 3)}
RELATED = "".join(related(f"p{number}", "image", f"media/image{number}.png") for number in (1, 2, 3))


def read(tmp_path: Path, content: bytes | str) -> tuple[ChapterSource | None, tuple[Finding, ...]]:
    path = tmp_path / "students.docx"
    path.write_bytes(content if isinstance(content, bytes) else word(content, PICTURES, RELATED))
    return read_word_chapter(path, NAME, KNOWN, 3)


def lines(tmp_path: Path, *parts: str) -> list[str]:
    """Return the lines of a chapter about which there is nothing to tell."""
    source, findings = read(tmp_path, "".join(parts))
    assert findings == ()
    assert source
    return [line for line in source.text.split("\n") if line]


def told(tmp_path: Path, *parts: str) -> list[tuple[str, str]]:
    _, findings = read(tmp_path, "".join(parts))
    return [(str(finding.locations[0]).removeprefix(NAME).strip(), finding.message) for finding in findings]


def test_headings_come_by_style_and_lose_their_typed_numbers(tmp_path: Path) -> None:
    parts = (
        paragraph("三、学生发展与服务", "1"), paragraph("开头。"), paragraph("（一）党建工作", "2"),
        paragraph("1.1学生社团", "a3"), paragraph("2021年活动", "", '<w:outlineLvl w:val="3"/>'),
    )  # fmt: skip
    source, findings = read(tmp_path, "".join(parts))
    assert findings == ()
    assert source
    assert source.head == ChapterHead(title="学生发展与服务")
    assert source.text.split("\n\n") == ["开头。", "## 党建工作", "### 学生社团", "#### 2021年活动"]


def test_several_headings_of_level_1_are_sections_of_the_chapter(tmp_path: Path) -> None:
    source, _ = read(tmp_path, paragraph("一、甲", "1") + paragraph("子", "2") + paragraph("二、乙", "1"))
    assert source
    assert source.head.title == "学生发展"
    assert source.text.split("\n\n") == ["## 甲", "### 子", "## 乙"]


def test_headings_without_a_style_are_known_by_their_numbers_and_told(tmp_path: Path) -> None:
    parts = (
        paragraph("学生发展"),
        paragraph("一、党建工作"),
        paragraph("（一）概况"),
        paragraph("一、这是一句话。"),
    )
    source, findings = read(tmp_path, "".join(parts))
    assert source
    assert source.text.split("\n\n") == ["## 党建工作", "### 概况", "一、这是一句话。"]
    assert [finding.level for finding in findings] == [Level.INFO, Level.INFO]
    assert "“一、党建工作”没有用标题样式" in findings[0].message


def test_text_comes_with_its_looks_and_its_signs(tmp_path: Path) -> None:
    runs = text("打造") + text("“双师型”", "<w:b/>") + text("教师*2*名_[x]", "") + text(" club ", "<w:i/>")
    breaks = "<w:r><w:t>第一行</w:t><w:br/><w:t>　　第二行</w:t></w:r>"
    raised = text("面积33m") + text("2", '<w:vertAlign w:val="superscript"/>')
    assert lines(tmp_path, paragraph(runs), paragraph(breaks), paragraph(raised), paragraph("# 1")) == [
        r"打造**“双师型”**教师\*2\*名\_\[x\] *club*",
        "第一行\u2028第二行",
        "面积33m²",
        r"\# 1",
    ]


def test_marks_that_could_not_begin_emphasis_stay_outside_of_it(tmp_path: Path) -> None:
    runs = text("x") + text("(a) ", "<w:b/>") + text("b", "<w:i/>") + text("c", '<w:b w:val="0"/>')
    assert lines(tmp_path, paragraph(runs)) == ["x(**a**) *b*c"]


def test_links_and_fields_come_as_their_text(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="x">{text("学校网站")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert lines(tmp_path, paragraph(link + field + f"<w:fldSimple>{text('8')}</w:fldSimple>")) == [
        "学校网站78"
    ]


def test_lists_keep_their_sort_their_depth_and_their_count(tmp_path: Path) -> None:
    found = lines(
        tmp_path, item("甲"), item("子", depth=1), item("乙"), paragraph("中间"), item("丙"), item("另一", 3),
        paragraph("点", "a6"),
    )  # fmt: skip
    assert found == ["1. 甲", "   - 子", "2. 乙", "中间", "3. 丙", "1) 另一", "- 点"]


def test_values_are_found_across_runs_and_with_curly_quotes(tmp_path: Path) -> None:
    runs = text("在校生{{ 值[") + text("“在校生_数”", "<w:b/>") + text("]｜万 }}人")
    assert lines(
        tmp_path, paragraph(runs), paragraph("::: 表 conditions"), paragraph("::: 照片 标题=“甲”")
    ) == [
        '在校生{{ 值["在校生_数"]|万 }}人',
        "::: 表 conditions",
        "::: 照片 标题=“甲”",
    ]


def test_a_table_keeps_its_merged_cells_its_caption_its_unit_and_its_notes(tmp_path: Path) -> None:
    rows = (
        row(cell("系部", DOWN), cell("人数", SPAN), header=True),
        row(cell("", GOES_ON), "男", "女", header=True),
        row("信息|系", "120", "<w:tc>" + paragraph("13") + paragraph("0") + "</w:tc>"),
    )
    assert lines(
        tmp_path, paragraph("见表 2－1。"), paragraph("表2-1  各系人数", "a4"),
        paragraph("单位：人"), table(*rows),
        paragraph("注：不含联办班。"), paragraph("后文"),
    ) == [
        "见{{ 见.word3_1 }}。",
        '::: 表格 id=word3_1 标题="各系人数" 表头=2',
        "| 系部 | 人数 | << |",
        "|---|---|---|",
        "| ^^ | 男 | 女 |",
        r"| 信息\|系 | 120 | 13" + "\u2028" + "0 |",
        "单位：人",
        "注：不含联办班。",
        ":::",
        "后文",
    ]  # fmt: skip


def test_pictures_of_paragraphs_in_a_row_are_one_grid_under_one_caption(tmp_path: Path) -> None:
    source, findings = read(
        tmp_path,
        paragraph(picture("p1") + picture("p2")) + paragraph("") + paragraph(picture("p3"))
        + paragraph("图3 社团活动") + paragraph("如图3所示。"),
    )  # fmt: skip
    assert findings == ()
    assert source
    assert source.text.split("\n") == [
        '::: 照片 id=word3_1 标题="社团活动" 列=2',
        "![](word/第1张图片.png)",
        "![](word/第2张图片.png)",
        "![](word/第3张图片.png)",
        ":::",
        "",
        "如{{ 见.word3_1 }}所示。",
    ]
    assert source.pictures["word/第2张图片.png"] == png(2)


def test_a_table_that_only_arranges_pictures_gives_their_legends(tmp_path: Path) -> None:
    both = (cell(paragraph(picture("p1"))), cell(paragraph(picture("p2"))))
    grid = table(row(*both), row("开幕", "闭幕"), row(cell("图1 运动会", SPAN)))
    assert lines(tmp_path, grid) == [
        '::: 照片 id=word3_1 标题="运动会" 列=2',
        "![开幕](word/第1张图片.png)",
        "![闭幕](word/第2张图片.png)",
        ":::",
    ]


def test_a_frame_of_one_cell_is_text(tmp_path: Path) -> None:
    assert lines(tmp_path, table(row("框里的话"))) == ["框里的话"]


def test_each_line_knows_its_paragraph_and_the_heading_above(tmp_path: Path) -> None:
    source, _ = read(tmp_path, paragraph("甲", "2") + paragraph("") + paragraph("乙") + table(row("a", "b")))
    assert source
    places = dict(zip(source.text.split("\n"), map(str, source.places), strict=True))
    assert places["乙"] == f"{NAME} 第 2 段（“甲”之下）"
    assert places["| a | b |"] == f"{NAME} 第 3 段（“甲”之下）"


MATH = "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"
CHART = '<w:r><w:drawing><wp:inline><a:graphic><c:chart r:id="x"/></a:graphic></wp:inline></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (text("甲") + text_box("欢迎报考"), "文本框“欢迎报考”没有带进报告"),
        (text("甲") + MATH, "公式“E=mc”没有带进报告"),
        (text("甲") + CHART, "图表没有带进报告"),
        (text("甲") + "<w:r><w:object><v:imagedata r:id='p1'/></w:object></w:r>", "嵌入的对象没有带进报告"),
        (text("甲") + "<w:r><w:sym w:char='F0FE'/></w:r>", "特殊符号没有带进报告"),
        (text("甲") + text("内部", "<w:vanish/>"), "隐藏的文字“内部”没有带进报告"),
        (text("甲") + picture("nowhere"), "链接的图片没有带进报告"),
        (
            text("甲") + "<w:r><w:drawing><wp:anchor><wps:wsp/></wp:anchor></w:drawing></w:r>",
            "图形没有带进报告",
        ),
        (text("x") + text("ab", '<w:vertAlign w:val="superscript"/>'), "上标、下标：“ab”印成了一般大小的字"),
        (text("见表9。"), "正文提到“表9”，本文件里没有（或不止一处）编号为“表9”的题注"),
        (text("甲") + f"<w:unknown>{text('乙')}</w:unknown>", "其他内容“乙”没有带进报告"),
        (text("坏\ufdd0字"), "第 2 个字是不可见的不成字的编码 U+FDD0"),
    ],
)
def test_what_is_not_carried_over_is_told_at_its_place(tmp_path: Path, content: str, message: str) -> None:
    place = "第 1 段"
    assert told(tmp_path, paragraph(content)) == [(place, message)]


def test_a_picture_of_windows_is_told_and_the_rest_remains(tmp_path: Path) -> None:
    content = word(
        paragraph(text("甲") + picture("e")), {"word/media/image1.emf": b"\x01\0\0\0"},
        related("e", "image", "media/image1.emf"),
    )  # fmt: skip
    source, (finding,) = read(tmp_path, content)
    assert source
    assert source.text == "甲"
    assert finding.message == "图片“EMF 格式”没有带进报告"
    assert "PNG" in finding.mend


def test_a_cropped_picture_is_told_because_all_of_it_is_printed(tmp_path: Path) -> None:
    assert "裁剪" in told(tmp_path, paragraph(picture("p1", '<a:srcRect l="2000"/>')))[0][1]
    assert told(tmp_path, paragraph(picture("p1", "<a:srcRect/>"))) == []


def test_pictures_in_a_table_of_text_and_tables_in_tables_are_told(tmp_path: Path) -> None:
    mixed = table(row("甲", cell(paragraph(picture("p1")))), row("乙", "丙"))
    nested = table(row("甲", f"<w:tc>{table(row('里', '面'))}{paragraph('外')}</w:tc>"))
    assert told(tmp_path, mixed) == [("第 1 段", "表格里的图片没有带进报告")]
    assert told(tmp_path, nested) == [("第 1 段", "表中之表“里面”没有带进报告")]


def test_footnotes_become_notes_in_brackets(tmp_path: Path) -> None:
    footnotes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph("据统计。")}</w:footnote></w:footnotes>'
    )
    content = word(
        paragraph(text("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + text("乙")),
        {"word/footnotes.xml": footnotes}, related("f", "footnotes", "footnotes.xml"),
    )  # fmt: skip
    source, (finding,) = read(tmp_path, content)
    assert source
    assert source.text == "甲（注：据统计）乙"
    assert finding.level is Level.INFO


def test_contents_comments_and_headers_are_told_once(tmp_path: Path) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{paragraph('甲 1')}</w:sdtContent></w:sdt>"
    comment = text("乙") + '<w:r><w:commentReference w:id="1"/></w:r>'
    header = f"<w:hdr {NAMESPACES}>{paragraph('某学校')}</w:hdr>"
    content = word(
        contents + paragraph("甲 1", "TOC1") + paragraph(comment) + paragraph(comment),
        {"word/header1.xml": header}, related("h", "header", "header1.xml"),
    )  # fmt: skip
    source, findings = read(tmp_path, content)
    assert source
    assert source.text == "乙\n\n乙"
    assert [finding.message for finding in findings] == [
        "目录：没有带进报告，报告有自己的目录",
        "批注：有 2 处，没有带进报告",
        "页眉、页脚：没有带进报告，报告用统一的页眉页脚",
    ]


def test_tracked_changes_are_an_error_and_a_draft_shows_the_new_wording(tmp_path: Path) -> None:
    changed = f"<w:ins>{text('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    source, (finding,) = read(tmp_path, paragraph(text("甲") + changed))
    assert source
    assert source.text == "甲新"
    assert (finding.level, finding.blocks, finding.message) == (
        Level.ERROR,
        False,
        "有 2 处修订没有接受或拒绝",
    )
    assert "接受所有修订" in finding.mend


def test_a_file_with_macros_is_refused(tmp_path: Path) -> None:
    content = word(
        paragraph("甲"), {"word/vbaProject.bin": b"x"}, related("v", "vbaProject", "vbaProject.bin")
    )
    source, (finding,) = read(tmp_path, content)
    assert (source, finding.blocks) == (None, True)
    assert "宏" in finding.message


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OLE + b"Word", "旧格式的文件（如 .doc）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码的文件"),
        (b"%PDF-1.7", "PDF 文件"),
        (b"", "空的"),
        ("文字".encode(), "文字"),
        (b"PK\x03\x04", "文件不完整"),
        (word("")[:-30], "文件不完整"),
        (word("", {"word/document.xml": "<a/>"}), "里面没有 Word 文档"),
        (word("", {"word/document.xml": "<a"}), "不是完整的 XML"),
        (word("", {"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "DTD"),
        (word("", {"word/document.xml": "<a>" * 300 + "</a>" * 300}), "层次太深"),
        (word("", {"word/document.xml": " " * 2_000_000}), "压缩比"),
        (word(table(row(cell("甲", '<w:gridSpan w:val="99999"/>'), "乙"))), "表格太宽"),
        (word(paragraph("")), "没有正文"),
        (word(paragraph("学生发展", "1")), "没有正文"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding_in_plain_words(
    tmp_path: Path, content: bytes, message: str
) -> None:
    source, (finding,) = read(tmp_path, content)
    assert (source, finding.blocks) == (None, True)
    assert message in finding.message
    assert finding.mend


def test_more_remarks_of_a_kind_than_anybody_reads_are_counted(tmp_path: Path) -> None:
    found = told(tmp_path, *[paragraph(text("甲") + text_box(f"框{number}")) for number in range(25)])
    assert len(found) == 21
    assert found[-1][1] == "还有 5 处文本框，不再一一列出"


def test_a_file_put_into_the_file_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, paragraph("甲"), '<w:altChunk r:id="x"/>') == [
        ("第 1 段", "插入的文件没有带进报告")
    ]


def test_words_that_only_look_like_a_number_are_no_mention(tmp_path: Path) -> None:
    found = lines(
        tmp_path, paragraph("表一 人数"), table(row("系部", "人数"), row("甲", "1")),
        paragraph("与表一致，见表一。图书馆"),
    )  # fmt: skip
    assert found[-1] == "与表一致，见{{ 见.word3_1 }}。图书馆"


def test_a_number_that_two_captions_have_is_not_linked(tmp_path: Path) -> None:
    twice = (paragraph("表1 人数") + table(row("甲", "乙"))) * 2
    found = told(tmp_path, twice, paragraph("见表1。"))
    assert [message for _, message in found] == ["正文提到“表1”，本文件里没有（或不止一处）编号为“表1”的题注"]


def test_notes_with_numbers_stay_together_below_their_table(tmp_path: Path) -> None:
    grid = table(row("甲", "乙"), row("1", "2"))
    found = lines(
        tmp_path, grid, paragraph("注：1. 其一。"), paragraph("2. 其二。"), paragraph("3. 正文", "2")
    )
    assert found[-4:] == ["注：1. 其一。", r"2\. 其二。", ":::", "## 正文"]


def test_a_caption_that_stands_alone_is_a_paragraph(tmp_path: Path) -> None:
    source, findings = read(tmp_path, paragraph("表1 人数") + paragraph("正文"))
    assert source
    assert source.text.split("\n\n") == ["表1 人数", "正文"]
    assert [(each.code, str(each.locations[0])) for each in findings] == [("QR460", f"{NAME} 第 1 段")]


def test_a_figure_captioned_above_and_one_captioned_below_keep_their_own(tmp_path: Path) -> None:
    above = lines(
        tmp_path, paragraph("图1 甲"), paragraph(picture("p1")), paragraph("图2 乙"), paragraph(picture("p2"))
    )
    assert [line for line in above if line.startswith(":::") and "标题" in line] == [
        '::: 照片 id=word3_1 标题="甲" 列=1',
        '::: 照片 id=word3_2 标题="乙" 列=1',
    ]


def test_quotes_in_a_caption_do_not_end_it(tmp_path: Path) -> None:
    found = lines(tmp_path, paragraph('表1 "双师"与{{ 值["x"] }}'), table(row("甲", "乙"), row("1", "2")))
    assert found[0] == '::: 表格 id=word3_1 标题="“双师”与{{ 值["x"] }}" 表头=1'


def test_a_picture_shown_twice_is_read_once_and_there_may_be_only_so_many(tmp_path: Path) -> None:
    source, _ = read(tmp_path, paragraph(picture("p1") * 2))
    assert source
    first, second = source.pictures.values()
    assert first is second
    _, (finding,) = read(tmp_path, paragraph(picture("p1") * 501))
    assert "图片太多" in finding.message


def test_more_text_than_any_chapter_has_is_refused(tmp_path: Path) -> None:
    noise = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(100_000))
    _, (finding,) = read(tmp_path, paragraph(noise) * 11)
    assert "文字太多" in finding.message


def test_a_table_in_a_section_across_stays_across(tmp_path: Path) -> None:
    upright = paragraph("文字。", "", "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>")
    across = paragraph("文字。", "", "<w:sectPr><w:pgSz w:orient='landscape'/></w:sectPr>")
    one = table(row("系部", "人数"), row("信息系", "845"))
    made = lines(tmp_path, one, upright, one, across, one)
    assert [line.endswith(" 横排=是") for line in made if "表格" in line] == [False, True, False]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"双师"与"三教"', "“双师”与“三教”"),
        ('“双师"与"三教”', "“双师”与“三教”"),
        ("“双师”", "“双师”"),
        ('"双师', "“双师"),
        ('"{{ 值["x"] }}"人', '“{{ 值["x"] }}”人'),
    ],
)
def test_straight_marks_in_a_caption_become_pairs(typed: str, printed: str) -> None:
    assert quoted(typed) == f'"{printed}"'


def test_struck_out_text_is_left_out_and_told(tmp_path: Path) -> None:
    runs = text("在校生") + text("7948", "<w:strike/>") + text("9527人") + text("（作废）", "<w:dstrike/>")
    source, findings = read(tmp_path, paragraph(runs))
    assert source
    assert source.text == "在校生9527人"
    assert [each.message for each in findings] == [
        "划去的文字“7948”没有带进报告",
        "划去的文字“（作废）”没有带进报告",
    ]


def field(data: str, code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_form_fields_show_their_state(tmp_path: Path) -> None:
    def box(inner: str) -> str:
        return field(f"<w:ffData><w:checkBox>{inner}</w:checkBox></w:ffData>", " FORMCHECKBOX ")

    entries = '<w:result w:val="1"/><w:listEntry w:val="民办"/><w:listEntry w:val="公办"/>'
    choice = field(f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>", " FORMDROPDOWN ")
    boxes = box('<w:default w:val="1"/>') + text("甲") + box('<w:default w:val="1"/><w:checked w:val="0"/>')
    assert lines(tmp_path, paragraph(boxes + box("<w:checked/>") + choice)) == ["☑甲☐☑公办"]


def test_a_field_eq_is_a_circled_number_or_a_formula_that_is_told(tmp_path: Path) -> None:
    circled, fraction = field("", r" EQ \o\ac(○,3)"), field("", r" EQ \f(1,2)")
    source, findings = read(tmp_path, paragraph(circled + text("甲") + fraction))
    assert source
    assert source.text == "③甲〔公式〕"
    assert [each.message for each in findings] == ["公式“EQ \\f(1,2)”没有带进报告"]


@pytest.mark.parametrize("name", ["EQ", "eq", "Eq"])
def test_the_name_of_a_field_has_no_case_and_a_simple_field_is_one_too(tmp_path: Path, name: str) -> None:
    typed = (rf"{name} \o\ac(○,1)", rf"{name}\o\ac(○,2)", rf"{name} \f(3,5)")
    simple = "".join(f'<w:fldSimple w:instr="{code}"/>' for code in typed)
    source, findings = read(
        tmp_path, paragraph(text("甲") + "".join(field("", code) for code in typed) + simple)
    )
    assert source
    assert source.text == "甲①②〔公式〕①②〔公式〕"
    assert {each.message for each in findings} == {f"公式“{name} \\f(3,5)”没有带进报告"}


def test_a_simple_field_with_a_result_keeps_it(tmp_path: Path) -> None:
    simple = f'<w:fldSimple w:instr="PAGE">{text("3")}</w:fldSimple><w:fldSimple w:instr="EQUAL"/>'
    source, findings = read(tmp_path, paragraph(text("第") + simple + text("页")))
    assert source
    assert (source.text, findings) == ("第3页", ())


def test_ticks_of_symbol_fonts_come_and_prompts_of_controls_do_not(tmp_path: Path) -> None:
    tick = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{text('单击此处')}</w:sdtContent></w:sdt>"
    )
    source, findings = read(tmp_path, paragraph(tick + text("公办") + prompt))
    assert source
    assert source.text == "☑公办"
    assert [each.message for each in findings] == ["还没有填的内容“单击此处”没有带进报告"]


def numbered(level: str, override: str = "") -> dict[str, str | bytes]:
    kind = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
    of_list = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    return {"word/numbering.xml": f"<w:numbering {NAMESPACES}>{kind}{of_list}</w:numbering>"}


@pytest.mark.parametrize(
    ("level", "override"),
    [
        ('<w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>', ""),
        (
            '<w:numFmt w:val="decimal"/>',
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
        ),
    ],
)
def test_a_list_begins_where_word_lets_it_begin(tmp_path: Path, level: str, override: str) -> None:
    source, findings = read(tmp_path, word(item("甲") + item("乙"), numbered(level, override)))
    assert findings == ()
    assert source
    assert source.text.split("\n") == ["5. 甲", "6. 乙"]


def test_numbers_of_another_form_are_told_once(tmp_path: Path) -> None:
    level = '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/>'
    _, findings = read(tmp_path, word(item("甲") + item("乙"), numbered(level)))
    assert [each.message for each in findings] == ["自动编号：“（一）”一类的编号印成了“1.”"]


def test_numbered_cells_keep_the_number_that_word_shows(tmp_path: Path) -> None:
    def number() -> str:
        return f"<w:tc><w:tcPr/>{item('')}</w:tc>"

    grid = table(row("序号", "项目"), row(number(), "甲"), row(number(), "乙"))
    assert lines(tmp_path, grid)[3:5] == ["| 1 | 甲 |", "| 2 | 乙 |"]


def test_a_merge_that_no_cell_began_is_a_cell_and_hidden_text_is_told(tmp_path: Path) -> None:
    grid = table(row("项目", "数"), row(cell("甲", GOES_ON), "1"), row(cell("乙", GOES_ON), "2"))
    source, findings = read(tmp_path, grid)
    assert source
    assert source.text.split("\n")[3:5] == ["| 甲 | 1 |", "| ^^ | 2 |"]
    assert [each.message for each in findings] == ["合并格盖住的文字“乙”没有带进报告"]


def test_a_range_of_numbers_is_renumbered_at_both_ends(tmp_path: Path) -> None:
    tables = "".join(
        paragraph(f"表2-{at} 甲", "a4") + table(row("a", "b"), row("1", "2")) for at in (1, 2, 3)
    )
    text_of = lines(tmp_path, paragraph("见表2-1至2-3、2-2和表2-1。"), tables)[0]
    assert text_of == "见{{ 见.word3_1 }}至{{ 见.word3_3 }}、{{ 见.word3_2 }}和{{ 见.word3_1 }}。"


def test_lines_that_look_like_headings_beside_styled_ones_are_told(tmp_path: Path) -> None:
    parts = (
        paragraph("（一）经费投入", "2"), paragraph("正文。"), paragraph("（二）制度建设"),
        paragraph(text("师资队伍", "<w:b/>")), paragraph(text("重点", "<w:b/>") + text("工作")),
        paragraph("（三）这一句是正文。"),
    )  # fmt: skip
    source, findings = read(tmp_path, "".join(parts))
    assert source
    assert [each.message for each in findings] == [
        "标题：“（二）制度建设”像是标题，没有用标题样式，印成了正文",
        "标题：“师资队伍”像是标题，没有用标题样式，印成了正文",
    ]
