from pathlib import Path

import pytest

from qreport.load.filing.filing_chapters import load_chapters, stray_folders
from qreport.load.yaml.chapter_file import read_chapter
from qreport.model.finding import Finding
from qreport.model.pack import ChapterHead, ChapterSource

from .conftest import MakePack, Write

HEAD = ChapterHead(title="学生发展")


def read(
    tmp_path: Path, text: str | bytes, head: ChapterHead | None = None
) -> tuple[ChapterSource | None, tuple[Finding, ...]]:
    path = tmp_path / "a.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_chapter(path, "chapters/a.md", "a", head)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 案例\nkind: case\n---\n\n## 一\n",
        "---\r\ntitle: 案例\r\nkind: case\r\n---\r\n\r\n## 一\r\n",
    ],
)
def test_front_matter_and_text_are_parted(tmp_path: Path, text: str) -> None:
    chapter, findings = read(tmp_path, text)
    assert findings == ()
    assert chapter == ChapterSource(
        "a", ChapterHead(title="案例", kind="case"), "\n## 一\n", "chapters/a.md", 5
    )


def test_without_front_matter_the_given_head_stands_in(tmp_path: Path) -> None:
    chapter, findings = read(tmp_path, "## 一\n---\n文字", HEAD)
    assert findings == ()
    assert chapter
    assert (chapter.head, chapter.text, chapter.first_line) == (HEAD, "## 一\n---\n文字", 1)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "章的开头应有两行 ---"),
        ("## 一", 1, "章的开头应有两行 ---"),
        ("---\ntitle: 甲\n", 1, "开头的 --- 没有第二行 ---"),
        ("---\n---\n", 2, "两行 --- 之间应写 title"),
        ("---\ntitel: 甲\n---\n", 2, "不认识“titel”，是否为“title”？"),
        ("---\n\ntitle: 甲\nkind: part\n---\n", 4, "kind：应为“preface”、“body”、“case”或“annex”"),
    ],
)
def test_a_wrong_head_is_told_and_the_text_kept(tmp_path: Path, text: str, line: int, message: str) -> None:
    chapter, findings = read(tmp_path, text)
    assert chapter
    told = {finding.locations[0].line for finding in findings if message in finding.message}
    assert told == {line}


@pytest.mark.parametrize("text", [b"\xff\xfe", b"\xd6\xd0\xce\xc4", "甲\x07".encode(), b"---\na: [\n---\n"])
def test_a_chapter_that_cannot_be_read_is_one_finding(tmp_path: Path, text: bytes) -> None:
    chapter, findings = read(tmp_path, text, HEAD)
    assert (chapter, len(findings)) == (None, 1)


def test_front_matter_that_does_not_end_is_told_though_a_head_stands_in(tmp_path: Path) -> None:
    _, (finding,) = read(tmp_path, "---\ntitle: 甲\n\n文字\n", HEAD)
    assert (finding.message, finding.blocks) == ("开头的 --- 没有第二行 --- 与它配对", True)


@pytest.mark.parametrize("text", ["", " \n\n", "---\ntitle: 甲\n---\n"])
def test_a_chapter_without_text_does_not_silently_replace_that_of_the_pack(
    text: str, filing: Path, write: Write, make_pack: MakePack
) -> None:
    write("chapters/students.md", text)
    _, (finding,) = load_chapters(filing, make_pack().chapters, "small")
    assert (finding.name, str(finding.locations[0])) == ("empty-file", "chapters/students.md")


def test_chapters_of_a_filing_bear_the_names_of_the_pack(
    filing: Path, write: Write, make_pack: MakePack
) -> None:
    write("chapters/students.md", "## 一\n")
    write("chapters/student.md", "## 一\n")
    write("chapters/teachers.docx", b"PK")
    write("chapters/school.doc", b"x")
    write("chapters/notes.txt", b"x")
    chapters, findings = load_chapters(filing, make_pack().chapters, "small")
    assert {name: chapter.head.title for name, chapter in chapters.items()} == {"students": "学生发展"}
    assert sorted((str(finding.locations[0]), finding.name) for finding in findings) == [
        ("chapters/notes.txt", "unknown-file"),
        ("chapters/school.doc", "word-chapter"),
        ("chapters/student.md", "unknown-chapter"),
        ("chapters/teachers.docx", "unknown-chapter"),
    ]
    told = next(finding for finding in findings if finding.name == "unknown-chapter")
    assert "是否为“students”？" in told.message


@pytest.mark.parametrize("name", ["学生发展.md", "三、学生发展.md", "03-学生发展.md", "3 学生发展.md"])
def test_a_chapter_of_a_filing_may_bear_its_title(
    name: str, filing: Path, write: Write, make_pack: MakePack
) -> None:
    write(f"chapters/{name}", "## 一\n")
    chapters, findings = load_chapters(filing, make_pack().chapters, "small")
    assert (list(chapters), findings) == (["students"], ())


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.md", "正文。".encode("gbk")), ("a.docx", b"PK"), ("a.doc", b"x"), ("a.md", b"---\ntitle: [\n---\n")],
)
def test_a_chapter_that_cannot_be_read_is_there_all_the_same(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "chapters").mkdir()
    known = {"a": ChapterSource("a", HEAD, "::: 待写 本章", "chapters/a.md", 1)}
    (tmp_path / "chapters" / name).write_bytes(content)
    chapters, (finding, *_) = load_chapters(tmp_path, known, "small")
    assert finding.blocks
    assert "待写" not in chapters["a"].text
    assert load_chapters(tmp_path / "elsewhere", known, "small") == ({}, ())


def test_a_chapter_in_two_files_is_told_with_both(filing: Path, write: Write, make_pack: MakePack) -> None:
    write("chapters/students.md", "## 一\n")
    write("chapters/学生发展.docx", b"PK")
    chapters, (finding,) = load_chapters(filing, make_pack().chapters, "small")
    assert chapters["students"].file == "chapters/students.md"
    assert finding.name == "duplicate-file"
    assert [str(place) for place in finding.locations] == ["chapters/学生发展.docx", "chapters/students.md"]


def test_a_chapter_in_the_folder_of_a_pack_is_for_that_pack_alone(
    filing: Path, make_pack: MakePack, write: Write
) -> None:
    write("chapters/students.md", "共用的文字。\n")
    (filing / "chapters" / "small").mkdir()
    write("chapters/small/students.md", "自己的文字。\n")
    known = make_pack().chapters
    own, none = load_chapters(filing, known, "small")
    assert (own["students"].text.strip(), own["students"].file) == (
        "自己的文字。",
        "chapters/small/students.md",
    )
    assert none == ()
    common, _ = load_chapters(filing, known, "other")
    assert common["students"].text.strip() == "共用的文字。"


def test_a_folder_called_like_no_pack_is_told(filing: Path, write: Write) -> None:
    for folder in ("small", "smalll", "教务处", ".git"):
        write(f"chapters/{folder}/students.md", "文字。\n")
    (filing / "chapters" / "空").mkdir()
    near, other = stray_folders(filing, lambda: ("small", "other"))
    assert str(near.locations[0]) == "chapters/smalll"
    assert "是否为“small”" in near.message
    assert str(other.locations[0]) == "chapters/教务处"
    assert "1 项没有读入" in other.message
