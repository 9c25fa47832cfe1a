"""A document to the content of its files: which formats there are, and what the docx and PDF need.

A report that is built in spite of open errors says that it is a draft: on every page and in its name.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from qreport.errors import QreportError
from qreport.model.document import CoverPage, Document, Paragraph, Run
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.pictures import Pictures
from qreport.render.writers import writers
from qreport.text.names import did_you_mean

DOCX, PDF = "docx", "pdf"
_UPDATE = "在 Word 或 WPS 中全选后按 F9 可更新目录。"
ESTIMATED = f"目录中的页码是估算的，因为没有可用的 LibreOffice（见 qreport doctor）。{_UPDATE}"
FAILED = f"目录中的页码是估算的：{{error}}。{_UPDATE}"
UNSETTLED = f"目录中的个别页码可能差一页：排版反复后仍未稳定。{_UPDATE}"


class Made(Struct, frozen=True):
    """The content of each file by format."""

    contents: Mapping[str, bytes]
    notices: tuple[str, ...] = ()
    """What the user should know about the files."""
    failure: QreportError | None = None
    """Why a format that was asked for is not there."""


def known(formats: Sequence[str]) -> tuple[str, ...]:
    """Return `formats` without repeats; raise QreportError for one that does not exist."""
    possible = (*writers, PDF)
    unknown = next((name for name in formats if name not in possible), None)
    if unknown is not None:
        raise QreportError(
            f"没有输出格式“{unknown}”{did_you_mean(unknown, possible)}", f"可用的格式：{'、'.join(possible)}"
        )
    return tuple(dict.fromkeys(formats))


def pictures_of(document: Document, layout: Layout) -> Pictures:
    """Return the pictures of `document`; raise QreportError when one of them cannot be shown."""
    from qreport.render.pictures import prepare

    pictures = prepare(document, layout)
    for finding in pictures.findings:
        if finding.blocks:
            raise QreportError(finding.message, finding.mend)
    return pictures


def files_of(
    document: Document, layout: Layout, pictures: Pictures, formats: Sequence[str], *, quick: bool
) -> Made:
    """Return the content of every format.

    The contents of a docx show the true pages where LibreOffice is at hand, estimates where it is not or
    with `quick`. The docx is there also when the PDF cannot be had.
    """
    write = partial(_written, document, layout, pictures)
    if PDF not in formats and (DOCX not in formats or quick):
        return Made(write(formats))
    from qreport.workflows import pages

    if PDF not in formats and not pages.can_be_paged(document):
        return Made(write(formats), (ESTIMATED,))
    try:
        paged = pages.paged(document, layout, pictures, illustrated=PDF in formats)
    except QreportError as error:
        notice = FAILED.format(error=error)
        return Made(write(formats), (notice,), error if PDF in formats else None)
    true = {name: content for name, content in ((DOCX, paged.docx), (PDF, paged.pdf)) if name in formats}
    others = [name for name in formats if name not in true]
    return Made(write(others) | true, () if paged.exact else (UNSETTLED,))


def _written(
    document: Document, layout: Layout, pictures: Pictures, formats: Sequence[str]
) -> dict[str, bytes]:
    """Return what the writers make without looking at pages."""
    chosen = ((name, writers[name]) for name in writers if name in formats)
    return {name: write(document, layout, pictures) for name, write in chosen}


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
