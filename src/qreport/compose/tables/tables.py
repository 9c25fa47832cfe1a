"""Tables of the pack to blocks; what both kinds have in common."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from qreport.compose.language.texts import Texts
from qreport.compose.values.wording import Label
from qreport.model.document import Cell, Inlines, LineBreak, Row, Run, Table, plain_text
from qreport.model.location import Location
from qreport.model.tables import IndicatorTable, RecordTable
from qreport.text.width import is_set_wide

NARROWEST, WIDEST = 6, 40
"""Bounds for the width that the texts of a column may claim, in letters (a hanzi counts 2)."""
# The margins of a cell.
_PADDING = 2
_LINE = 72
"""What a line of a table holds; where columns ask for more, the wide ones give way."""
# Up to seven hanzi a column keeps its width, so that no short word breaks.
_SHORT = 14


class Grid(Struct, frozen=True):
    """The rows of a table and what belongs below it."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    notes: tuple[str, ...] = ()
    """Computed ones; those of the pack follow."""


def table_block(texts: Texts, spec: IndicatorTable | RecordTable, grid: Grid, label: Label) -> Table:
    """Return the block of a table of the pack."""
    at = texts.composition.origin("table", spec.id)
    caption = label.caption("table", texts.of_template(spec.caption, at))
    return Table(
        id=spec.id,
        caption=caption,
        widths=grid.widths,
        rows=grid.rows,
        notes=notes(texts, grid.notes, spec.notes, spec.source_note, at),
        alt=alternative(plain_text(caption.text), grid.rows),
        landscape=spec.landscape,
    )


def notes(
    texts: Texts, computed: Sequence[str], typed: Sequence[str], source: str | None, at: Location
) -> tuple[Inlines, ...]:
    """Return the notes below a table or chart: one after 注：, several numbered, the source last."""
    wording = texts.composition.wording
    bodies = [(Run(each),) for each in computed] + [texts.of_template(each, at) for each in typed]
    numbers = [""] if len(bodies) == 1 else [f"{number}. " for number in range(1, len(bodies) + 1)]
    marks = [f"{'' if index else wording.note}{number}" for index, number in enumerate(numbers)]
    lines = [(Run(mark), *body) if mark else body for mark, body in zip(marks, bodies, strict=False)]
    if source:
        lines.append((Run(wording.source), *texts.of_template(source, at)))
    return tuple(lines)


def alternative(caption: str, rows: Sequence[Row]) -> str:
    """Return the sentence that stands for a table where it cannot be seen."""
    heads = [plain_text(cell.content) for row in rows if row.role == "header" for cell in row.cells]
    body = sum(row.role == "body" for row in rows)
    named = f"{caption}，" if caption else ""
    return f"表格：{named}共{body}行，各列为{'、'.join(head for head in heads if head)}。"


def header(labels: Iterable[str]) -> Row:
    """Return the row of headings."""
    return Row(tuple(Cell((Run(label),) if label else (), "center") for label in labels), "header")


def lines(text: str) -> Inlines:
    """Return a text of the data, a line break where it was typed with one."""
    parts: list[Run | LineBreak] = []
    for number, line in enumerate(text.splitlines()):
        parts += ([LineBreak()] if number else []) + [Run(line)]
    return tuple(parts)


def display_width(text: str) -> int:
    """Return the width of the longest line in letters; a hanzi counts 2."""
    return max(len(line) + sum(map(is_set_wide, line)) for line in text.split("\n"))


def widths(columns: Sequence[Sequence[str]], typed: Sequence[float | None] = ()) -> tuple[float, ...]:
    """Return the relative width of each column: its widest text, within bounds.

    Columns with a width of the pack share what their texts claim together in the proportion of the pack.
    """
    claims = [_claim(texts) for texts in columns]
    given = {index: width for index, width in enumerate(typed) if width is not None}
    shared = sum(claims[index] for index in given)
    for index, width in given.items():
        # Rounded, so that the last digits of a float never reach the file.
        claims[index] = round(shared * width / sum(given.values()), 3)
    return _fitted(claims)


def _fitted(claims: Sequence[float]) -> tuple[float, ...]:
    """Return the claims with the wide ones cut to what the short ones leave, so that no short word breaks."""
    wide = sum(claim for claim in claims if claim > _SHORT)
    # What the short columns leave; nothing to share out when they alone overfill the line.
    room = _LINE - (sum(claims) - wide)
    if wide <= room or room <= 0:
        return tuple(claims)
    return tuple(round(max(_SHORT, claim * room / wide), 3) if claim > _SHORT else claim for claim in claims)


def _claim(texts: Sequence[str]) -> float:
    widest = max((display_width(text) for text in texts), default=0)
    return float(max(NARROWEST, min(WIDEST, widest) + _PADDING))
