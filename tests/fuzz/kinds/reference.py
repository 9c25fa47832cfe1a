"""The school's own Word file, which gives the report its looks."""

import tempfile
from pathlib import Path

from acceptance.reference_files import word_file
from small import LAYOUT

from fuzz import markup
from fuzz.dice import Dice
from fuzz.ground import bounded
from fuzz.harnesses import HARNESSES
from qreport.load.reference.looks import dressed
from qreport.load.reference.read import read_reference

_NAMES = (
    "heading 1",
    "Normal",
    "标题 2",
    "caption",
    "Title",
    "header",
    "toc 1",
    "footer",
    "Table Grid",
    "甲",
)
_WORDS = markup.Words(
    tuple(f"w:{tag}" for tag in (
        "pPr", "rPr", "sz", "b", "i", "jc", "ind", "spacing", "rFonts", "color", "basedOn", "name",
        "tblPr", "u",
        "outlineLvl", "keepNext", "pBdr", "top", "shd", "lang", "tabs", "tab", "tblBorders", "tcPr",
        "tblStylePr",
    )),
    ("w:val", "w:eastAsia", "w:ascii", "w:firstLine", "w:firstLineChars", "w:line", "w:lineRule",
    "w:before", "w:after",
     "w:eastAsiaTheme", "w:type", "w:sz", "w:space", "w:left", "w:hanging"),
    ("宋体", "24", "32", "auto", "exact", "FF0000", "both", "center", "minorEastAsia", "0", "999999",
    "-200", "x"),
)  # fmt: skip


@HARNESSES.register("word reference")
def reference(dice: Dice) -> None:
    """Read the styles of a file and dress a layout in them."""
    styles = "".join(dice.many(5, lambda: _style(dice)))
    content = word_file(styles)
    with tempfile.TemporaryDirectory(prefix="qreport-fuzz-") as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(dice.spoiled(content) if dice.once_in(8) else content)
        with bounded():
            dressed(LAYOUT, read_reference(path, "a.docx", []))


def _style(dice: Dice) -> str:
    name, code, kind = (
        dice.one_of(_NAMES),
        dice.one_of(("x", "y", "z")),
        dice.one_of(("paragraph", "table", "character")),
    )
    based = f'<w:basedOn w:val="{dice.one_of(("x", "y", "z", "q"))}"/>' if dice.once_in(2) else ""
    inner = "".join(dice.many(4, lambda: _WORDS.tree(dice, 2)))
    return f'<w:style w:type="{kind}" w:styleId="{code}"><w:name w:val="{name}"/>{based}{inner}</w:style>'
