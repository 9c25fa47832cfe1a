"""Workbooks of Excel: cells of all types, formats, merges, and parts that do not fit together."""

from collections.abc import Mapping

from load.xlsx_files import parts, row, sheet_part

from fuzz import markup
from fuzz.dice import Dice
from fuzz.harnesses import of_files
from fuzz.package import zipped

_HEADING = row("指标", "2020", "2021")
_TYPES = ("n", "s", "str", "inlineStr", "b", "e", "d", "", "zz")
_FORMATS = (
    "General",
    "0.0%",
    "0!.0,",
    "yyyy年m月",
    "[>=1000]#,##0;0.00",
    "0;-0.00",
    "@",
    "aaaa",
    '0"人"',
    ";;;",
    "0" * 300,
)
_WORDS = markup.Words(
    ("row", "c", "v", "f", "is", "t", "r", "rPh", "mergeCell", "col", "cols", "sheetData", "sheets",
    "sheet", "si",
     "xf", "numFmt", "cellXfs", "workbookPr", "hyperlink"),
    ("r", "t", "s", "ref", "min", "max", "hidden", "numFmtId", "formatCode", "name", "sheetId",
    "date1904", "state"),
    ("A1", "B2:C3", "XFD1048576", "A0", "A1:ZZZ99", "true", "1", "inlineStr", "s", "hidden"),
)  # fmt: skip


@of_files("xlsx")
def xlsx(dice: Dice) -> Mapping[str, bytes]:
    """Return a workbook among the indicators, the records or the published figures."""
    rows = (_HEADING if dice.once_in(2) else "") + "".join(dice.many(8, lambda: _row(dice)))
    merges = "".join(
        dice.many(3, lambda: f'<mergeCell ref="{dice.one_of(("A1:B2", "B2", "A2:A9", "A1:XFD9999"))}"/>')
    )
    sheet = sheet_part(rows, "".join(dice.many(2, lambda: _WORDS.tree(dice))), merges)
    shared = "".join(dice.many(4, lambda: f"<si><t>{markup.text(dice)}</t></si>"))
    formats = "|".join(
        dice.many(4, lambda: dice.one_of(_FORMATS).replace('"', "&quot;").replace(">", "&gt;"))
    )
    made = markup.changed(
        dice, parts(sheet, "", shared, formats) | {"[Content_Types].xml": "<Types/>"}, _WORDS
    )
    folder = dice.one_of(("indicators/a.xlsx", "records/programmes.xlsx", "published/a.xlsx"))
    return {folder: zipped(dice, made)}


def _row(dice: Dice) -> str:
    place = f' r="{dice.number()}"' if dice.once_in(4) else ""
    return f"<row{place}>{''.join(dice.many(5, lambda: _cell(dice)))}</row>"


def _cell(dice: Dice) -> str:
    kind = dice.one_of(_TYPES)
    place = (
        f' r="{dice.one_of(("A2", "B2", "C2", "A3", "B3", "C3", "D4", "IV200", "XFD1"))}"'
        if dice.once_in(4)
        else ""
    )
    formula = "<f>1+1</f>" if dice.once_in(6) else ""
    words = markup.text(dice)
    inner = f"<is><t>{words}</t></is>" if kind == "inlineStr" else f"{formula}<v>{words}</v>"
    return f'<c t="{kind}" s="{dice.below(6)}"{place}>{inner}</c>'
