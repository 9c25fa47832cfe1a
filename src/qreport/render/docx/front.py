"""Cover and contents."""

from collections.abc import Callable, Mapping

from qreport.model.document import CoverPage, StatementPage, Toc, TocEntry
from qreport.render.docx.bookmarks import link
from qreport.render.docx.captions import SEQUENCES
from qreport.render.docx.fields import END, field, opening
from qreport.render.docx.paragraphs import Format, gap
from qreport.render.docx.story import Story
from qreport.render.docx.styles import BODY, COVER_LINE, COVER_TITLE, TOC_TITLE
from qreport.render.docx.xml import run

_TITLE_AT = 0.2
_LINES_AT = 0.78
"""Where title and lines stand, as shares of the height of the text."""
_ABOVE_STATEMENT, _ABOVE_SIGNATURE, _BETWEEN_SIGNATURES = 60, 80, 24
"""Points; the last leaves room to sign and to stamp."""
_SIGNATURE_INDENT = '<w:ind w:left="3400" w:firstLineChars="0" w:firstLine="0"/>'
_INSTRUCTIONS: Mapping[str, Callable[[Toc], str]] = {
    "headings": lambda toc: f'TOC \\o "1-{_depth(toc)}" \\h \\z \\u',
    "tables": lambda _: f'TOC \\h \\z \\c "{SEQUENCES["table"]}"',
    "figures": lambda _: f'TOC \\h \\z \\c "{SEQUENCES["figure"]}"',
    "cases": lambda _: 'TOC \\h \\z \\t "案例标题,1"',
}
"""What Word collects when a reader updates the list."""


def add_cover(story: Story, cover: CoverPage) -> None:
    """Add the first page: title above the middle, school and month near the foot."""
    styles, height = story.layout.styles, story.height_mm / 25.4 * 72
    story.begin("cover")
    story.paragraph(COVER_TITLE, run(cover.title), _below(height * _TITLE_AT))
    used = height * _TITLE_AT + _lines(cover.title) * (
        styles.cover_title.line or styles.cover_title.size * 1.3
    )
    step = styles.cover_line.line or styles.cover_line.size * 1.3
    if cover.subtitle:
        story.paragraph(COVER_LINE, run(cover.subtitle), _below(step / 2))
        used += step * (0.5 + _lines(cover.subtitle))
    rest = max(0.0, min(height * _LINES_AT, height - step * (len(cover.lines) + 1)) - used)
    for index, line in enumerate(cover.lines):
        story.paragraph(COVER_LINE, run(line), Format() if index else _below(rest))
    story.begin(story.opening)


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _below(points: float) -> Format:
    return Format(spacing=_above(points))


def _above(points: float) -> str:
    return f'<w:spacing w:before="{round(points * 20)}"/>'


def _depth(toc: Toc) -> int:
    return min(3, max((entry.level for entry in toc.entries), default=1))


def add_statement(story: Story, statement: StatementPage) -> None:
    """Add the statement of truth on a page without a number, room for the signatures below."""
    story.begin("cover")
    story.paragraph(TOC_TITLE, run(statement.title), _below(_ABOVE_STATEMENT))
    for text in statement.paragraphs:
        story.paragraph(BODY, run(text))
    for index, line in enumerate(statement.signature):
        above = _ABOVE_SIGNATURE if index == 0 else _BETWEEN_SIGNATURES
        story.paragraph(BODY, run(line), Format(spacing=_above(above), indent=_SIGNATURE_INDENT))
    story.begin(story.opening)


def add_toc(story: Story, toc: Toc) -> None:
    """Add contents or a list: a field over one line an entry, each with its page, that needs no update.

    The end of the field and the end of the section stand in paragraphs of their own: LibreOffice loses the
    page number below when the section ends while the field is open.
    """
    story.break_page()
    story.paragraph(TOC_TITLE, run(toc.title))
    begin = opening(_INSTRUCTIONS[toc.collects](toc))
    for entry in toc.entries:
        story.paragraph(f"TOC{min(entry.level, 3)}", begin + _entry(story, entry))
        begin = ""
    if toc.entries:
        story.add(gap(20, END))
        story.add(gap(20))


def _entry(story: Story, entry: TocEntry) -> str:
    name, page = story.marks.name(entry.target), story.pages.get(entry.target)
    if name is None or page is None:
        return run(entry.text)
    return link(name, run(f"{entry.text}\t") + field(f"PAGEREF {name} \\h", str(page)))
