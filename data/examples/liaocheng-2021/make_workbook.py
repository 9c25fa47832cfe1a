"""The two-year data table as a school keeps it: one sheet, a title, a heading repeated at the page break."""

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLE = "聊城高级工程职业学校质量数据表"
HEADING = ("序号", "指标", "单位", "2020年", "2021年")
PAGE_BREAK_AFTER = "23"
"""Below this row the heading stands once more, as on the second page of the printed table."""
WIDTHS = (6, 46, 8, 12, 12)

ROWS = """
1|思想政治课专任教师数|人|50|54
2|德育管理人员数|人|92|101
3|名班主任工作室数|个|-|1
|其中：国家级|个|-|0
|省级|个|-|0
|地市级|个|-|1
4|思想政治课教学创新团队数|个|-|1
|其中：国家级|个|-|0
|省级|个|-|1
|地市级|个|-|0
5|思想政治课示范课堂数|个|2|1
|其中：国家级|个|-|0
|省级|个|2|1
6|就业单位对毕业生职业素养的满意度|%|98.4|98.5
7|就业单位对毕业生职业技能的满意度|%|95.5|98.6
8|体育课专任教师数|人|-|26
9|美育课专任教师数|人|-|12
10|学生文化基础课合格率|%|91.2|99.2
11|学生体质测评合格率|%|96|97
12|毕业生总数|人|2400|2245
13|就业（含升学）人数|人|2364|2212
14|毕业生创业比例|%|7.12|6.19
15|在规模以上企业就业人数|人|1385|1875
16|在中小微企业就业人数|人|215|337
17|毕业生专业对口就业率|%|92.04|92.05
18|通过职教高考升学人数|人|0|0
19|通过对口单独招生升学人数|人|48|121
20|通过中本贯通升学人数|人|0|0
21|通过中高贯通升学人数|人|498|620
22|通过技能拔尖人才免试升学人数|人|0|0
23|升入本科院校人数|人|-|-
24|升入高职高专院校人数|人|546|741
25|其他升学人数（含留学、成人教育、自学考试）|人|200|173
26|全国职业院校技能大赛学生获奖数|人|0|9
27|全国职业技能大赛学生获奖数|人|0|4
28|职业技能等级证书（含职业资格证书）获取人数|人|191|1151
29|全日制在校生数|人|7948|9527
30|生均校园占地面积|m²|59.50|49.64
31|生均校舍建筑面积|m²|18.20|18.76
32|生均教学仪器设备值|元|11372.95|11201.30
33|年生均财政拨款（截至2021.08.31）|元|4643.02|2568.34
34|纸质图书数|册|195000|204700
35|电子图书数|册|300000|300000
36|校园网主干最大带宽|Mbps|1000|1000
37|教职员工额定编制数|人|614|614
38|教职员工总数|人|645|663
39|专任教师|人|465|501
40|生师比|/|16:1|19:1
41|双师素质专任专业教师|人|279|233
42|合作企业教师实践基地数|个|29|32
43|高级专业技术职务专任教师占比|%|32|30.34
44|硕士研究生及以上学历专任教师占比|%|19.3|21.56
45|企业提供的实践教学设备总值|万元|2755.1|2755.1
46|合作企业接收学生实习比例|%|98.4|98.5
47|生均企业实习经费补贴|元|0|0
48|其中：生均财政专项补贴|元|0|0
"""

_THIN = Side(style="thin", color="808080")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", fgColor="E7E6E6")
_NUMBER = re.compile(r"\d+(?:\.(\d+))?")
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def write_workbook(path: Path) -> None:
    """Write the table to `path`."""
    book = Workbook()
    book.properties.creator = "聊城高级工程职业学校"
    book.remove(book.worksheets[0])
    sheet: Worksheet = book.create_sheet("质量数据表")
    _title(sheet)
    _heading(sheet)
    for line in ROWS.strip().splitlines():
        cells = line.split("|")
        _row(sheet, cells)
        if cells[0] == PAGE_BREAK_AFTER:
            _heading(sheet)
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "C3"
    path.write_bytes(without_clock(book))


def _title(sheet: Worksheet) -> None:
    sheet.append([TITLE])
    sheet.merge_cells("A1:E1")
    sheet["A1"].font = Font(size=14, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")


def _heading(sheet: Worksheet) -> None:
    sheet.append(HEADING)
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill, cell.border = Font(bold=True), _SHADE, _GRID
        cell.alignment = Alignment(horizontal="center")


def _row(sheet: Worksheet, cells: list[str]) -> None:
    line = sheet.max_row + 1
    for column, text in enumerate(cells, start=1):
        fill(sheet.cell(line, column), text)


def fill(cell: Cell | MergedCell, text: str) -> None:
    """Write a number as a number that shows its decimals, and `19:1` or `-` as text."""
    cell.border = _GRID
    number = _NUMBER.fullmatch(text)
    if number is None:
        cell.value = text or None
        cell.number_format = "@"
        return
    decimals = number[1] or ""
    cell.value = float(text) if decimals else int(text)
    cell.number_format = f"0.{'0' * len(decimals)}" if decimals else "0"


def without_clock(book: Workbook) -> bytes:
    """Return the file with every time stamp fixed."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(b"2021-11-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
