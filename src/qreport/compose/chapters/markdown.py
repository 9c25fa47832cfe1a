"""Markdown to tokens, each with its line: CommonMark with tables and `:::` directives, without HTML.

A table that was typed as Markdown in a chapter, by itself or within `::: 表格`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product, takewhile
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from qreport.compose.language.texts import stars
from qreport.compose.tables.tables import alternative, widths
from qreport.model.document import Cell, Inlines, Row, Table, plain_text
from qreport.model.tables import Align
from qreport.notation import directives
from qreport.notation.directives import CASE, LINES, TYPED_TABLE
from qreport.notation.typed_tables import ABOVE, LEFT
from qreport.text.regex import regex

_SWITCHED_OFF = [
    "code",  # a paragraph that begins with four blanks is a paragraph
    "lheading",  # dashes below a paragraph do not make it a heading
    "reference",  # [x]: … would vanish without a word
    "autolink",  # a value within <http://…> would be encoded
    "entity",  # &#64976; could forge a placeholder
    "html_block",
    "html_inline",
]
_CLOSINGS = "closings"
_PAIRS = {CASE: "case", TYPED_TABLE: "typed_table"}
"""The containers with Markdown inside, and the tokens that they become."""


def tokens(lines: tuple[str, ...]) -> list[Token]:
    """Return the tokens of a text; `map` holds line numbers from 0.

    The content of an inline token is in `meta["content"]` and not in `children`, so that a tree of the tokens
    is no deeper than the blocks are.

    A directive is a token `directive` (of photos and big numbers with the lines inside as `content`), a case
    or table a pair as `case_open`, `case_close`; `meta["directive"]` says what it is, `meta["closed"]`
    whether it is closed.
    """
    found = _parser().parse("\n".join(lines), {_CLOSINGS: directives.closings(lines)})
    for token in found:
        if token.type == "inline":
            token.meta["content"], token.children = token.children or [], None
    return found


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_SWITCHED_OFF)
    # In front of the rule of markdown-it, which then finds no star left.
    parser.inline.ruler.before("emphasis", "stars", stars)
    # `alt`: these blocks end where a directive begins, also without a blank line between.
    parser.block.ruler.before(
        "fence", "directive", _directive, {"alt": ["paragraph", "blockquote", "list", "table"]}
    )
    return parser


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    directive = directives.parse(_line(state, start))
    if directive is None:
        return False
    if silent:
        return True
    closing = state.env[_CLOSINGS].get(start)
    closed = closing is not None and closing < end
    last = closing if closed else end
    meta = {"directive": directive, "closed": closed}
    if directive.name in _PAIRS:
        _pair(state, start, last, meta, _PAIRS[directive.name])
    else:
        token = state.push("directive", "", 0)
        token.meta = meta
        token.map = [start, start + 1]
        if directive.name in LINES:
            token.content = "\n".join(_line(state, number) for number in range(start + 1, last))
        else:
            last, closed = start, True
    state.line = min(last + 1, end)
    return True


def _pair(state: StateBlock, start: int, last: int, meta: dict[str, object], sort: str) -> None:
    opening = state.push(f"{sort}_open", "", 1)
    opening.meta, opening.map, opening.block = meta, [start, last], True
    parent, line_max = state.parentType, state.lineMax
    # The Markdown inside must not read beyond the line that closes.
    state.lineMax = last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = parent, line_max
    state.push(f"{sort}_close", "", -1).block = True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


_ALIGN: dict[str, Align] = {"text-align:right": "right", "text-align:center": "center"}
# 9527, 9,527, -16.5 or 98.5%; not 98.5分, not 2021年.
_NUMBER = regex(r"[-+]?[0-9][0-9,]*(\.[0-9]+)?%?")
_TOTALS = ("合计", "总计")
_ABSENT = ("", "-", "—", "/")
_Spot = Inlines | str
"""The content of a cell, or the mark of one that is merged into another."""
_Grid = Sequence[Sequence[_Spot]]


def markdown_table(
    target: str, node: SyntaxTreeNode, inlines: Callable[[SyntaxTreeNode], Inlines], header_rows: int = 1
) -> Table:
    """Return the table, without a caption; `inlines` gives the content of a cell."""
    nodes = [row.children for part in node.children for row in part.children]
    grid = [[_mark(cell) or inlines(cell) for cell in row] for row in nodes]
    columns = list(zip(*grid, strict=True))
    typed = [_ALIGN.get(str(cell.attrs.get("style"))) for cell in nodes[0]]
    aligns = [each or _usual(column[header_rows:]) for each, column in zip(typed, columns, strict=True)]
    rows = tuple(_rows(grid, aligns, header_rows))
    texts = [_texts(grid, column) for column in range(len(columns))]
    return Table(target, None, widths(texts), rows, alt=alternative("", rows))


def _mark(cell: SyntaxTreeNode) -> str:
    typed = cell.children[0].content if cell.children else ""
    return typed if typed in (ABOVE, LEFT) else ""


def _usual(column: Sequence[_Spot]) -> Align:
    """Return the alignment of a column for which none was typed: numbers stand below each other."""
    texts = [plain_text(spot).strip() for spot in column if not isinstance(spot, str)]
    filled = [text for text in texts if text not in _ABSENT]
    return "decimal" if filled and all(_NUMBER.fullmatch(text) for text in filled) else "left"


def _rows(grid: _Grid, aligns: Sequence[Align], header_rows: int) -> Iterator[Row]:
    spans = _spans(grid)
    for row, spots in enumerate(grid):
        own: Sequence[Align] = ["center"] * len(aligns) if row < header_rows else aligns
        cells = (_cell(spot, spans[row, at], own[at]) for at, spot in enumerate(spots) if (row, at) in spans)
        yield Row(tuple(cells), "header" if row < header_rows else _role(spots[0]))


def _role(first: _Spot) -> Literal["body", "total"]:
    is_total = not isinstance(first, str) and "".join(plain_text(first).split()) in _TOTALS
    return "total" if is_total else "body"


def _spans(grid: _Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for the place of each cell how many rows and columns it has; a mark out of place is a cell."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for row, spots in enumerate(grid):
        for column in range(len(spots)):
            if (row, column) not in covered:
                # To the right first: then as far down as every column of it says ^^.
                wide = 1 + _run(spots[column + 1 :], LEFT)
                # One row after the other: most cells end with their own, in tables of any length.
                below = (grid[at][column : column + wide] for at in range(row + 1, len(grid)))
                high = 1 + _run(below, [ABOVE] * wide)
                spans[row, column] = high, wide
                covered |= set(product(range(row, row + high), range(column, column + wide)))
    return spans


def _run(spots: Iterable[object], mark: object) -> int:
    """Return how many of `spots` are the mark, up to the first that is not."""
    return sum(1 for _ in takewhile(lambda spot: spot == mark, spots))


def _cell(spot: _Spot, span: tuple[int, int], align: Align) -> Cell:
    # What spans columns stands in the middle, for it belongs to none of them.
    return Cell(() if isinstance(spot, str) else spot, align if span[1] == 1 else "center", *span)


def _texts(grid: _Grid, column: int) -> list[str]:
    """Return the texts that a column has for itself; what spans several claims no width."""
    spots = [(row[column], row[column + 1 : column + 2]) for row in grid]
    return [plain_text(spot) for spot, after in spots if not isinstance(spot, str) and after != [LEFT]]
