"""A chapter that came from a Word file: its places and its pictures."""

from pathlib import Path

from msgspec.structs import replace

from qreport.compose import compose, lint
from qreport.model.document import PhotoGrid
from qreport.model.location import Location
from qreport.model.pack import ChapterSource

from .samples import FACTS, body_of, chapter, filing, names, pack

FILE = "chapters/one.docx"


def source(text: str, pictures: dict[str, bytes] | None = None) -> ChapterSource:
    count = text.count("\n") + 1
    places = tuple(Location(FILE, line=10 * number, near="概况") for number in range(1, count + 1))
    return replace(chapter(text), file=FILE, first_line=1, places=places, pictures=pictures or {})


def test_findings_name_the_paragraph_and_the_heading_above() -> None:
    made = source("甲\n\n{{ 值.nothing }}")
    _, (finding,) = compose(filing(), FACTS, pack((made,)))
    assert str(finding.locations[0]) == f"{FILE} 第 30 段（“概况”之下）"
    assert names(lint(filing(), pack((made,)))) == ["unknown-indicator"]


def test_a_picture_within_the_file_is_a_photo_with_its_content() -> None:
    text = '见{{ 见.club }}。\n\n::: 照片 id=club 标题="活动"\n![图注](word/第1张图片.png)\n:::'
    made = source(text, {"word/第1张图片.png": b"png"})
    own = replace(filing(), chapters={"one": made})
    document, findings = compose(own, FACTS, pack((made,)))
    assert (findings, lint(own, pack((made,)))) == ((), ())
    _, grid = body_of(document)
    assert isinstance(grid, PhotoGrid)
    assert grid.photos[0].content == b"png"
    assert grid.photos[0].path == Path("word/第1张图片.png")
    assert grid.photos[0].alt == "图注"


def test_the_pictures_of_another_file_are_out_of_reach() -> None:
    made = source("::: 照片\n![图注](word/第1张图片.png)\n:::")
    _, findings = compose(filing(), FACTS, pack((made,)))
    assert names(findings) == ["photo-missing"]
