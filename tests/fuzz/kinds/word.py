"""Chapters in Word."""

from collections.abc import Mapping

from load.word_files import (
    NAMESPACES,
    NUMBERING,
    OFFICE,
    PACKAGE,
    STYLES,
    cell,
    item,
    paragraph,
    picture,
    row,
    table,
)

from fuzz import markup
from fuzz.dice import Dice
from fuzz.harnesses import of_files
from fuzz.package import zipped

_WORDS = markup.Words(
    (*(f"w:{tag}" for tag in (
        "p", "r", "t", "tbl", "tr", "tc", "tcPr", "trPr", "gridSpan", "gridBefore", "vMerge", "sdt",
        "sdtContent",
        "numPr", "numId", "ilvl", "pPr", "rPr", "b", "i", "vanish", "pStyle", "outlineLvl", "br",
        "tab", "hyperlink",
        "ins", "del", "footnoteReference", "altChunk", "fldSimple", "instrText", "fldChar", "sym",
        "sectPr", "pgSz",
        "bookmarkStart", "tblHeader", "txbxContent", "pict", "noBreakHyphen", "strike", "vertAlign",
    )), "m:oMath", "m:r", "m:t", "mc:AlternateContent", "mc:Choice", "v:textbox"),
    ("w:val", "w:id", "w:char", "w:instr", "w:fldCharType", "w:type", "w:orient", "r:id", "w:styleId",
    "w:name"),
    ("1", "2", "a3", "a4", "a5", "restart", "true", "off", "begin", "separate", "end", "SEQ 表", "REF x",
    "page",
     "landscape", "styles", "superscript"),
)  # fmt: skip
_LINES = (
    "一、规模",
    "（一）学生",
    "表1 人数",
    "图1 活动",
    "见表1。",
    "注：甲",
    "{{ 值.students }}",
    '"甲"和"乙"',
    "::: 照片",
    "|x|y|",
)


@of_files("word chapter")
def word(dice: Dice) -> Mapping[str, bytes]:
    """Return a chapter of paragraphs, lists, tables, pictures and whatever else."""
    body = "".join(dice.many(10, lambda: _part(dice)))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(("a", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles", "styles.xml"),
            ("numbering", "numbering", "numbering.xml"),
            ("p", "image", "media/a.png"),
        ),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
    }
    made = markup.changed(dice, parts, _WORDS) | {
        "word/media/a.png": b"\x89PNG" + dice.text().encode("utf-8", "replace")
    }
    return {dice.one_of(("chapters/overview.docx", "chapters/01-学校概况.docx")): zipped(dice, made)}


def _part(dice: Dice) -> str:
    words = dice.one_of(_LINES) if dice.once_in(2) else markup.text(dice)
    return dice.one_of((
        paragraph(markup.escape(words), dice.one_of(("", "1", "2", "3", "a3", "a4", "a5", "a6"))),
        item(markup.escape(words), dice.below(4), dice.below(12)),
        table(*dice.many(4, lambda: row(*dice.many(4, lambda: cell(markup.text(dice)))))),
        paragraph(picture("p")),
        _WORDS.tree(dice, 5),
    ))  # fmt: skip


def _relations(*each: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in each
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'
