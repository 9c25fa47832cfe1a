"""Cover and contents."""

from qreport.model.document import CoverPage, Toc, TocEntry
from qreport.render.docx.bookmarks import link
from qreport.render.docx.fields import END, field, opening
from qreport.render.docx.paragraphs import Format, gap
from qreport.render.docx.story import Story
from qreport.render.docx.styles import COVER_LINE, COVER_TITLE, TOC_TITLE
from qreport.render.docx.xml import run

_TITLE_AT = 0.2
_LINES_AT = 0.78
"""Where title and lines stand, as shares of the height of the text."""


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
    return Format(spacing=f'<w:spacing w:before="{round(points * 20)}"/>')


def add_toc(story: Story, toc: Toc) -> None:
    """Add the contents: a field over one line a heading, each with its page, that needs no update.

    The end of the field and the end of the section stand in paragraphs of their own: LibreOffice loses the
    page number below when the section ends while the field is open.
    """
    story.paragraph(TOC_TITLE, run(toc.title))
    depth = min(3, max((entry.level for entry in toc.entries), default=1))
    begin = opening(f'TOC \\o "1-{depth}" \\h \\z \\u')
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
