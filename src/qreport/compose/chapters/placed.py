"""What a directive puts into the report.

Photo grids: the lines between `::: 照片` and `:::`.
"""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qreport.compose.chapters.drafts import Draft
from qreport.compose.charts.charts import Drawn, chart_block
from qreport.compose.language.texts import Texts, merged
from qreport.compose.tables.indicator_table import indicator_grid
from qreport.compose.tables.record_table import record_grid
from qreport.compose.tables.tables import alternative, table_block
from qreport.compose.values.composition import Composition
from qreport.compose.values.wording import Label
from qreport.model.document import Block, CaseStudy, Inlines, Photo, PhotoGrid, Table, plain_text
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.tables import IndicatorTable
from qreport.notation.directives import Directive
from qreport.paths import files_in, inside
from qreport.problems.composing import NOT_A_PHOTO, PHOTO_MISSING, PHOTO_OUTSIDE

_LONGEST_NAME = 255
"""Bytes; no file system takes more."""


class PhotoLine(Struct, frozen=True):
    """One line `![图注](photos/name.png)`."""

    legend: str
    path: str


def photo_line(line: str) -> PhotoLine | None:
    """Return what a line says, None when it is no photo."""
    text = line.strip()
    # The last one: a legend may hold brackets of its own.
    middle = text.rfind("](")
    if not text.startswith("![") or not text.endswith(")") or middle < 0:
        return None
    return PhotoLine(text[2:middle], text[middle + 2 : -1].strip().removeprefix("<").removesuffix(">"))


def photo_file(composition: Composition, path: str, at: Location) -> Path | Finding:
    """Return the file of a photo, or what is wrong with its path."""
    file = inside(composition.filing.root, path)
    if file is None:
        return PHOTO_OUTSIDE.at(at, message=f"照片“{path}”不在填报文件夹里", found=path)
    if any(len(part.encode()) > _LONGEST_NAME for part in file.parts):
        return PHOTO_MISSING.at(at, message="照片的文件名太长，没有这样的文件", found=path[:80])
    if not file.is_file():
        near = [f"{file.parent.name}/{each.name}" for each in files_in(file.parent)]
        message = f"没有照片“{path}”{composition.advice(f'{file.parent.name}/{file.name}', near)}"
        return PHOTO_MISSING.at(at, message=message, found=path)
    return file


def not_a_photo(line: str, at: Location) -> Finding:
    """Return what is wrong with a line of a photo grid that is no photo."""
    return NOT_A_PHOTO.at(at, message=f"照片组里的“{line.strip()[:40]}”不是照片")


Blocks = tuple[Block, ...]


def table(texts: Texts, target: str) -> Blocks:
    """Return the table of the pack with this id; nothing when no row of it can be made."""
    spec = texts.composition.pack.tables[target]
    composition = texts.composition
    grid = (
        indicator_grid(composition, spec)
        if isinstance(spec, IndicatorTable)
        else record_grid(composition, spec)
    )
    return (table_block(texts, spec, grid, texts.mentions.labels[target]),) if grid.rows else ()


def chart(texts: Texts, target: str, drawn: Drawn) -> Blocks:
    """Return the chart of the pack with this id."""
    return (chart_block(texts, texts.composition.pack.charts[target], drawn, texts.mentions.labels[target]),)


def photo_grid(
    texts: Texts, draft: Draft, directive: Directive, inside: tuple[str, int], label: Label
) -> Blocks:
    """Return a grid of the photos that are there; `inside` is the text within, and the directive's line."""
    rendered = draft.rendered
    if rendered is None:
        return ()
    title = merged(texts.of(rendered, directive.keys.get("标题", "")))
    photos = tuple(_photos(texts, draft, inside, plain_text(title)))
    if not photos:
        return ()
    # One photo takes the whole width, several stand in pairs.
    columns = int(directive.keys.get("列", min(2, len(photos))))
    caption = label.caption("figure", title) if label.text else None
    return (PhotoGrid(label.target, caption, photos, columns),)


def _photos(texts: Texts, draft: Draft, inside: tuple[str, int], title: str) -> list[Photo]:
    content, first = inside
    photos = []
    for number, line in enumerate(content.split("\n"), first + 1):
        if line.strip():
            photos.append(_photo(texts, draft, line, number))
    return [_with_alt(photo, title) for photo in photos]


def _photo(texts: Texts, draft: Draft, line: str, number: int) -> Photo:
    """Return the photo of a line; of one that is not there its place, so that all else stays as it is."""
    at, found = draft.at(number), photo_line(line)
    if found is None or draft.rendered is None:
        texts.composition.report(not_a_photo(line, at))
        return Photo(Path(), (), "", at, lacking=f"【不是照片：{line.strip()[:40]}】")
    path = plain_text(texts.of(draft.rendered, found.path))
    legend = merged(texts.of(draft.rendered, found.legend))
    content = draft.chapter.pictures.get(path)
    file = photo_file(texts.composition, path, at) if content is None else Path(path)
    if isinstance(file, Finding):
        texts.composition.report(file)
        return Photo(Path(), legend, plain_text(legend), at, lacking=f"【缺照片：{path}】")
    return Photo(file, legend, plain_text(legend), at, content)


def _with_alt(photo: Photo, title: str) -> Photo:
    return replace(photo, alt=photo.alt or title or "照片")


def captioned(made: Table, label: Label, title: Inlines) -> Table:
    """Return a typed table with its caption; without a title it has none, and no number."""
    if not label.text:
        return made
    words = merged(title)
    caption = label.caption("table", words)
    return replace(made, caption=caption, alt=alternative(plain_text(words), made.rows))


def case(label: Label, title: Inlines, blocks: Blocks) -> CaseStudy:
    """Return a case study."""
    return CaseStudy(label.target, label.text, merged(title), blocks)
