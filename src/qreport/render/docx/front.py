"""Cover, statement and contents."""

from collections.abc import Callable, Mapping

from qreport.model.document import CoverPage, StatementPage, Toc, TocEntry
from qreport.model.pictures import Refused
from qreport.render.docx.body_writer import BodyWriter
from qreport.render.docx.bookmarks import link
from qreport.render.docx.drawings import in_line, sheet
from qreport.render.docx.paragraphs import Format, gap
from qreport.render.docx.styles import BODY, COVER_LINE, COVER_TITLE, FIGURE, ROLES, TOC_TITLE
from qreport.render.docx.text import SEQUENCES
from qreport.render.docx.xml import END, field, opening, run

_TITLE_AT = 0.2
_LINES_AT = 0.78
"""Where title and lines stand, as shares of the height of the text."""
_BELOW_LOGO = 24
"""Points between the logo and the title."""
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
_ESTIMATED = "页码为估算：全选后按 F9，选“更新整个目录”。"
"""Stands within the field, whose old result goes when it is updated; marking it for update makes Word ask."""


def add_cover(body: BodyWriter, cover: CoverPage) -> None:
    """Add the first page: title above the middle, school and month near the foot."""
    styles, height = body.layout.styles, body.height_mm / 25.4 * 72
    body.begin("cover")
    above, begun = _above_title(body, cover, height * _TITLE_AT)
    body.paragraph(COVER_TITLE, run(cover.title), _below(above))
    used = begun + _lines(cover.title) * (styles.cover_title.line or styles.cover_title.size * 1.3)
    step = styles.cover_line.line or styles.cover_line.size * 1.3
    if cover.subtitle:
        body.paragraph(COVER_LINE, run(cover.subtitle), _below(step / 2))
        used += step * (0.5 + _lines(cover.subtitle))
    rest = max(0.0, min(height * _LINES_AT, height - step * (len(cover.lines) + 1)) - used)
    for index, line in enumerate(cover.lines):
        body.paragraph(COVER_LINE, run(line), Format() if index else _below(rest))
    body.begin(body.opening)


def _above_title(body: BodyWriter, cover: CoverPage, title_at: float) -> tuple[float, float]:
    """Add the logo; return the points between it and the title, and where on the page the title begins."""
    if cover.logo is None:
        return title_at, title_at
    (logo,) = body.pictures.of(cover)
    shown = in_line(body.media, logo, cover.logo.alt)
    if isinstance(logo, Refused):
        body.paragraph(FIGURE, shown)
        return title_at, title_at
    points = logo.height / 25.4 * 72
    body.paragraph(FIGURE, shown, _below(max(0.0, title_at - points - _BELOW_LOGO)))
    return _BELOW_LOGO, max(title_at, points + _BELOW_LOGO)


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _below(points: float) -> Format:
    return Format(spacing=_above(points))


def _above(points: float) -> str:
    return f'<w:spacing w:before="{round(points * 20)}"/>'


def _depth(toc: Toc) -> int:
    return min(3, max((entry.level for entry in toc.entries), default=1))


def add_statement(body: BodyWriter, statement: StatementPage) -> None:
    """Add the statement of truth on a page without a number, room for the signatures below."""
    body.begin("cover")
    if statement.scan:
        _add_scan(body, statement, statement.scan.alt)
    else:
        _add_page_to_sign(body, statement)
    body.begin(body.opening)


def _add_scan(body: BodyWriter, statement: StatementPage, alt: str) -> None:
    """Let each page of the signed statement fill a page of the report."""
    for page in body.pictures.of(statement):
        if isinstance(page, Refused):
            body.paragraph(FIGURE, in_line(body.media, page, alt))
        else:
            body.begin("cover")
            body.add(gap(20, sheet(body.media, page, alt)))


def _add_page_to_sign(body: BodyWriter, statement: StatementPage) -> None:
    body.paragraph(TOC_TITLE, run(statement.title), _below(_ABOVE_STATEMENT))
    for text in statement.paragraphs:
        body.paragraph(BODY, run(text))
    for index, line in enumerate(statement.signature):
        above = _ABOVE_SIGNATURE if index == 0 else _BETWEEN_SIGNATURES
        body.paragraph(BODY, run(line), Format(spacing=_above(above), indent=_SIGNATURE_INDENT))


def add_toc(body: BodyWriter, toc: Toc) -> None:
    """Add contents or a list: a field over one line an entry, each with its page, that needs no update.

    The end of the field and the end of the section stand in paragraphs of their own: LibreOffice loses the
    page number below when the section ends while the field is open.
    """
    body.break_page()
    body.paragraph(TOC_TITLE, run(toc.title))
    begin = opening(_INSTRUCTIONS[toc.collects](toc))
    if toc.entries and body.known.estimated:
        body.paragraph(ROLES["prompt"], begin + run(_ESTIMATED))
        begin = ""
    for entry in toc.entries:
        body.paragraph(f"TOC{min(entry.level, 3)}", begin + _entry(body, entry))
        begin = ""
    if toc.entries:
        body.add(gap(20, END))
        body.add(gap(20))


def _entry(body: BodyWriter, entry: TocEntry) -> str:
    name, page = body.marks.entry(entry.target), body.known.pages.get(entry.target)
    if name is None or page is None:
        return run(entry.text)
    return link(name, run(f"{entry.text}\t") + field(f"PAGEREF {name} \\h", str(page)))
