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
from qreport.model.pictures import Pictures
from qreport.render.docx.body_writer import BodyWriter, Known, new_body
from qreport.render.docx.front import add_cover, add_statement, add_toc
from qreport.render.docx.lists import add_list
from qreport.render.docx.purpose import Purpose
from qreport.render.docx.side_by_side import add_photo_grid, add_tiles
from qreport.render.docx.tables import add_table
from qreport.render.docx.text import add_case_title, add_chart, add_heading, add_paragraph


def write_body(
    document: Document, layout: Layout, pictures: Pictures, known: Known, purpose: Purpose
) -> BodyWriter:
    """Write every block and return the finished body."""
    body = new_body(document, layout, pictures, known, purpose)
    for block in document.blocks:
        _add(body, block)
    return body


def _add(body: BodyWriter, block: Block) -> None:
    body.turn(landscape=isinstance(block, Table) and block.landscape)
    _WRITERS[type(block)](body, block)


def _add_list(body: BodyWriter, block: ListBlock) -> None:
    add_list(body, block, lambda inner: _add(body, inner))


def _add_case(body: BodyWriter, case: CaseStudy) -> None:
    add_case_title(body, case)
    for block in case.blocks:
        _add(body, block)


def _start_body(body: BodyWriter, _: BodyStart) -> None:
    body.begin("body")


def _break_page(body: BodyWriter, _: PageBreak) -> None:
    body.break_page()


_WRITERS: Mapping[type, Callable[[BodyWriter, Any], None]] = {
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
