import pytest
from msgspec.structs import replace

from qreport.model.document import Block, BodyStart, Document, Heading, PageBreak
from qreport.model.layout import Layout
from qreport.render.measuring.pagination import estimate

from . import demo

LINE = "国" * 28


def pages(layout: Layout, *blocks: Block) -> dict[str, int]:
    return dict(estimate(Document(demo.PROPERTIES, blocks), layout))


def end() -> Heading:
    return demo.heading("end", 1, "", "结尾")


def test_every_heading_has_a_page_in_order(document: Document, layout: Layout) -> None:
    found = estimate(document, layout)
    assert [code for code in found if code in {each.id for each in demo.HEADINGS}] == [
        each.id for each in demo.HEADINGS
    ]
    assert {"conditions", "activities"} <= set(found)
    assert list(found.values()) == sorted(found.values())
    assert found["overview"] == 1


def test_pages_count_from_the_start_of_the_body(layout: Layout) -> None:
    front = demo.body(LINE * 100)
    assert pages(layout, front, BodyStart(), end()) == {"end": 1}


def test_a_page_holds_twenty_two_lines_of_body_text(layout: Layout) -> None:
    lines = [demo.body("国" * 20)] * 19
    assert pages(layout, *lines, end()) == {"end": 1}
    assert pages(layout, *lines, demo.body("国"), end()) == {"end": 2}


def test_a_heading_that_starts_a_page_turns_it_once(layout: Layout) -> None:
    last = replace(end(), page_break=True)
    assert pages(layout, last) == {"end": 1}
    assert pages(layout, demo.body("甲"), last) == {"end": 2}
    assert pages(layout, demo.body("甲"), PageBreak(), PageBreak(), last) == {"end": 2}


def test_a_landscape_table_has_pages_of_its_own(layout: Layout) -> None:
    assert pages(layout, demo.body("甲"), demo.contests(), end())["end"] in {4, 5}


@pytest.mark.parametrize("rows", [299, 300, 301, 5000])
def test_a_long_table_fills_pages_in_proportion(layout: Layout, rows: int) -> None:
    row = demo.conditions().rows[1]
    table = replace(demo.conditions(), rows=(row,) * rows)
    assert pages(layout, table, end())["end"] == pytest.approx(1 + rows / 35, rel=0.05, abs=1)


def test_nothing_has_no_pages(layout: Layout) -> None:
    assert pages(layout) == {}
