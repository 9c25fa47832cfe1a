"""Indicator files, filled in wrongly."""

from datetime import date

from .case import blocks, drafts, passes
from .changes import (
    Change,
    added,
    all_of,
    encoded,
    hidden,
    in_cell,
    linked,
    removed,
    renamed,
    replaced,
    spoilt,
    written,
)

CSV = "indicators/办学条件.csv"
LONG = "indicators/学生工作.csv"
RATES = "indicators/学生发展.csv"
YAML = "indicators/学校概况.yaml"
BOOK = "indicators/质量数据表.xlsx"
HEADING = "序号,指标,单位,2021年,期间\r\n"
E3 = f"{BOOK} [质量数据表] E3"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _books(value: str) -> Change:
    """Type `value` for the number of books."""
    return replaced(CSV, "204700", value)


def _staff(value: str) -> Change:
    """Write `value` for the number of staff in the YAML file."""
    return replaced(YAML, "教职员工总数: {2021: 663}", f"教职员工总数: {value}")


NAMES = (
    drafts("name-unknown", replaced(CSV, "纸质图书数", "校车数"), f"{CSV} B8", "QR118", "校车数"),
    drafts("name-misspelt", replaced(CSV, "纸质图书数", "纸制图书数"), f"{CSV} B8", "是否为“纸质图书数”"),
    drafts("name-absent", replaced(CSV, "纸质图书数", ""), f"{CSV} D8", "没有指标的名称"),
    passes("name-with-blanks", replaced(CSV, "纸质图书数", " 纸质　图书数 ")),
    drafts("unit-unknown", replaced(CSV, "纸质图书数,册", "纸质图书数,车"), f"{CSV} C8", "QR113", "车"),
    drafts("unit-of-other-kind", replaced(CSV, "纸质图书数,册", "纸质图书数,人"), f"{CSV} C8", "QR114"),
    drafts("value-twice", added(CSV, "12,纸质图书数,册,204701,\r\n"), f"{CSV} D14", "QR120", f"{CSV} D8"),
    passes("value-twice-alike", added(CSV, "12,纸质图书数,册,204700,\r\n")),
)

NUMBERS = (
    passes("number-full-width", _books("２０４７００")),
    passes("number-with-thousands", _books('"204,700"')),
    passes("number-with-full-width-thousands", _books("204，700")),
    passes("number-with-unit", _books("204700册")),
    passes("number-in-ten-thousands", _books("20.47万")),
    drafts("ratio-with-full-width-colon", replaced(CSV, "19:1", "19：1"), "2021 年 19：1，变化达到 2"),
    passes("percent-with-sign", replaced(RATES, "%,97", "%,97%")),
    drafts("number-split-by-its-comma", _books("204,700"), f"{CSV} D8", "QR111", "204700"),
    drafts("number-blank", _books(""), f"{CSV} D8", "QR115", "填 0"),
    drafts("number-in-words", _books("很多"), f"{CSV} D8", "QR112", "很多"),
    drafts("number-none-in-words", _books("无"), f"{CSV} D8", "QR112", "不适用填 /"),
    drafts("number-in-arabic-digits", _books("٢٠٤"), f"{CSV} D8", "QR112", "٢"),
    drafts("number-with-a-power", _books("9⁵"), f"{CSV} D8", "QR112", "⁵"),
    drafts("number-a-range", _books("200-300"), f"{CSV} D8", "QR112", "范围"),
    drafts("number-logical", _books("TRUE"), f"{CSV} D8", "QR112"),
    drafts("number-scientific", _books("2.05e5"), f"{CSV} D8", "QR112", "科学计数"),
    drafts("number-of-5000-digits", _books("9" * 5000), f"{CSV} D8", "QR112", "太长"),
    drafts("number-nan", _books("NaN"), f"{CSV} D8", "QR112"),
    drafts("number-infinite", _books("-Infinity"), f"{CSV} D8", "QR112"),
    drafts("number-a-formula", _books("=D7*2"), f"{CSV} D8", "QR112", "公式"),
    drafts("number-an-error", _books("#N/A"), f"{CSV} D8", "QR117", "#N/A"),
    drafts("number-with-a-bell", _books("2047\x0700"), f"{CSV} D8", "U+0007"),
    drafts("number-negative", replaced(LONG, "2021,97,", "2021,-97,"), f"{LONG} C3", "QR202"),
    drafts("number-not-whole", replaced(CSV, "9527", "9527.5"), f"{CSV} D3", "QR133"),
    drafts("number-missing-in-text", replaced(LONG, "2021,97,", "2021,-,"), "QR407", "学生社团数"),
    drafts("percent-over-100", replaced(RATES, "%,98.5\r\n", "%,985\r\n"), f"{RATES} D3", "QR202", "985"),
    drafts("percent-as-fraction", replaced(RATES, "%,98.5\r\n", "%,0.985\r\n"), f"{RATES} D3", "0.985"),
    drafts("ratio-turned", replaced(CSV, "19:1", "1:19"), f"{CSV} D12", "QR112", "19:1"),
    drafts("span-in-words", replaced(CSV, "2021-01/2021-08", "前八个月"), f"{CSV} E7", "QR151"),
)

