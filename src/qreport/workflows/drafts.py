"""A report that is built in spite of open errors says that it is a draft: on every page and in its name."""

from collections.abc import Iterable

from msgspec.structs import replace

from qreport.model.document import CoverPage, Document, Paragraph, Run
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures

SUFFIX = "（草稿）"
"""Behind the name of the file, so that no draft takes the place of a final report."""
_HEADER = "【草稿，不能作为定稿】"

Parts = tuple[Document, Layout, Pictures]


def open_errors(findings: Iterable[Finding]) -> int:
    """Return how many findings keep a report from being final."""
    return sum(finding.is_open_error for finding in findings)


def as_draft(parts: Parts, errors: int) -> Parts:
    """Return a report with so many open errors marked as a draft; without one it stays as it is."""
    document, layout, pictures = parts
    if not errors:
        return parts
    mark = f"【草稿】还有 {errors} 处没有改正或说明，不能作为定稿"
    blocks = document.blocks
    if blocks and isinstance(cover := blocks[0], CoverPage):
        marked = replace(cover, lines=(mark, *cover.lines))
        blocks = (marked, *blocks[1:])
        shown = {marked if part == cover else part: each for part, each in pictures.shown.items()}
        pictures = replace(pictures, shown=shown)
    else:
        blocks = (Paragraph((Run(mark, mark=True),), "prompt"), *blocks)
    named = replace(document, blocks=blocks, file_name=f"{document.file_name}{SUFFIX}")
    return named, layout.model_copy(update={"header": f"{_HEADER}{layout.header or ''}"}), pictures
