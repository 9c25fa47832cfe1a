"""The whole document from its chapters.

What stands before the first chapter, and the name of the file.

The contents, and the lists of tables, figures and cases.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from qreport.compose.chapters.blocks import ChapterBlocks
from qreport.compose.chapters.drafts import Draft, draft
from qreport.compose.chapters.numbering import Numbers, Plan, number, report_unmentioned
from qreport.compose.chapters.passages import passages
from qreport.compose.language.texts import Texts
from qreport.compose.values.composition import Composition
from qreport.model.document import (
    Block,
    BodyStart,
    CaseStudy,
    Chart,
    CoverPage,
    Document,
    Heading,
    Paragraph,
    Photo,
    PhotoGrid,
    Properties,
    Run,
    StatementPage,
    Table,
    Toc,
    TocEntry,
    plain_text,
    walk,
)
from qreport.model.filing import Attachment
from qreport.model.layout import Wording
from qreport.model.location import Location
from qreport.model.pack import STATEMENT, FrontPart
from qreport.text.regex import regex

Chapters = Sequence[tuple[str, tuple[Block, ...]]]
"""Kind and blocks of each chapter."""

TOC_LEVELS = 3
_GAP = "　"


def contents(chapters: Chapters, words: Wording) -> Toc:
    """Return the headings of three levels; of a case and an annex only the title, of a preface nothing."""
    return Toc(words.toc, tuple(entry for kind, blocks in chapters for entry in _headings(kind, blocks)))


def list_of_tables(chapters: Chapters, words: Wording) -> Toc:
    """Return every table with a caption."""
    tables = (block for block in _all(chapters) if isinstance(block, Table))
    return Toc(words.toc_of_tables, tuple(_captioned(tables)), "tables")


def list_of_figures(chapters: Chapters, words: Wording) -> Toc:
    """Return every chart, and every photo grid with a caption."""
    figures = (block for block in _all(chapters) if isinstance(block, Chart | PhotoGrid))
    return Toc(words.toc_of_figures, tuple(_captioned(figures)), "figures")


def list_of_cases(chapters: Chapters, words: Wording) -> Toc:
    """Return the chapters that are a case, and the cases within chapters."""
    return Toc(words.toc_of_cases, tuple(_cases(chapters)), "cases")


LISTS: Mapping[str, Callable[[Chapters, Wording], Toc]] = {
    "contents": contents,
    "tables": list_of_tables,
    "figures": list_of_figures,
    "cases": list_of_cases,
}


def _headings(kind: str, blocks: Iterable[Block]) -> Iterator[TocEntry]:
    depth = {"preface": 0, "body": TOC_LEVELS}.get(kind, 1)
    for block in blocks:
        if isinstance(block, Heading) and block.level <= depth:
            yield TocEntry(block.level, f"{block.number}{plain_text(block.text)}", block.id)


def _captioned(blocks: Iterable[Table | Chart | PhotoGrid]) -> Iterator[TocEntry]:
    for block in blocks:
        if block.caption:
            yield TocEntry(1, f"{block.caption.label}{_GAP}{plain_text(block.caption.text)}", block.id)


def _cases(chapters: Chapters) -> Iterator[TocEntry]:
    for kind, blocks in chapters:
        for block in walk(blocks):
            if kind == "case" and isinstance(block, Heading) and block.level == 1:
                yield TocEntry(1, plain_text(block.text), block.id)
            elif isinstance(block, CaseStudy):
                yield TocEntry(1, f"{block.label}{_GAP}{plain_text(block.title)}", block.id)


def _all(chapters: Chapters) -> Iterator[Block]:
    for _, blocks in chapters:
        yield from walk(blocks)


LONGEST_NAME = 200
"""Bytes of a file name without its ending; file systems take 255."""
_UNSAFE = str.maketrans(dict(zip('<>:"/\\|?*', "＜＞：＂／＼｜？＊", strict=True)))
_DEVICE = regex(r"(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\.|$)", re.IGNORECASE)
_NAMELESS = "质量年度报告"


def front(texts: Texts, chapters: Chapters) -> Iterator[Block]:
    """Yield what the pack puts in front of the body, then the start of the body.

    A list without entries is left out, so that a report without cases has no empty page.
    """
    for part in _parts(texts.composition):
        if part == "cover":
            yield _cover(texts)
        elif part == "statement":
            yield _statement(texts)
        elif part == "preface":
            yield from (block for kind, blocks in chapters if kind == "preface" for block in blocks)
        else:
            made = LISTS[part](chapters, texts.composition.wording)
            yield from (made,) if made.entries else ()
    yield BodyStart()


def _parts(composition: Composition) -> Iterator[FrontPart]:
    """Yield the parts that the pack names; a signed statement that it has no place for follows the cover."""
    named = composition.pack.manifest.front
    homeless = composition.filing.statement is not None and "statement" not in named
    if homeless and "cover" not in named:
        yield "statement"
    for part in named:
        yield part
        if homeless and part == "cover":
            yield "statement"


def _cover(texts: Texts) -> CoverPage:
    cover = texts.composition.pack.manifest.cover
    subtitle = words(texts, cover.subtitle) if cover.subtitle else None
    lines = tuple(words(texts, line) for line in cover.lines)
    filing = texts.composition.filing
    logo = _picture(filing.logo, f"{filing.config.school.name}标志")
    return CoverPage(words(texts, cover.title), subtitle, lines, logo)


def _statement(texts: Texts) -> StatementPage:
    """Return the page to sign, or the signed one; a pack without such a page has none but the signed one."""
    statement = texts.composition.pack.manifest.statement
    title = words(texts, statement.title) if statement else STATEMENT
    scan = _picture(texts.composition.filing.statement, f"{title}（已签署）")
    if statement is None:
        return StatementPage(title, (), (), scan)
    paragraphs = tuple(words(texts, each) for each in statement.paragraphs)
    signature = tuple(words(texts, each) for each in statement.signature)
    return StatementPage(title, paragraphs, signature, scan)


def _picture(attachment: Attachment | None, alt: str) -> Photo | None:
    return Photo(attachment.path, (), alt, attachment.origin) if attachment else None


def properties(texts: Texts) -> Properties:
    """Return what the file says about itself."""
    composition = texts.composition
    config = composition.filing.config
    title = words(texts, composition.pack.manifest.cover.title)
    return Properties(title, config.school.name, composition.pack.manifest.title, config.report.issued)


def words(texts: Texts, source: str) -> str:
    """Return a text of pack.yaml with its values."""
    return plain_text(texts.of_template(source, texts.composition.origin("manifest", "cover")))


def output_name(composition: Composition) -> str:
    """Return the file name of the report, without ending; good on every system."""
    return safe_name(words(Texts(composition), composition.pack.manifest.output_name))


def safe_name(name: str) -> str:
    """Return `name` as a file name that Windows takes too: no reserved sign or word, not too long."""
    plain = "".join(letter for letter in name.translate(_UNSAFE) if letter.isprintable()).strip(" .")
    while len(plain.encode()) > LONGEST_NAME:
        plain = plain[:-1]
    plain = plain.strip(" .") or _NAMELESS
    return f"_{plain}" if _DEVICE.match(plain) else plain


def assemble(composition: Composition) -> Document:
    """Return the document; what is wrong is reported to `composition`.

    A chapter that cannot be rendered stands as its heading with a prompt, so that the others are read too.
    One of which the values leave no text is left out, heading and number too, unless that leaves no report.
    """
    every = [draft(composition, chapter) for chapter in composition.chapters.values()]
    drafts = [each for each in every if not each.blank] or every
    texts = Texts(composition)
    plan = number(composition, drafts, texts.mentions)
    chapters = [(each.kind, _chapter(each, texts, plan)) for each in drafts]
    report_unmentioned(composition, drafts, plan, texts.mentions)
    body = tuple(block for kind, blocks in chapters if kind != "preface" for block in blocks)
    lines = tuple(line for each in drafts for line in passages(each, composition.filing.current))
    return Document(properties(texts), (*front(texts, chapters), *body), output_name(composition), lines)


def _chapter(each: Draft, texts: Texts, plan: Plan) -> tuple[Block, ...]:
    chapter = each.chapter
    numbers = Numbers(plan.chapters[chapter.id], each.kind, texts.composition.pack.layout.headings)
    title = texts.of_template(chapter.head.title, Location(chapter.file, line=1))
    new_page = each.kind != "body" or texts.composition.pack.layout.chapters_on_new_page
    heading = Heading(f"chapter-{chapter.id}", 1, numbers.chapter(), title, page_break=new_page)
    if each.rendered is None:
        return (heading, Paragraph((Run("【本章有错误，未能生成；改正后重新生成报告】"),), "prompt"))
    return (heading, *ChapterBlocks(each, each.rendered, texts, plan, numbers).all())
