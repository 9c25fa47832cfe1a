from pathlib import Path

import pytest
from msgspec.structs import replace

from qreport.model.layout import Layout
from qreport.render.docx import package as frame_module
from qreport.render.docx.body_writer import Section
from qreport.render.docx.package import Frame, Outline, frame
from qreport.render.docx.xml import BODY_PART

from . import demo


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Outline]:
    """Return the outlines for which python-docx was asked, in order."""
    seen: list[Outline] = []
    make = frame_module._made

    def count(outline: Outline) -> object:
        seen.append(outline)
        return make(outline)

    monkeypatch.setattr(frame_module, "_made", count)
    return seen


@pytest.fixture
def outline(layout: Layout) -> Outline:
    pictures = (("rIdImage1", "word/media/image1.png", "image/png"),)
    return Outline(layout, demo.PROPERTIES, (Section("cover"), Section("body")), ((0, 1),), pictures)


def test_a_frame_is_made_once_and_has_room_for_body_and_pictures(
    outline: Outline, made: list[Outline]
) -> None:
    first = frame(outline)
    assert list(frame(outline).parts.items()) == list(first.parts.items())
    assert frame(outline).sections == first.sections
    assert len(made) == 1
    assert next(iter(first.parts)) == "[Content_Types].xml"
    assert [name for name, text in first.parts.items() if not text] == [BODY_PART, "word/media/image1.png"]


def test_each_section_has_its_properties(outline: Outline) -> None:
    cover, body = frame(outline).sections
    assert "w:pgNumType" not in cover
    assert '<w:pgNumType w:fmt="decimal" w:start="1"/>' in body
    assert body.startswith("<w:sectPr><w:footerReference ")


def test_what_stands_in_the_sections_is_no_part_of_the_frame(outline: Outline, made: list[Outline]) -> None:
    frame(outline)
    frame(replace(outline, sections=(Section("cover", blocks=["<w:p/>"]), Section("body"))))
    assert len(made) == 1


def test_whatever_differs_gives_another_frame(outline: Outline, made: list[Outline]) -> None:
    frame(outline)
    others = (
        replace(outline, layout=outline.layout.model_copy(update={"footer": "{page}"})),
        replace(outline, properties=replace(demo.PROPERTIES, title="别的")),
        replace(outline, sections=(Section("cover"), Section("body", landscape=True))),
        replace(outline, lists=()),
        replace(outline, pictures=()),
    )
    assert len({content(frame(each)) for each in (outline, *others)}) == 6
    assert len(made) == 6


def content(made: Frame) -> tuple[str, ...]:
    return (*made.parts.values(), *made.sections)


def test_a_damaged_entry_is_made_again(outline: Outline, made: list[Outline], folder: Path) -> None:
    first = frame(outline)
    (entry,) = (path for path in folder.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-5])
    assert frame(outline) == first
    assert len(made) == 2
