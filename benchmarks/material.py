"""What the peers get: the text, tables and pictures of the example report, in the forms that they read."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document as WordDocument
from PIL import Image

from qreport import compose, office
from qreport.aggregate.derive import derive
from qreport.model.document import (
    Block,
    CaseStudy,
    Chart,
    CoverPage,
    Document,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    PhotoGrid,
    Table,
    plain_text,
)
from qreport.model.layout import Layout
from qreport.render.charts.drawing import draw
from qreport.render.docx.body_writer import Known
from qreport.render.docx.purpose import FOR_PAGES, for_pdf
from qreport.render.measuring.pagination import estimate
from qreport.render.pictures import prepare as prepare_pictures
from qreport.render.writers.docx import write_known
from qreport.workflows.opened import open_filing


def document_of(filing: Path) -> tuple[Document, Layout]:
    """Return the composed example and its layout."""
    loaded = open_filing(filing)
    derived, _ = derive(loaded.filing, loaded.pack)
    document, _ = compose.compose(loaded.filing, loaded.filing.facts + derived, loaded.pack)
    return document, loaded.pack.layout


def prepare(filing: Path, folder: Path) -> None:
    """Write context.json, template.docx, text.md, full.md (with finished pictures) and what LibreOffice gets.

    The placeholder pictures of the example are exchanged for files as heavy as photographs are.
    """
    for number, path in enumerate(sorted((filing / "photos").iterdir())):
        photograph(number, path)
    document, layout = document_of(filing)
    blocks = list(flat(document.blocks, filing))
    (folder / "context.json").write_text(json.dumps({"blocks": blocks}, ensure_ascii=False), encoding="utf-8")
    word_template().save(str(folder / "template.docx"))
    (folder / "text.md").write_text("\n\n".join(markdown(blocks, {})), encoding="utf-8")
    for_libreoffice(document, layout, folder)
    pictures = finished_pictures(document, layout, folder)
    (folder / "full.md").write_text("\n\n".join(markdown(blocks, pictures)), encoding="utf-8")


def for_libreoffice(document: Document, layout: Layout, folder: Path) -> None:
    """Write pages.docx and pdf.docx as LibreOffice gets them, and the pictures that are put into the PDF."""
    pictures = prepare_pictures(document, layout)
    contents = tuple(dict.fromkeys(pictures.contents()))
    known = Known(estimate(document, layout), estimated=True)
    lines = office.lines_for(contents).by_picture
    for name, purpose in (("pages", FOR_PAGES), ("pdf", for_pdf(lines))):
        docx = write_known(document, layout, pictures, known, purpose)
        (folder / f"{name}.docx").write_bytes(docx)
    for number, content in enumerate(contents):
        (folder / f"picture-{number:03}").write_bytes(content)


def photograph(seed: int, path: Path) -> None:
    """Write a JPEG of 1600 x 1200 pixels and about 350 kB: soft colours under grain, equal in every run."""
    dice = random.Random(seed)
    layers = [
        Image.frombytes("RGB", size, dice.randbytes(size[0] * size[1] * 3)).resize(
            (1600, 1200), Image.Resampling.BICUBIC
        )
        for size in ((16, 12), (400, 300))
    ]
    Image.blend(*layers, 0.25).save(path, "JPEG", quality=82)


def flat(blocks: tuple[Block, ...], filing: Path) -> Iterator[dict[str, Any]]:
    """Yield the blocks as plain values, those within lists and cases too."""
    for block in blocks:
        if isinstance(block, CaseStudy):
            yield {"kind": "heading", "level": 2, "text": f"{block.label} {plain_text(block.title)}"}
            yield from flat(block.blocks, filing)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from flat(item, filing)
        else:
            yield from values_of(block, filing)


def values_of(block: Block, filing: Path) -> Iterator[dict[str, Any]]:
    """Yield one block with its caption, legends and notes as plain values; the contents are left out."""
    match block:
        case CoverPage():
            yield from map(text, (block.title, block.subtitle or "", *block.lines))
        case Heading():
            yield {"kind": "heading", "level": block.level, "text": block.number + plain_text(block.text)}
        case Paragraph():
            yield text(plain_text(block.content))
        case Table():
            yield text(label(block))
            yield {"kind": "table", "rows": grid(block)}
            yield from map(text, map(text_of, block.notes))
        case Chart():
            yield {"kind": "chart", "id": block.id, "chart": chart_values(block)}
            yield text(label(block))
            yield from map(text, map(text_of, block.notes))
        case PhotoGrid():
            for photo in block.photos:
                yield {"kind": "photo", "path": photo.path.relative_to(filing.resolve()).as_posix()}
                yield text(text_of(photo.legend))
            yield text(label(block))
        case _:
            pass


def text(words: str) -> dict[str, Any]:
    """Return a paragraph as plain values."""
    return {"kind": "text", "text": words}


def label(block: Table | Chart | PhotoGrid) -> str:
    """Return the caption as text."""
    return f"{block.caption.label} {plain_text(block.caption.text)}" if block.caption else ""


def grid(table: Table) -> list[list[str]]:
    """Return the cells of a table, a merged one repeated, so that all rows are equally long."""
    width = len(table.widths)
    rows: list[list[str | None]] = [[None] * width for _ in table.rows]
    for index, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while rows[index][column] is not None:
                column += 1
            for down in range(cell.row_span):
                for across in range(cell.column_span):
                    rows[index + down][column + across] = text_of(cell.content)
    return [[cell or "" for cell in row] for row in rows]


def text_of(content: Inlines) -> str:
    """Return inline content on one line."""
    return plain_text(content).replace("\n", " ")


def chart_values(chart: Chart) -> dict[str, Any]:
    """Return what a chart shows, numbers as text."""
    model = chart.model
    series = [
        {"name": each.name, "values": [None if value is None else str(value) for value in each.values]}
        for each in model.series
    ]
    return {
        "kind": model.kind, "categories": list(model.categories), "series": series,
        "unit": model.unit, "height": model.height,
    }  # fmt: skip


def word_template() -> Any:
    """Return a template with one loop over the blocks."""
    word = WordDocument()
    for line in ("{%p for block in blocks %}", "{%p if block.kind == 'heading' %}"):
        word.add_paragraph(line)
    word.add_paragraph("{{ block.text }}", style="Heading 1")
    for line in ("{%p elif block.kind == 'text' %}", "{{ block.text }}", "{%p elif block.kind == 'table' %}"):
        word.add_paragraph(line)
    add_looped_table(word)
    for line in ("{%p else %}", "{{ block.picture }}", "{%p endif %}", "{%p endfor %}"):
        word.add_paragraph(line)
    return word


def add_looped_table(word: Any) -> None:
    """Add a table that repeats its row for the rows, and its cell for the cells, of a block."""
    table = word.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    table.cell(1, 0).text = "{%tc for cell in row %}"
    table.cell(1, 1).text = "{{ cell }}"
    table.cell(1, 2).text = "{%tc endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"


def finished_pictures(document: Document, layout: Layout, folder: Path) -> dict[str, Path]:
    """Draw every chart into `folder` and return the files by chart id."""
    files: dict[str, Path] = {}
    for block in document.blocks:
        if isinstance(block, Chart):
            files[block.id] = folder / f"{block.id}.png"
            files[block.id].write_bytes(draw(block.model, layout))
    return files


def markdown(blocks: list[dict[str, Any]], pictures: dict[str, Path]) -> Iterator[str]:
    """Yield the blocks in pandoc's Markdown; pictures only where `pictures` is given."""
    for block in blocks:
        if block["kind"] == "heading":
            yield "#" * block["level"] + " " + block["text"]
        elif block["kind"] == "text":
            yield block["text"]
        elif block["kind"] == "table":
            yield pipe_table(block["rows"])
        elif pictures and block["kind"] == "chart":
            yield f"![]({pictures[block['id']]}){{width=15.6cm}}"
        elif pictures:
            yield f"![]({block['path']}){{width=7cm}}"


def pipe_table(rows: list[list[str]]) -> str:
    """Return rows as a pipe table, the first as its heading."""
    lines = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