SHEETS = (
    drafts("year-of-five-digits", replaced(CSV, "2021年", "20211年"), f"{CSV} A2", "QR123", "年份"),
    drafts(
        "year-of-five-digits-in-a-row", replaced(LONG, "2021,97", "20211,97"), f"{LONG} B3", "QR126", "20211"
    ),
    drafts("year-to-come", replaced(LONG, "2021,97", "2031,97"), f"{LONG} C3", "QR150", "2031"),
    drafts("heading-absent", replaced(CSV, HEADING, ""), CSV, "QR122", "找不到表头"),
    passes("heading-repeated", added(CSV, HEADING)),
    drafts("column-twice", replaced(CSV, "期间", "2021"), f"{CSV} E2", "QR125"),
    drafts("column-unknown", replaced(CSV, "期间", "填报人"), f"{CSV} E2", "QR124", "填报人"),
    drafts("row-too-long", _books("204700,,,,7"), f"{CSV} F8", "QR110", "多出的是“7”"),
    drafts("row-too-short", replaced(CSV, "电子图书数,册,300000,", "电子图书数"), f"{CSV} C9", "QR110"),
    blocks("300-columns", added(CSV, "," * 300 + "\r\n"), f"{CSV}:14", "QR105", "200 列"),
    blocks("20000-rows", added(CSV, "x,,,,\r\n" * 20000), f"{CSV}:10001", "QR105", "10000 行"),
    blocks("cell-of-10-mb", replaced(CSV, "期间", f'"{"长" * 3_500_000}"'), f"{CSV}:2", "QR101"),
    blocks("file-of-30-mb", added(CSV, "长" * 10_000_000), CSV, "QR105", "20 MB"),
    blocks("quote-unclosed", replaced(CSV, "纸质图书数", '"纸质图书数'), CSV, "双引号没有配对"),
    blocks("commas-full-width", spoilt(CSV, lambda data: data.replace(b",", "，".encode())), CSV, "全角逗号"),
    blocks("file-empty", written(CSV, ""), CSV, "QR149"),
    blocks("file-of-other-kind", written("indicators/说明.docx", b"PK"), "indicators/说明.docx", "QR101"),
    passes("lock-file-of-excel", written("indicators/~$质量数据表.xlsx", b"x")),
    blocks("link-out", linked("indicators/p.csv", "/etc/passwd"), "indicators/p.csv", "QR137"),
    drafts("folder-missing", removed("indicators"), "QR129", "QR208", "indicators: 错误"),
    drafts("folder-misnamed", renamed("indicators", "indicator"), "是否为“indicators”"),
)

