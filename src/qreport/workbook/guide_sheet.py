"""The first sheet, which says what to do, and the last, which holds the values to choose from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from qreport.model.filing import INSTRUCTIONS, Filing
from qreport.model.location import column_letters
from qreport.model.records import RecordSchema
from qreport.workbook.page import head, height_of, set_up
from qreport.workbook.styles import Look, Styles

LISTS = "选项"
STEPS = (
    "1. 找到本部门的工作表，只填可以填的格；表头、代码、上年数已经锁定，不要增删列，不要改工作表的第一格。",
    "2. 浅黄色的格必填，其余没有可以不填。只填数，不带单位；98.5% 填 98.5，生师比 19:1 照写。",
    "3. 统计过、确实没有，填 0；没有采集，填 -（或“未采集”）；不适用，填 /（或“不适用”）。必填的不要空着。",
    "4. 金黄色表示与上年相差超过 20%：复核，无误的在“备注”写明原因。"
    "“期间”只在数据不满一年时填，如 2021-01/2021-08。",
    "5. 明细表一行一条，带下拉箭头的列从列表中选。填好后保存为 .xlsx，交回报告负责人。",
)
_KEY = "在 Excel 中直接按 / 会打开菜单：先按 F2 再输入，或写“不适用”。"
# Headings of the list of sheets with their widths in letters.
_WIDTHS = (("工作表", 34), ("部门", 18), ("内容", 10), ("项数", 8), ("必填", 8), ("已填", 8))


class Listed(Struct, frozen=True):
    """One line of the list of sheets."""

    sheet: str
    department: str
    content: str
    count: int | None
    """Indicators; None for a detail table."""
    required: int | None
    filled: int
    """Values or rows on file."""


def write_guide(sheet: Any, filing: Filing, listed: Sequence[Listed], styles: Styles) -> None:
    """Fill the first sheet: five lines, then the list of all sheets."""
    title = f"{INSTRUCTIONS}：{filing.config.school.name} {filing.current}年报告数据"
    sheet.write_string(0, 0, title, styles.get(Look.TITLE))
    last = len(_WIDTHS) - 1
    for row, step in enumerate((*STEPS, _KEY), 1):
        sheet.merge_range(row, 0, row, last, "", styles.get(Look.STEP))
        sheet.write_string(row, 0, step, styles.get(Look.STEP))
        # The merged columns hold 86 letters; a little less, so that no line is cut.
        sheet.set_row(row, height_of([(step, 80)]))
    top = len(STEPS) + 3
    head(sheet, top, _WIDTHS, styles)
    for row, each in enumerate(listed, top + 1):
        # A quotation mark within the name of a sheet is doubled.
        link = f"internal:'{each.sheet.replace(chr(39), chr(39) * 2)}'!A1"
        sheet.write_url(row, 0, link, styles.get(Look.TEXT), each.sheet)
        sheet.write_string(row, 1, each.department, styles.get(Look.TEXT))
        sheet.write_string(row, 2, each.content, styles.get(Look.CENTRE))
        for column, number in enumerate((each.count, each.required, each.filled), 3):
            sheet.write(row, column, "" if number is None else number, styles.get(Look.CENTRE))
    set_up(sheet)


def ranges_of(schemas: Iterable[RecordSchema]) -> Mapping[tuple[str, ...], str]:
    """Return where on the sheet of lists the values of each choice stand."""
    choices = dict.fromkeys(
        column.choices for schema in schemas for column in schema.columns if column.choices
    )
    return {
        # Beside the cells instead of in the rule, where Excel takes at most 255 letters.
        each: f"='{LISTS}'!${column_letters(at)}$2:${column_letters(at)}${len(each) + 1}"
        for at, each in enumerate(choices, 1)
    }


def write_lists(sheet: Any, ranges: Mapping[tuple[str, ...], str], styles: Styles) -> None:
    """Fill the sheet of lists, one column a choice."""
    sheet.write_string(0, 0, f"{INSTRUCTIONS}：下拉列表的内容，不用填", styles.get(Look.TITLE))
    for column, choices in enumerate(ranges):
        sheet.set_column(column, column, 14)
        for row, choice in enumerate(choices, 1):
            sheet.write_string(row, column, choice)
    set_up(sheet)
