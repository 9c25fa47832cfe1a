"""The tokens of a chapter to blocks of the document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from qreport.compose.chapters.drafts import Draft, still_to_write
from qreport.compose.chapters.markdown import markdown_table
from qreport.compose.chapters.moved import moved_blocks
from qreport.compose.chapters.numbering import Numbers, Plan
from qreport.compose.chapters.placed import captioned, case, chart, photo_grid, table
from qreport.compose.chapters.tiles import tiles
from qreport.compose.language.output import Rendered
from qreport.compose.language.texts import Texts
from qreport.compose.words.changes import explanations
from qreport.model.document import (
    Block,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
)
from qreport.notation.directives import (
    ACROSS,
    CASE,
    CHANGES,
    CHART,
    EXPLANATIONS,
    PAGE,
    PHOTOS,
    TABLE,
    TILES,
    TO_WRITE,
    TYPED_TABLE,
    Directive,
)
from qreport.problems.composing import DIRECTIVE_ARGUMENTS, LEFT_OUT, MISPLACED_HEADING

Blocks = tuple[Block, ...]


@dataclass
class ChapterBlocks:
    """Makes the blocks of one chapter that could be rendered."""

    draft: Draft
    rendered: Rendered
    texts: Texts
    plan: Plan
    numbers: Numbers
    _ids: Iterable[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    def __post_init__(self) -> None:
        self._makers: Mapping[str, Callable[[SyntaxTreeNode], Blocks]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": self._quote,
            "fence": self._code,
            "table": self._table,
            "directive": self._directive,
            "case": self._directive,
            "typed_table": self._directive,
            "hr": self._rule,
        }
        self._directives: Mapping[str, Callable[[SyntaxTreeNode, Directive], Blocks]] = {
            TABLE: self._placed_table,
            CHART: self._placed_chart,
            PAGE: self._page,
            EXPLANATIONS: self._explanations,
            TO_WRITE: self._prompt,
            PHOTOS: self._photos,
            CASE: self._case,
            TYPED_TABLE: self._typed_table,
            TILES: self._tiles,
            CHANGES: self._changes,
        }

    def all(self) -> Blocks:
        """Return the blocks below the heading of the chapter."""
        return self._blocks(SyntaxTreeNode(self.draft.tokens).children)

    def _blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Blocks:
        return tuple(block for node in nodes for block in self._makers[node.type](node))

    def inlines(self, node: SyntaxTreeNode) -> Inlines:
        """Return the content of the inline token below `node`."""
        inline = next((child for child in node.children if child.type == "inline"), None)
        if inline is None:
            return ()
        at = self.draft.at(line_of(inline))
        return self.texts.of_tokens(self.rendered, inline.meta["content"], at)

    def new_id(self, sort: str = "") -> str:
        """Return an id of this chapter that nothing else has."""
        return f"chapter-{self.draft.chapter.id}-{sort}{next(iter(self._ids))}"

    def _heading(self, node: SyntaxTreeNode) -> Blocks:
        typed = int(node.tag[1])
        # Level 1 is the title of the chapter, and no numbering goes below level 4.
        level = min(4, max(2, typed))
        if typed != level:
            message = f"章里的标题从 ## 到 ####，这里写了 {typed} 个 #"
            self.texts.composition.report(MISPLACED_HEADING.at(self.draft.at(line_of(node)), message=message))
        number = "" if _within_case(node) else self.numbers.below(level)
        return (Heading(self.new_id(), level, number, self.inlines(node)),)

    def _paragraph(self, node: SyntaxTreeNode) -> Blocks:
        content = self.inlines(node)
        return (Paragraph(content),) if content else ()

    def _list(self, node: SyntaxTreeNode) -> Blocks:
        items = tuple(self._blocks(item.children) for item in node.children)
        return (ListBlock(node.type == "ordered_list", items, int(node.attrs.get("start", 1))),)

    def _quote(self, node: SyntaxTreeNode) -> Blocks:
        blocks = self._blocks(node.children)
        return tuple(
            Paragraph(block.content, "quote") if isinstance(block, Paragraph) else block for block in blocks
        )

    def _code(self, node: SyntaxTreeNode) -> Blocks:
        content: list[Inline] = []
        for index, line in enumerate(node.content.splitlines()):
            content += [LineBreak()] if index else []
            content += self.texts.of(self.rendered, line)
        return (Paragraph(tuple(content), "plain"),)

    def _table(self, node: SyntaxTreeNode) -> Blocks:
        return (markdown_table(self.new_id("table-"), node, self.inlines),)

    def _rule(self, node: SyntaxTreeNode) -> Blocks:
        message = "横线（---）不会印出来"
        mend = "要另起一页写 ::: 分页，否则删去这一行。"
        at = self.draft.at(line_of(node))
        self.texts.composition.report(LEFT_OUT.at(at, message=message, mend=mend))
        return ()

    def _directive(self, node: SyntaxTreeNode) -> Blocks:
        directive: Directive = node.meta["directive"]
        spot = (self.draft.chapter.id, line_of(node))
        # Faulty, or a chart without values: it was reported when the numbers were given out.
        if spot not in self.plan.placed:
            lacking = self.plan.lacking.get(spot)
            return (Paragraph((Run(lacking, mark=True),)),) if lacking else ()
        return self._directives[directive.name](node, directive)

    def _placed_table(self, _node: SyntaxTreeNode, directive: Directive) -> Blocks:
        return table(self.texts, directive.rest)

    def _placed_chart(self, _node: SyntaxTreeNode, directive: Directive) -> Blocks:
        return chart(self.texts, directive.rest, self.plan.charts[directive.rest])

    def _page(self, _node: SyntaxTreeNode, _directive: Directive) -> Blocks:
        return (PageBreak(),)

    def _explanations(self, _node: SyntaxTreeNode, _directive: Directive) -> Blocks:
        return explanations(self.texts.composition)

    def _prompt(self, node: SyntaxTreeNode, directive: Directive) -> Blocks:
        words = self.texts.of(self.rendered, directive.rest)
        composition, at = self.texts.composition, self.draft.at(line_of(node))
        composition.report(still_to_write(composition, self.draft.chapter, words, at))
        return (Paragraph((Run("【待写】"), *words), "prompt"),)

    def _photos(self, node: SyntaxTreeNode, directive: Directive) -> Blocks:
        label = self.plan.placed[self.draft.chapter.id, line_of(node)]
        line = line_of(node)
        return photo_grid(self.texts, self.draft, directive, (node.content, line), label)

    def _tiles(self, node: SyntaxTreeNode, directive: Directive) -> Blocks:
        return tiles(self.texts, self.draft, directive, (node.content, line_of(node)))

    def _changes(self, node: SyntaxTreeNode, directive: Directive) -> Blocks:
        label = self.plan.placed[self.draft.chapter.id, line_of(node)]
        return moved_blocks(self.texts.composition, directive, label, self.draft.at(line_of(node)))

    def _case(self, node: SyntaxTreeNode, directive: Directive) -> Blocks:
        label = self.plan.placed[self.draft.chapter.id, line_of(node)]
        title = self.texts.of(self.rendered, directive.keys["标题"])
        return (case(label, title, self._blocks(node.children)),)

    def _typed_table(self, node: SyntaxTreeNode, directive: Directive) -> Blocks:
        first, others = node.children[:1], node.children[1:]
        if [each.type for each in first] != ["table"] or {each.type for each in others} - {"paragraph"}:
            message = "“表格”里应先是一张表，后面只能有注"
            mend = "在 ::: 表格 和 ::: 之间写一张 Markdown 表；下面可写“注：…”，前面空一行。"
            at = self.draft.at(line_of(node))
            self.texts.composition.report(DIRECTIVE_ARGUMENTS.at(at, message=message, mend=mend))
            return ()
        label = self.plan.placed[self.draft.chapter.id, line_of(node)]
        made = markdown_table(label.target, first[0], self.inlines, int(directive.keys.get("表头", 1)))
        title = self.texts.of(self.rendered, directive.keys.get("标题", ""))
        notes, across = tuple(map(self.inlines, others)), directive.keys.get(ACROSS) == "是"
        return (replace(captioned(made, label, title), notes=notes, landscape=across),)


def line_of(node: SyntaxTreeNode) -> int:
    """Return the line (from 0) at which `node` begins."""
    return node.map[0] if node.map else 0


def _within_case(node: SyntaxTreeNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.type == "case":
            return True
        parent = parent.parent
    return False
