"""A department hands in its chapter as a Word file."""

from pathlib import Path

import pytest
from load.word_files import cell, item, paragraph, picture, related, row, table, text, text_box, word
from render.docx_check import Docx

from qreport.load.word.chapter import read_word_chapter
from qreport.model.pack import ChapterHead, ChapterSource
from qreport.render.docx.styles import CAPTION

from .pictures import picture as photo
from .running import run, tree

CHAPTER = "chapters/学生发展.docx"
OLD = "chapters/student_development.md"
BODY = (
    paragraph("二、学生发展", "1")
    + paragraph("在校生{{ 值[“full_time_students”]|带单位 }}，见表3－1，活动见图1。")
    + paragraph("（一）社团", "2")
    + item("文学社") + item("武术社")
    + paragraph("表3-1 社团人数", "a4")
    + table(row("社团", cell("人数", '<w:gridSpan w:val="2"/>'), header=True), row("文学社", "12", "{{ 1 }}"))
    + paragraph(picture("p") + picture("p"))
    + paragraph("图1 社团活动")
)  # fmt: skip


def hand_in(filing: Path, body: str, *more: str) -> None:
    parts: dict[str, str | bytes] = {"word/media/image1.jpeg": photo("JPEG", "CMYK")}
    parts |= dict.fromkeys(more, b"x")
    relations = related("p", "image", "media/image1.jpeg")
    relations += "".join(related("v", "vbaProject", name.removeprefix("word/")) for name in more)
    (filing / OLD).unlink(missing_ok=True)
    (filing / CHAPTER).write_bytes(word(body, parts, relations))


def report(filing: Path) -> Docx:
    (built,) = (filing / "dist").glob("*.docx")
    return Docx(built.read_bytes())


def test_a_word_chapter_comes_into_the_house_style_with_numbers_from_the_data(filing: Path) -> None:
    hand_in(filing, BODY)
    done = run("build", filing, "--quick", "--to", "docx", "--to", "txt")
    assert done.code == 0
    assert [line for line in done.out.splitlines() if line.startswith(CHAPTER) and "QR1" in line] == []
    assert report(filing).problems() == []
    (plain,) = (filing / "dist").glob("*.txt")
    words = plain.read_text(encoding="utf-8")
    assert "二、学生发展" in words
    assert "在校生9527人，见表2-1，活动见图2-1。" in words
    assert "（一）社团" in words
    assert "表2-1　社团人数" in words
    assert "图2-1　社团活动" in words
    assert "1. 文学社" in words


def test_equal_word_chapters_make_equal_reports(filing: Path) -> None:
    hand_in(filing, BODY)
    assert run("build", filing, "--quick").code == 0
    first = tree(filing / "dist")
    assert run("build", filing, "--quick").code == 0
    assert tree(filing / "dist") == first


REVISED = paragraph(text("甲") + f"<w:ins>{text('乙')}</w:ins>")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (paragraph(text("甲") + text_box("欢迎报考")), "第 1 段: 警告 QR171 文本框“欢迎报考”没有带进报告"),
        (REVISED, f"{CHAPTER}: 错误 QR170 有 1 处修订没有接受或拒绝"),
        (paragraph("甲") + paragraph("{{ 值.nothing }}"), "第 2 段: 错误 QR404"),
        (paragraph("甲{{ 值.x"), "第 1 段: 错误 QR401"),
    ],
)
def test_validate_tells_what_is_wrong_in_a_word_chapter_at_its_paragraph(
    filing: Path, body: str, words: str
) -> None:
    hand_in(filing, body)
    done = run("validate", filing)
    assert f"{CHAPTER}" in done.out
    assert words in done.out


def test_a_draft_shows_revised_text_and_a_final_report_waits_for_the_decision(filing: Path) -> None:
    hand_in(filing, REVISED)
    assert run("build", filing, "--quick").code == 0
    before = tree(filing / "dist")
    assert run("build", filing, "--quick", "--final").code == 1
    assert tree(filing / "dist") == before


def test_macros_stop_the_build_and_the_previous_report_stays(
    filing: Path, previous: dict[str, bytes]
) -> None:
    hand_in(filing, BODY, "word/vbaProject.bin")
    done = run("build", filing, "--quick")
    assert done.code == 1
    assert "文件里有宏" in done.out
    assert tree(filing / "dist") == previous


def test_a_whole_report_reads_as_a_chapter_with_every_caption_and_mention(filing: Path) -> None:
    (built,) = (filing / "dist").glob("*.docx")
    known = ChapterSource("all", ChapterHead(title="全部"), "", "all", 1)
    source, findings = read_word_chapter(built, "chapters/all.docx", known, 9)
    # A draft has words above its pages, which a chapter does not take over.
    assert {finding.code for finding in findings} <= {"QR172"}
    assert source
    written = [line for line in source.text.split("\n") if line.startswith((":::", "#"))]
    captions = report(filing).paragraphs(CAPTION)
    assert sum("标题=" in line for line in written) == len(captions)
    assert source.text.count("{{ 见.word9_") >= len(captions)
