"""Text with placeholders to inline content: values become runs, mentions become references."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from qreport.compose.language.emphasis import is_wide
from qreport.compose.language.mentions import Mentions
from qreport.compose.language.output import Rendered
from qreport.compose.language.rendering import render
from qreport.compose.values.composition import Composition
from qreport.compose.values.place import Place
from qreport.compose.values.template_values import Mention
from qreport.model.document import CrossReference, Inline, Inlines, LineBreak, Run
from qreport.model.location import Location
from qreport.problems.composing import NOT_A_PHOTO


class _Look(Struct, frozen=True):
    bold: bool = False
    italic: bool = False


_CHANGES: dict[str, dict[str, bool]] = {
    "strong_open": {"bold": True},
    "strong_close": {"bold": False},
    "em_open": {"italic": True},
    "em_close": {"italic": False},
}
_PLAIN = _Look()
# U+2028: a line break within a line of Markdown, which ends none.
LINE_SEPARATOR = "\u2028"
# Known by its identity (`is` below), so that no text of a chapter can be taken for it.
_SOFT_BREAK = Run("\n")


_PER_HEAD = (("生均", "/生"), ("人均", "/人"), ("师均", "/师"), ("班均", "/班"), ("年均", "/年"))
"""Words in front of a value, and how its unit says the same."""


class Texts(Struct):
    """Makes inline content, and knows what 见 may point at."""

    composition: Composition
    mentions: Mentions = field(default_factory=Mentions)

    def of(self, rendered: Rendered, text: str, look: _Look = _PLAIN) -> Inlines:
        """Return `text` of a rendered template with its values, not read as Markdown."""
        parts = _said_once(rendered.parts(text))
        return tuple(inline for part in parts for inline in self._inline(part, look))

    def of_template(self, source: str, at: Location) -> Inlines:
        """Return the words of a caption, note or title with its values; empty when it is faulty."""
        rendered = render(source, Place(at), self.composition)
        return merged(self.of(rendered, "".join(rendered.lines))) if rendered else ()

    def of_tokens(self, rendered: Rendered, children: Sequence[Token], at: Location) -> Inlines:
        """Return the content of an inline token of Markdown; `at` is its line."""
        parts: list[Inline] = []
        look = _PLAIN
        for token in children:
            look = replace(look, **_CHANGES.get(token.type, {}))
            if token.type == "softbreak":
                parts.append(_SOFT_BREAK)
            elif token.type == "hardbreak":
                parts.append(LineBreak())
            elif token.type == "image":
                self.composition.report(NOT_A_PHOTO.at(at, message=f"图片“{token.content}”不在 ::: 照片 里"))
                parts.append(Run(f"【图片没有排入：{token.content}】", mark=True))
            else:
                parts += self.of(rendered, token.content, look)
        return merged(_joined(parts))

    def _inline(self, part: str | Run | Mention, look: _Look) -> Iterator[Inline]:
        if isinstance(part, str):
            yield from _lines(part, look)
        elif isinstance(part, Run):
            yield replace(part, bold=look.bold, italic=look.italic)
        else:
            yield self._reference(part, look)

    def _reference(self, part: Mention, look: _Look) -> Inline:
        label = self.mentions.resolve(part, self.composition)
        if label is None:
            return Run(f"【查无此图表：{part.target}】", look.bold, look.italic, mark=True)
        return CrossReference(label.target, label.text, look.bold)


def _said_once(parts: Iterable[str | Run | Mention]) -> Iterator[str | Run | Mention]:
    """Yield the pieces of a text, a value behind 生均 without its /生: 生均14320.94元."""
    before = ""
    for part in parts:
        if isinstance(part, str):
            before = part
            yield part
            continue
        ending = next((end for word, end in _PER_HEAD if before.endswith(word)), "")
        before = ""
        yield replace(part, text=part.text.removesuffix(ending)) if isinstance(part, Run) else part


def _lines(text: str, look: _Look) -> Iterator[Inline]:
    """Yield `text` with a break at each line separator (U+2028), which a line of a table can hold too."""
    for index, line in enumerate(text.split(LINE_SEPARATOR)):
        if index:
            yield LineBreak()
        yield Run(line, look.bold, look.italic)


def merged(content: Iterable[Inline]) -> Inlines:
    """Return `content` with neighbours of one look in one run; a run of a value stays by itself."""
    parts: list[Inline] = []
    for look, group in groupby(content, _look):
        if look is None:
            parts += group
        else:
            text = "".join(part.text for part in group if isinstance(part, Run))
            parts += [Run(text, *look)] if text else []
    return tuple(parts)


def _look(part: Inline) -> tuple[bool, bool] | None:
    if not isinstance(part, Run) or part.fact or part.mark:
        return None
    return part.bold, part.italic


def _joined(parts: list[Inline]) -> list[Inline]:
    """Take the end of a line out; a blank remains only between two Western letters."""
    for index, part in enumerate(parts):
        if part is _SOFT_BREAK:
            before = "".join(_letters(each) for each in parts[max(0, index - 2) : index])[-1:]
            after = "".join(_letters(each) for each in parts[index + 1 : index + 3])[:1]
            wide = not before or not after or is_wide(before) or is_wide(after)
            parts[index] = Run("" if wide else " ")
    return parts


def _letters(part: Inline) -> str:
    return "" if isinstance(part, LineBreak) else part.text
