"""Inline content as runs."""

from collections.abc import Callable

from msgspec.structs import replace

from qreport.model.document import CrossReference, Inline, Inlines, LineBreak, Miniature
from qreport.render.docx.bookmarks import Bookmarks
from qreport.render.docx.xml import RED, run

_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_LINE_BREAK = "<w:r><w:br/></w:r>"


Show = Callable[[Miniature], str]
"""Makes the run of a small picture."""


def inlines(content: Inlines, marks: Bookmarks, show: Show, *, bold: bool = False) -> str:
    """Return the runs of `content`, all bold if `bold`."""
    return "".join([_inline(part, marks, show, bold=bold) for part in content])


def _inline(part: Inline, marks: Bookmarks, show: Show, *, bold: bool) -> str:
    if isinstance(part, LineBreak):
        return _LINE_BREAK
    if isinstance(part, Miniature):
        return show(part)
    if isinstance(part, CrossReference):
        return marks.refer(replace(part, bold=part.bold or bold))
    look = (_BOLD if part.bold or bold else "") + (_ITALIC if part.italic else "")
    return run(part.text, look + RED if part.mark else look)
