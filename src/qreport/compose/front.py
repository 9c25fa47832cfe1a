"""What stands before the first chapter, and the name of the file."""

import re
from collections.abc import Iterable

from qreport.compose.scene import Scene
from qreport.compose.texts import Texts
from qreport.model.document import (
    Block,
    BodyStart,
    CoverPage,
    Heading,
    Properties,
    Toc,
    TocEntry,
    plain_text,
)

TOC_LEVELS = 3
LONGEST_NAME = 200
"""Bytes of a file name without its ending; file systems take 255."""
_UNSAFE = str.maketrans(dict(zip('<>:"/\\|?*', "＜＞：＂／＼｜？＊", strict=True)))
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\.|$)", re.IGNORECASE)
_NAMELESS = "质量年度报告"


def front(texts: Texts, chapters: Iterable[tuple[str, Iterable[Block]]]) -> tuple[Block, ...]:
    """Return cover, contents and the start of the body; each chapter comes with its kind."""
    cover = texts.scene.pack.manifest.cover
    page = CoverPage(
        words(texts, cover.title),
        words(texts, cover.subtitle) if cover.subtitle else None,
        tuple(words(texts, line) for line in cover.lines),
    )
    entries = tuple(
        TocEntry(block.level, f"{block.number}{plain_text(block.text)}", block.id)
        for kind, blocks in chapters
        for block in blocks
        if isinstance(block, Heading) and block.level <= (TOC_LEVELS if kind == "body" else 1)
    )
    return (page, Toc(texts.scene.wording.toc, entries), BodyStart())


def properties(texts: Texts) -> Properties:
    """Return what the file says about itself."""
    scene = texts.scene
    config = scene.filing.config
    title = words(texts, scene.pack.manifest.cover.title)
    return Properties(title, config.school.name, scene.pack.manifest.title, config.report.issued)


def words(texts: Texts, source: str) -> str:
    """Return a text of pack.yaml with its values."""
    return plain_text(texts.of_template(source, texts.scene.origin("manifest", "cover")))


def output_name(scene: Scene) -> str:
    """Return the file name of the report, without ending; good on every system."""
    return safe_name(words(Texts(scene), scene.pack.manifest.output_name))


def safe_name(name: str) -> str:
    """Return `name` as a file name that Windows takes too: no reserved sign or word, not too long."""
    plain = "".join(letter for letter in name.translate(_UNSAFE) if letter.isprintable()).strip(" .")
    while len(plain.encode()) > LONGEST_NAME:
        plain = plain[:-1]
    plain = plain.strip(" .") or _NAMELESS
    return f"_{plain}" if _DEVICE.match(plain) else plain
