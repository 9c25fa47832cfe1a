"""Workbooks of LibreOffice: cells and rows that repeat, types, styles."""

from collections.abc import Mapping

from load.ods_files import NAMESPACES, STYLES, TYPE, text

from fuzz import markup
from fuzz.dice import Dice
from fuzz.harnesses import of_files
from fuzz.package import zipped

_WORDS = markup.Words(
    ("table:table", "table:table-row", "table:table-cell", "table:covered-table-cell", "text:p", "text:s",
    "text:tab",
     "text:line-break", "text:ruby-text", "table:table-column", "office:annotation", "style:style",
     "number:number",
     "number:number-style", "number:date-style", "number:year", "draw:frame"),
    ("table:number-rows-repeated", "table:number-columns-repeated", "office:value", "office:value-type",
    "text:c",
     "office:date-value", "office:time-value", "office:boolean-value", "table:formula",
     "table:style-name",
     "table:visibility", "table:number-rows-spanned", "table:number-columns-spanned", "table:name",
     "style:name",
     "style:parent-style-name", "style:data-style-name", "number:decimal-places", "calcext:value-type",
     "table:default-cell-style-name"),
    ("float", "percentage", "date", "time", "boolean", "string", "currency", "2021-08-01", "PT19H01M00S",
    "percent",
     "month", "tenth", "heir", "collapse", "error", "数据", "9999", "10000", "-1000000-01-01"),
)  # fmt: skip


@of_files("ods")
def ods(dice: Dice) -> Mapping[str, bytes]:
    """Return a workbook among the indicators or the records."""
    heading = (
        f"<table:table-row>{text('指标')}{text('2020')}{text('2021')}</table:table-row>"
        if dice.once_in(2)
        else ""
    )
    rows = "".join(dice.many(5, lambda: f"<table:table-row>{_cells(dice)}</table:table-row>"))
    free = "".join(dice.many(4, lambda: _WORDS.tree(dice)))
    body = f'<table:table table:name="数据">{heading}{rows}{free}</table:table>'
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": TYPE, "content.xml": content, "META-INF/manifest.xml": "<a/>", "styles.xml": "<a/>"}
    return {
        dice.one_of(("indicators/a.ods", "records/programmes.ods")): zipped(
            dice, markup.changed(dice, parts, _WORDS)
        )
    }


def _cells(dice: Dice) -> str:
    repeated = f'table:number-columns-repeated="{dice.number()}"' if dice.once_in(6) else ""
    return "".join(dice.many(5, lambda: text(markup.text(dice), repeated)))
