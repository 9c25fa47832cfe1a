"""What the Word file says and how it looks, on a document of every block."""

import re
from datetime import UTC, datetime

import docx as python_docx
import pytest

from qreport.model.document import (
    BodyStart,
    CaseStudy,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Toc,
    TocEntry,
)
from qreport.model.layout import Layout

from . import demo
from .docx_check import NS, Docx, W
from .written import docx_of, docx_with


def test_headings_are_word_headings_with_outline_levels(docx: Docx) -> None:
    styles = docx.tree("word/styles.xml")
    for level in range(1, 5):
        style = styles.xpath(f"w:style[w:name/@w:val='heading {level}']", namespaces=NS)[0]
        assert docx.find("w:pPr/w:outlineLvl/@w:val", style) == [str(level - 1)]
        assert docx.find("w:pPr/w:keepNext", style)
    assert docx.paragraphs("Heading1") == ["一、学校概况", "二、学生发展", "三、教学改革"]
    assert docx.paragraphs("Heading4") == ["（1）支部建设"]


def test_contents_have_a_page_for_every_heading(docx: Docx) -> None:
    lines = [line for level in (1, 2, 3) for line in docx.paragraphs(f"TOC{level}")]
    assert len(lines) == 6
    assert all(re.search(r"\d$", line) for line in lines)
    assert 'TOC \\o "1-3" \\h \\z \\u' in "".join(docx.find("//w:instrText/text()"))


def test_known_pages_stand_in_the_contents(document: Document, layout: Layout) -> None:
    pages = {"overview": 4, "students": 17}
    made = Docx(docx_with(document, layout, pages))
    assert made.paragraphs("TOC1")[:2] == ["一、学校概况4", "二、学生发展17"]


def test_an_entry_without_its_heading_is_plain_text(layout: Layout) -> None:
    toc = Toc("目录", (TocEntry(1, "附录", "nowhere"),))
    made = Docx(docx_of(Document(demo.PROPERTIES, (toc, demo.conditions())), layout))
    assert made.problems() == []
    assert made.paragraphs("TOC1") == ["附录"]


def test_a_list_of_tables_leads_to_their_captions(layout: Layout) -> None:
    toc = Toc("表目录", (TocEntry(1, "表1-1　办学条件", "conditions"),), "tables")
    made = Docx(docx_of(Document(demo.PROPERTIES, (toc, demo.conditions())), layout))
    assert made.problems() == []
    assert made.paragraphs("TOC1") == ["表1-1　办学条件1"]
    assert 'TOC \\h \\z \\c "表"' in "".join(made.find("//w:instrText/text()"))
    (anchor,) = made.find("//w:hyperlink/@w:anchor")
    assert made.find(f"//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:bookmarkStart[@w:name='{anchor}']")


def test_a_listed_caption_has_a_bookmark_for_its_entry_and_one_for_references(layout: Layout) -> None:
    table = demo.conditions()
    listed = Toc("表目录", (TocEntry(1, "表1-1　办学条件", table.id),), "tables")
    docx = Docx(docx_of(Document(demo.PROPERTIES, (listed, BodyStart(), table)), layout))
    caption = docx.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']")[0]
    entry, label = docx.find("w:bookmarkStart/@w:name", caption)
    assert (entry[:4], label[:4]) == ("_Toc", "_Ref")
    assert docx.find("//w:hyperlink/@w:anchor") == [entry]


def test_the_statement_is_signed_on_a_page_without_a_number(docx: Docx) -> None:
    assert "单位名称（盖章）：" in docx.text()
    sections = docx.find("//w:sectPr")
    assert [bool(docx.find("w:footerReference", each)) for each in sections[:3]] == [False, False, True]


def test_every_run_with_text_asks_for_east_asian_shapes(docx: Docx) -> None:
    assert docx.find("//w:r[w:t][not(w:rPr/w:rFonts/@w:hint='eastAsia')]") == []


def test_every_paragraph_style_names_its_fonts(docx: Docx) -> None:
    styles = docx.tree("word/styles.xml").xpath("w:style[@w:type='paragraph']", namespaces=NS)
    assert len(styles) > 10
    for style in styles:
        fonts = docx.find("w:rPr/w:rFonts", style)[0]
        assert fonts.get(f"{{{W}}}ascii") == "Times New Roman"
        assert fonts.get(f"{{{W}}}eastAsia")


