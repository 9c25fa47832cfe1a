from pathlib import Path

from qreport.load.filing.filing_chapters import unused_photos

from .conftest import Write


def test_photos_that_no_chapter_names_are_noted_together(filing: Path, write: Write) -> None:
    for name in ("used.png", "活动/军训.jpg", "unused.png", "活动/other.png", "Thumbs.db", "logo.png"):
        write(f"photos/{name}", b"x")
    write("chapters/students.md", "![军训](photos/活动/军训.jpg)\n")
    write("qreport.yaml", "school: {logo: photos/logo.png}\n")
    (note,) = unused_photos(filing, ["![用](photos/used.png)"])
    assert note.message == "有 2 个文件没有一章用到：photos/unused.png、photos/活动/other.png"


def test_a_filing_without_photos_has_no_note(filing: Path) -> None:
    assert list(unused_photos(filing, [])) == []
