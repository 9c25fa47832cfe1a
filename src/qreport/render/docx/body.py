"""From the document tree to the body: each block to its writer."""

from collections.abc import Callable, Mapping
from typing import Any

from qreport.model.document import (
    Block,
    BodyStart,
    CaseStudy,
    Chart,
    CoverPage,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    PhotoGrid,
    StatementPage,
    Table,
    Tiles,
    Toc,
)
from qreport.model.layout import Layout
from qreport.render.docx.front import add_cover, add_statement, add_toc
from qreport.render.docx.known import Known
from qreport.render.docx.lists import add_list
from qreport.render.docx.photos import add_photo_grid
from qreport.render.docx.story import Story, new_story
from qreport.render.docx.tables import add_table
from qreport.render.docx.text import add_case_title, add_chart, add_heading, add_paragraph
from qreport.render.docx.tiles import add_tiles


def tell(document: Document, layout: Layout, known: Known) -> Story:
    """Write every block and return the finished story."""
    story = new_story(document, layout, known)
    for block in document.blocks:
        _add(story, block)
    return story


def _add(story: Story, block: Block) -> None:
    story.turn(landscape=isinstance(block, Table) and block.landscape)
    _WRITERS[type(block)](story, block)


def _add_list(story: Story, block: ListBlock) -> None:
    add_list(story, block, lambda inner: _add(story, inner))


def _add_case(story: Story, case: CaseStudy) -> None:
    add_case_title(story, case)
    for block in case.blocks:
        _add(story, block)


def _start_body(story: Story, _: BodyStart) -> None:
    story.begin("body")


def _break_page(story: Story, _: PageBreak) -> None:
    story.break_page()


_WRITERS: Mapping[type, Callable[[Story, Any], None]] = {
    BodyStart: _start_body,
    CaseStudy: _add_case,
    Chart: add_chart,
    CoverPage: add_cover,
    Heading: add_heading,
    ListBlock: _add_list,
    PageBreak: _break_page,
    Paragraph: add_paragraph,
    PhotoGrid: add_photo_grid,
    StatementPage: add_statement,
    Table: add_table,
    Tiles: add_tiles,
    Toc: add_toc,
}