def test_body_text_is_indented_by_characters_at_fixed_line_spacing(docx: Docx) -> None:
    style = docx.tree("word/styles.xml").xpath("w:style[@w:styleId='BodyText']/w:pPr", namespaces=NS)[0]
    assert docx.find("w:ind/@w:firstLineChars", style) == ["200"]
    assert docx.find("w:ind/@w:firstLine", style) == ["640"]
    assert docx.find("w:spacing/@w:line", style) == ["560"]
    assert docx.find("w:spacing/@w:lineRule", style) == ["exact"]


def test_sections_are_cover_statement_contents_body_and_landscape(docx: Docx) -> None:
    sections = docx.find("//w:sectPr")
    numbers = [docx.find("w:pgNumType/@w:fmt", each) for each in sections]
    starts = [docx.find("w:pgNumType/@w:start", each) for each in sections]
    turned = [docx.find("w:pgSz/@w:orient", each) for each in sections]
    footers = [len(docx.find("w:footerReference", each)) for each in sections]
    assert numbers == [[], [], ["upperRoman"], ["decimal"], ["decimal"], ["decimal"]]
    assert starts == [[], [], ["1"], ["1"], [], []]
    assert turned == [[], [], [], [], ["landscape"], []]
    assert footers == [0, 0, 1, 1, 1, 1]
    assert docx.text(docx.tree("word/footer1.xml")) == "— 1 —"


def test_captions_count_by_chapter_and_references_lead_to_them(docx: Docx) -> None:
    assert docx.paragraphs("Caption") == [
        "表1-1　示例职业学校办学条件",
        "图2-1　数控专业人数最多",
        "图2-2　学校部分活动图片资料",
        "表2-1　专业设置",
        "表2-2　参加技能大赛获奖情况",
    ]
    codes = [code.strip() for code in docx.find("//w:instrText/text()") if "SEQ" in code]
    assert codes == [
        "SEQ 表 \\* ARABIC \\r 1",
        "SEQ 图 \\* ARABIC \\r 1",
        "SEQ 图 \\* ARABIC",
        "SEQ 表 \\* ARABIC \\r 1",
        "SEQ 表 \\* ARABIC",
    ]
    links = docx.find("//w:hyperlink[.//w:t='第三章']/@w:anchor")
    assert links == docx.find("//w:p[.//w:t='三、']/w:bookmarkStart/@w:name")


def test_header_rows_repeat_and_no_row_breaks(docx: Docx) -> None:
    tables = docx.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']")
    assert [len(docx.find("w:tr[w:trPr/w:tblHeader]", each)) for each in tables] == [1, 2, 1, 0]
    assert docx.find("//w:tr[not(w:trPr/w:cantSplit)]") == []


def test_small_tables_stay_whole_and_long_ones_keep_the_header_with_a_row(docx: Docx) -> None:
    small, _, long, _ = docx.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']")
    kept = [bool(docx.find(".//w:keepNext", row)) for row in docx.find("w:tr", small)]
    assert kept == [True] * 7
    assert [bool(docx.find(".//w:keepNext", row)) for row in docx.find("w:tr", long)] == [True] + [False] * 45


def test_a_table_tells_its_name_and_meaning(docx: Docx) -> None:
    assert docx.find("//w:tblCaption/@w:val")[0] == "表1-1 示例职业学校办学条件"
    assert docx.find("//w:tblDescription/@w:val") == [
        "办学条件六项指标",
        "主要数字：在校生9527人；订单培养超8000人；社团-。",
    ]


def test_numbers_of_a_column_end_at_the_same_point(docx: Docx) -> None:
    """The right indent makes up for the digits behind the point, half an em each."""
    cells = docx.find("//w:tbl[1]/w:tr/w:tc[4]/w:p[w:pPr/w:jc/@w:val='right']")
    indents = {docx.text(each): int(docx.find("w:pPr/w:ind/@w:right", each)[0]) for each in cells}
    em = 10.5 * 20
    assert indents["9527"] - indents["49.64"] == pytest.approx(em * 1.25, abs=1)
    assert indents["49.64"] == indents["11201.30"]
    assert indents["98.5"] - indents["49.64"] == pytest.approx(em * 0.5, abs=1)
    assert "-" not in indents


def test_the_total_is_bold_and_the_header_shaded(docx: Docx) -> None:
    total = docx.find("//w:tr[.//w:t='合　计']//w:r")
    assert total
    assert all(docx.find("w:rPr/w:b", each) for each in total)
    shaded = docx.find("//w:tr[w:trPr/w:tblHeader]/w:tc/w:tcPr/w:shd/@w:fill")
    assert set(shaded) == {"E7E6E6"}


