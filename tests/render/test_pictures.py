"""The pictures of a document: each made once, in the order of reading, and handed on as a value."""

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from qreport.errors import QreportError
from qreport.model.document import (
    Block,
    CaseStudy,
    Chart,
    CoverPage,
    Document,
    ListBlock,
    Photo,
    StatementPage,
    Table,
)
from qreport.model.layout import Layout
from qreport.model.location import Location
from qreport.model.pictures import Picture, Refused
from qreport.render.pictures import prepare
from qreport.render.writers import writers
from qreport.workflows import files

from . import demo
from .counting import counted
from .docx_check import Docx
from .written import docx_of


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Counter[str]:
    """How often something was drawn and a photo shrunk, where no cache can be written."""
    (tmp_path / "none").write_text("no folder")
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "none"))
    return counted(monkeypatch)


def document(*blocks: Block) -> Document:
    return Document(demo.PROPERTIES, blocks)


def front(folder: Path) -> tuple[CoverPage, StatementPage]:
    path, place = demo.photo(folder, "校徽.png", (120, 60), "red"), Location("qreport.yaml", line=3)
    picture = Photo(path, (), "校徽", place)
    return CoverPage("报告", None, (), picture), StatementPage("声明", (), (), picture)


def test_every_picture_is_made_once_whatever_is_written(
    layout: Layout, tmp_path: Path, made: Counter[str]
) -> None:
    report = demo.document(tmp_path)
    pictures = prepare(report, layout)
    once = Counter(drawn=2, shrunk=3)
    assert made == once
    for write in (*writers.all().values(), *writers.all().values()):
        write(report, layout, pictures)
    assert made == once


def test_what_stands_twice_in_a_report_is_made_once(
    layout: Layout, tmp_path: Path, made: Counter[str]
) -> None:
    grid = demo.photos(tmp_path)
    pictures = prepare(document(demo.chart(), grid, demo.chart(), grid), layout)
    assert made == Counter(drawn=1, shrunk=3)
    assert len(list(pictures.contents())) == 4


def test_pictures_come_in_the_order_of_reading_also_those_within_lists_and_cases(
    layout: Layout, tmp_path: Path
) -> None:
    grid, chart, (cover, statement) = demo.photos(tmp_path), demo.chart(), front(tmp_path)
    bare = Table("t", None, (1,), (demo.Row((demo.Cell((demo.COURSE,)),)),))
    case = CaseStudy("c", "案例1", (), (chart,))
    report = document(cover, statement, ListBlock(False, ((grid,),)), case, bare, CoverPage("无", None, ()))
    pictures = prepare(report, layout)
    assert list(pictures.shown) == [cover, statement, grid, chart, demo.COURSE]
    assert pictures.findings == ()
    assert len(list(pictures.contents())) == 1 + 1 + 3 + 1 + 1


def test_pictures_know_how_large_they_stand_on_paper(layout: Layout, tmp_path: Path) -> None:
    cover, statement = front(tmp_path)
    grid, chart = demo.photos(tmp_path), demo.chart()
    pictures = prepare(document(cover, statement, grid, chart), layout)
    text = layout.page.width - layout.page.left - layout.page.right
    (logo,), (scan,), (drawn,) = (sizes(pictures.of(part)) for part in (cover, statement, chart))
    assert logo == (layout.logo_height * 2, layout.logo_height)
    assert scan == (layout.page.width, layout.page.width / 2)
    assert drawn == (text, pytest.approx(chart.model.height * 10, abs=0.2))
    first, second, third = sizes(pictures.of(grid))
    assert first[1] == second[1]
    assert first[0] + second[0] < text
    assert third[1] == 80


def sizes(shown: tuple[Picture | Refused, ...]) -> list[tuple[float, float]]:
    return [(each.width, each.height) for each in shown if isinstance(each, Picture)]


def test_a_chart_that_cannot_be_drawn_leaves_words_in_its_place(layout: Layout) -> None:
    wrong = replace(demo.chart(), model=replace(demo.chart().model, kind="pie"))
    (refused,) = prepare(document(wrong), layout).of(wrong)
    assert isinstance(refused, Refused)
    docx = Docx(docx_of(document(wrong), layout))
    assert "【统计图未能放入：图表“图2-1”的种类“pie”不存在" in docx.text()
    assert docx.problems() == []


def test_a_paper_with_a_picture_that_cannot_be_shown_is_not_made(layout: Layout) -> None:
    wrong: Chart = replace(demo.chart(), model=replace(demo.chart().model, kind="pie"))
    with pytest.raises(QreportError, match="种类“pie”不存在"):
        files.pictures_of(document(wrong), layout)


def test_the_same_document_has_the_same_pictures(layout: Layout, tmp_path: Path, made: Counter[str]) -> None:
    report = demo.document(tmp_path)
    assert prepare(report, layout) == prepare(report, layout)
    assert made == Counter(drawn=4, shrunk=6)
