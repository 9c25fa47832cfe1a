"""Word document (.docx) for Word, WPS and LibreOffice."""

from collections.abc import Mapping

from qreport.model.document import Document
from qreport.model.layout import Layout
from qreport.render.docx.cuts import UNCUT, Cuts
from qreport.render.docx.known import Known
from qreport.render.writers import writers


@writers.register("docx")
def write_docx(document: Document, layout: Layout) -> bytes:
    """Return the report as a Word document, the pages in its contents estimated, which it says."""
    return write_with_pages(document, layout, None)


def write_with_pages(
    document: Document, layout: Layout, pages: Mapping[str, int] | None, cuts: Cuts = UNCUT
) -> bytes:
    """Return the report as a Word document.

    `pages` are the printed pages of headings and captioned blocks by id, shown in the contents; one that is
    not known is estimated. With None all are, and the contents say so. `cuts` tells where long tables are
    cut. A photo that cannot be read leaves a word in its place (see `check_pictures`).
    """
    from qreport.render.docx.body import tell
    from qreport.render.docx.package import pack
    from qreport.render.pagination import estimate

    shown = {**estimate(document, layout), **(pages or {})}
    story = tell(document, layout, Known(shown, cuts, estimated=pages is None))
    return pack(story, document.properties)
