"""A chapter after its values are filled in and its Markdown is read."""

from collections.abc import Iterator

from markdown_it.token import Token
from msgspec import Struct

from qreport.compose.chapters import markdown
from qreport.compose.language.output import Rendered
from qreport.compose.language.rendering import render
from qreport.compose.values.composition import Composition
from qreport.compose.values.place import Place
from qreport.model.location import Location
from qreport.model.pack import ChapterKind, ChapterSource
from qreport.notation.directives import Directive


class Draft(Struct, frozen=True, dict=True):
    """One chapter on its way."""

    chapter: ChapterSource
    rendered: Rendered | None
    """None when it could not be rendered; then it has no tokens."""
    tokens: tuple[Token, ...]

    @property
    def kind(self) -> ChapterKind:
        """`body`, `case` or `annex`."""
        return self.chapter.head.kind

    @property
    def blank(self) -> bool:
        """Whether nothing stands below the heading, because all of the chapter is under conditions."""
        return self.rendered is not None and not self.rendered.text.strip()

    def at(self, line: int) -> Location:
        """Return where line `line` (from 0) of the rendered text stands in the file."""
        sources = self.rendered.sources if self.rendered else ()
        return Place.of(self.chapter).at(sources[line] if line < len(sources) else 1)

    def directives(self) -> Iterator[tuple[Token, int, Directive]]:
        """Yield each directive with its line, in order."""
        for token in self.tokens:
            if "directive" in token.meta and token.map:
                yield token, token.map[0], token.meta["directive"]


def draft(composition: Composition, chapter: ChapterSource) -> Draft:
    """Return `chapter` with its values; what is wrong is reported to `composition`."""
    rendered = render(chapter.text, Place.of(chapter), composition)
    tokens = markdown.tokens(rendered.lines) if rendered else []
    return Draft(chapter, rendered, tuple(tokens))