def test_pictures_have_words_and_are_stored_not_deflated(docx: Docx) -> None:
    assert docx.find("//wp:docPr/@descr") == [
        "条形图：三个专业", "活动照片1", "活动照片2", "活动照片3", "2019年21，2021年60",
    ]  # fmt: skip
    assert {info.compress_type for info in docx.infos if "media" in info.filename} == {0}


def test_photos_of_a_row_are_equally_high_and_keep_their_shape(docx: Docx) -> None:
    heights = [int(each) for each in docx.find("//w:tc//wp:extent/@cy")]
    widths = [int(each) for each in docx.find("//w:tc//wp:extent/@cx")]
    assert heights[0] == heights[1]
    assert widths[0] / heights[0] == pytest.approx(4 / 3, rel=0.01)
    assert widths[2] / heights[2] == pytest.approx(3 / 4, rel=0.01)


def test_each_ordered_list_counts_by_itself(docx: Docx) -> None:
    starts = docx.tree("word/numbering.xml").xpath("//w:startOverride/@w:val", namespaces=NS)
    assert starts == ["1", "3"]
    used = docx.find("//w:numPr/w:numId/@w:val")
    assert used == ["2", "2", "1", "1", "2", "3", "3"]


def test_a_page_break_falls_to_the_next_paragraph(docx: Docx) -> None:
    assert docx.find("//w:br[@w:type='page']") == []
    broken = [docx.text(each) for each in docx.find("//w:p[w:pPr/w:pageBreakBefore]")]
    assert broken == ["二、学生发展", "分页之后。", "三、教学改革", ""]


def test_a_break_at_the_start_of_a_section_is_none(layout: Layout) -> None:
    blocks = (BodyStart(), PageBreak(), demo.heading("a", 1, "", "甲", page_break=True))
    made = Docx(docx_of(Document(demo.PROPERTIES, blocks), layout))
    assert made.find("//w:pageBreakBefore") == []


def test_reminders_are_red_and_have_a_style_of_their_own(docx: Docx) -> None:
    assert docx.paragraphs("Prompt")[-1].startswith("prompt：")
    style = docx.tree("word/styles.xml").xpath("w:style[@w:styleId='Prompt']", namespaces=NS)[0]
    assert docx.find("w:rPr/w:color/@w:val", style) == ["C00000"]


def test_properties_name_the_school_and_the_month_only(written: bytes, tmp_path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(written)
    core = python_docx.Document(str(path)).core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "示例学校质量年度报告（2022）", "示例职业学校", "示例职业学校",
    )  # fmt: skip
    issued = datetime(2021, 11, 1, tzinfo=UTC)
    assert core.created == core.modified == issued
    assert {info.date_time for info in Docx(written).infos} == {(1980, 1, 1, 0, 0, 0)}


def test_without_a_body_start_all_is_body(layout: Layout) -> None:
    made = Docx(docx_of(Document(demo.PROPERTIES, (demo.body("甲"),)), layout))
    assert made.find("//w:pgNumType/@w:fmt") == ["decimal"]


def test_a_three_line_table_has_a_line_under_its_header_only(layout: Layout) -> None:
    three = layout.model_copy(update={"table": layout.table.model_copy(update={"frame": "three_line"})})
    made = Docx(docx_of(Document(demo.PROPERTIES, (demo.programmes(),)), three))
    lined = made.find("//w:tr[w:tc/w:tcPr/w:tcBorders/w:bottom]")
    assert [made.text(each) for each in lined] == ["2020年2021年"]
    style = made.tree("word/styles.xml").xpath(
        "w:style[@w:styleId='ReportTable']//w:tblBorders/*", namespaces=NS
    )
    assert [each.tag.rpartition("}")[2] for each in style] == ["top", "bottom"]


def test_a_landscape_table_within_a_case_turns_the_page(layout: Layout) -> None:
    table = Table("t", None, (1,), demo.programmes().rows[2:3], landscape=True)
    case = CaseStudy("c", "案例1", (Run("题"),), (table, Paragraph((Run("后"),))))
    heading = Heading("h", 1, "", (Run("章"),))
    made = Docx(docx_of(Document(demo.PROPERTIES, (heading, case)), layout))
    assert made.problems() == []
    assert [bool(made.find("w:pgSz/@w:orient", each)) for each in made.find("//w:sectPr")] == [
        False,
        True,
        False,
    ]
