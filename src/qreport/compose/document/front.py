"""What stands before the first chapter, and the name of the file."""

import re
from collections.abc import Iterator

from qreport.compose.document.contents import LISTS, Chapters
from qreport.compose.language.texts import Texts
from qreport.compose.values.composition import Composition
from qreport.model.document import Block, BodyStart, CoverPage, Photo, Properties, StatementPage, plain_text
from qreport.model.filing import Attachment
from qreport.model.pack import STATEMENT, FrontPart

LONGEST_NAME = 200
"""Bytes of a file name without its ending; file systems take 255."""
_UNSAFE = str.maketrans(dict(zip('<>:"/\\|?*', "＜＞：＂／＼｜？＊", strict=True)))
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\.|$)", re.IGNORECASE)
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
