"""A chapter after its values are filled in and its Markdown is read.

Places that are still to be written.
"""

from collections.abc import Iterator

from markdown_it.token import Token
from msgspec import Struct

from qreport.compose.chapters import markdown
from qreport.compose.language.output import Rendered
from qreport.compose.language.rendering import render
from qreport.compose.language.texts import Texts
from qreport.compose.values.composition import Composition
from qreport.compose.values.template_values import Place
from qreport.model.document import Inlines, plain_text
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import ChapterKind, ChapterSource
from qreport.notation import directives
from qreport.notation.directives import TO_WRITE, VALUE, Directive
from qreport.notation.prose import Line, lines
from qreport.problems.composing import NOT_WRITTEN, STILL_TO_WRITE
from qreport.text.regex import regex


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


# {% if 值.students > 0 %}, {%- for 行 in 记录 %}; {% endif %}, {%- endfor %}.
# 略。, （从略）, 同上年, 详见附件。: words in the place of a section.
_INSTEAD = regex(
    "[（(]?(?:本[章节])?(?:内容)?(?:此处)?(?:从?略|同上|同上年|同去年|待定|待补|待补充|待完善|待写|另附|详?见附件)[)）]?[。.…！]*"
)
_LETTERS = regex(r"[^\W_]")
_FEW = 8
"""A chapter of fewer letters says nothing: 暂无。, 本年度无。"""
_BEGINS, _ENDS = regex(r"\{%-?\s*(?:if|for)\b"), regex(r"\{%-?\s*end(?:if|for)\b")


def still_to_write(composition: Composition, chapter: ChapterSource, words: Inlines, at: Location) -> Finding:
    """Return that the place `at` of `chapter`, about which `words` say what is wanted, is not written yet.

    A chapter that only the pack has is to be written in a file of the filing.
    """
    message = f"还没有写：{plain_text(words)}"
    if chapter.id in composition.filing.chapters:
        return STILL_TO_WRITE.at(at, message=message)
    file = f"chapters/{chapter.id}.md"
    mend = f"在填报的文件夹里新建 {file}，把这一章写在里面；也可以用 Word 写成 {chapter.id}.docx。"
    return STILL_TO_WRITE.at(Location(file), message=message, mend=mend)


def unwritten(composition: Composition) -> Iterator[Finding]:
    """Yield the prompts that a report of this filing shows whatever its data are.

    Those within a condition or loop, and those that show a value, are known only once it is composed.
    """
    texts = Texts(composition)
    for chapter in composition.chapters.values():
        place = Place.of(chapter)
        for line, content in _always_there(chapter):
            directive = directives.parse(content)
            if directive and directive.name == TO_WRITE and not directive.fault and "{" not in content:
                at = place.at(line)
                yield still_to_write(composition, chapter, texts.of_template(directive.rest, at), at)


def not_written(composition: Composition) -> Iterator[Finding]:
    """Yield the chapters of the filing that are a word or two, and the sections of which 略 is all."""
    for chapter in composition.filing.chapters.values():
        prose = [line for line in lines(chapter) if not line.level and (line.words or line.directive)]
        text = "".join(line.words for line in prose)
        is_short = len(_LETTERS.findall(text)) < _FEW and VALUE not in text
        if prose and is_short and not any(line.is_photo or line.directive for line in prose):
            message = f"“{chapter.head.title}”一章只写了“{text}”"
            yield NOT_WRITTEN.at(prose[0].at, message=message, found=text)
            continue
        yield from (_instead(line) for line in prose if _INSTEAD.fullmatch(line.words))


def _instead(line: Line) -> Finding:
    return NOT_WRITTEN.at(line.at, message=f"这一段只写了“{line.words}”", found=line.words)


def _always_there(chapter: ChapterSource) -> Iterator[tuple[int, str]]:
    """Yield the lines that stand in no condition and no loop, counted from 1."""
    depth = 0
    for line, content in enumerate(chapter.text.split("\n"), 1):
        if depth == 0:
            yield line, content
        depth += len(_BEGINS.findall(content)) - len(_ENDS.findall(content))