ENCODINGS = (
    blocks("nul-byte", replaced(CSV, "纸质", "纸\0质"), f"{CSV}:8", "0x00"),
    passes("csv-in-gbk", encoded(CSV, "gb18030"), "另有 20 个提示"),
    passes("csv-in-utf-16", encoded(CSV, "utf-16")),
    blocks("csv-in-utf-16-without-mark", encoded(CSV, "utf-16-le"), CSV, "QR102"),
    blocks(
        "csv-in-latin-1", spoilt(CSV, lambda data: data + "12,caf\u00e9,3\r\n".encode("latin-1")), f"{CSV}:14"
    ),
    blocks(
        "csv-in-mixed-encodings",
        spoilt(CSV, lambda data: data + "12,校车数,辆,3,\r\n".encode("gbk")),
        f"{CSV}:14",
        "QR102",
    ),
    blocks("csv-cut", spoilt(CSV, lambda data: data[:-30]), f"{CSV}:13", "QR102", "重新输入这一行"),
    blocks("csv-is-a-workbook", all_of(removed(CSV), renamed(BOOK, CSV)), CSV, "QR101", "工作簿"),
    blocks("workbook-is-a-csv", all_of(removed(BOOK), renamed(CSV, BOOK)), BOOK, "QR101"),
    blocks("workbook-of-old-excel", written(BOOK, OLD_EXCEL), BOOK, "QR101", "另存为"),
    blocks("workbook-cut", spoilt(BOOK, lambda data: data[:3000]), BOOK, "QR101"),
    blocks(
        "workbook-with-old-name", renamed(BOOK, "indicators/质量数据表.xls"), "数据表.xls", "QR101", ".xlsx"
    ),
)

CELLS = (
    drafts("cell-formula-without-result", in_cell(BOOK, "E3", "=D3+4"), E3, "QR116"),
    drafts("cell-error", in_cell(BOOK, "E3", "#DIV/0!"), E3, "QR117"),
    drafts("cell-text", in_cell(BOOK, "E3", "五十四"), E3, "QR112", "阿拉伯数字"),
    drafts("cell-date", in_cell(BOOK, "E3", date(2021, 5, 4)), E3, "QR112", "日期"),
    drafts("cell-logical", in_cell(BOOK, "E3", True), E3, "QR112"),
    drafts("cell-blank", in_cell(BOOK, "E3", None), E3, "QR115"),
    blocks("cell-far-out", in_cell(BOOK, "XFD1048576", 1), BOOK, "QR105"),
    drafts("sheet-hidden", hidden(BOOK), "QR120", f"{BOOK} [旧表] B2"),
)

YAMLS = (
    drafts("yaml-name-unknown", added(YAML, "校车数: {2021: 3}\n"), f"{YAML}:62", "QR118", "校车数"),
    drafts("yaml-value-text", _staff("{2021: 很多}"), f"{YAML}:22", "QR112", "很多"),
    drafts("yaml-year-wrong", _staff("{20211: 663}"), f"{YAML}:22", "QR126", "20211"),
    drafts("yaml-value-a-date", _staff("{2021: 2021-05-04}"), f"{YAML}:22", "QR112", "日期"),
    drafts("yaml-colon-full-width", replaced(YAML, "教职员工总数: ", "教职员工总数："), f"{YAML}:22"),
    blocks("yaml-without-year", _staff("663"), f"{YAML}:22", "QR107", "年份: 数值"),
    blocks("yaml-value-a-list", _staff("{2021: [663]}"), f"{YAML}:22", "QR107", "写的是一个列表"),
    blocks("yaml-key-unknown", _staff("{2021: {valu: 663}}"), f"{YAML}:22", "是否为“value”"),
    blocks("yaml-broken", _staff("{2021: 663"), f"{YAML}:22", "QR103", "花括号没有配对"),
    blocks("yaml-key-twice", added(YAML, "教职员工总数: {2021: 663}\n"), f"{YAML}:62", "QR104", f"{YAML}:22"),
    blocks("yaml-in-gbk", encoded(YAML, "gbk"), YAML, "QR102", "GBK"),
)

CASES = (*NAMES, *NUMBERS, *SHEETS, *ENCODINGS, *CELLS, *YAMLS)
