"""Text with placeholders to inline content: values become runs, mentions become references.

Bold and italic in Chinese text.

CommonMark lets `**` begin or end bold only by the blanks and punctuation around it, and so leaves
`打造**“双师型”**教师` as it is, because Chinese puts no blanks between words. Here Chinese punctuation
hinders nothing, and Western punctuation does so only next to a Western letter.

What 见 points at: known when all tables and figures have their numbers.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from qreport.compose.language.output import CLOSE, OPEN, Rendered
from qreport.compose.language.rendering import render
from qreport.compose.values.composition import Composition
from qreport.compose.values.template_values import Mention, Place
from qreport.compose.values.wording import Label
from qreport.model.document import CrossReference, Inline, Inlines, LineBreak, Run
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.notation.directives import VALUE
from qreport.problems.composing import NOT_A_PHOTO, NOT_IN_REPORT, UNKNOWN_NAME
from qreport.text.width import is_set_wide


def is_wide(letter: str) -> bool:
    """Return whether `letter` is Chinese in looks: a hanzi, a mark of Chinese punctuation, or a value."""
    return letter in (OPEN, CLOSE) or is_set_wide(letter)


def stars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the signature of markdown-it
    """Take a run of `*` as a mark of emphasis; a rule of markdown-it, in place of its own for `*`."""
    start = state.pos
    if silent or state.src[start] != "*":
        return False
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    # The ends of a text count as blanks, as CommonMark has it.
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    if end - start == 1 and multiplies(before, after):
        state.pending += "*"
        state.pos = end
        return True
    can_open, can_close = _can_begin(before, after), _can_begin(after, before)
    # One delimiter a star: markdown-it joins two of them to bold by itself.
    for _ in range(end - start):
        state.push("text", "", 0).content = "*"
        token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord("*"), end - start, token, -1, can_open, can_close))
    state.pos = end
    return True


def multiplies(before: str, after: str) -> bool:
    """Return whether a single `*` between the two letters is a sign of multiplication: 2*3, 2米*宽3米."""
    if _is_figure(before, CLOSE) and _is_figure(after, OPEN):
        return True
    return after in _SIDES and (_is_figure(before, CLOSE) or before in ("米", *_SIDES))


# 长*宽*高
_SIDES = ("长", "宽", "高", "厚", "深")


def _is_figure(letter: str, value: str) -> bool:
    return letter in (value, VALUE) or (letter.isascii() and letter.isalnum())


def _can_begin(outside: str, inside: str) -> bool:
    """Return whether emphasis may begin between `outside` and `inside` (or end, read from the other side)."""
    if inside.isspace():
        return False
    hinders = unicodedata.category(inside)[0] in "PS" and not is_wide(inside)
    return not hinders or outside.isspace() or is_wide(outside) or unicodedata.category(outside)[0] in "PS"


class Mentions(Struct):
    """The labels of the report by id, and which were mentioned."""

    labels: dict[str, Label] = field(default_factory=dict)
    unlabelled: set[str] = field(default_factory=set)
    """Ids of what stands in the report without a number."""
    seen: set[str] = field(default_factory=set)

    def resolve(self, mention: Mention, composition: Composition) -> Label | None:
        """Return the label that `mention` points at; None, and a finding, when it is not in the report."""
        self.seen.add(mention.target)
        label = self.labels.get(mention.target)
        if label is None:
            composition.report(self._absent(mention, composition))
        return label

    def _absent(self, mention: Mention, composition: Composition) -> Finding:
        target = mention.target
        if target in self.unlabelled:
            return NOT_IN_REPORT.at(
                mention.at,
                message=f"“见.{target}”引用的照片组没有标题，也就没有编号",
                mend='给 ::: 照片 写上 标题="…"，或删去这处引用。',
            )
        if target in composition.pack.tables or target in composition.pack.charts:
            message = f"“见.{target}”引用的表或图不在报告里"
            chart = composition.pack.charts.get(target)
            code, listed = composition.needed(chart) if chart else (None, None)
            return NOT_IN_REPORT.at(mention.at, message=message, indicator=code, record_set=listed)
        known = (*composition.pack.tables, *composition.pack.charts, *self.labels)
        return unknown_target(composition, target, known, mention.at)


def unknown_target(composition: Composition, target: str, known: tuple[str, ...], at: Location) -> Finding:
    """Return what is wrong with an id that no table, chart, photo grid or case has."""
    message = f"没有编号为“{target}”的表、图、照片组或案例{composition.advice(target, known)}"
    return UNKNOWN_NAME.at(at, message=message, found=target)


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
