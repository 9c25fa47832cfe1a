"""Markdown to tokens, each with its line: CommonMark with tables and `:::` directives, without HTML."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from qreport.compose.language.emphasis import stars
from qreport.notation import directives
from qreport.notation.directives import CASE, LINES, TYPED_TABLE

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
