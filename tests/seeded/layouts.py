"""The files in which schools keep their figures: long, wide, by department, in other units, twice."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.model.units import convert, find_unit

from .dice import Dice
from .figures import YEARS, Figures

Key = tuple[str, ...]
"""What a cell holds: an indicator and a year, or a record set, a row and a column."""
OTHER_UNITS = {
    "campus_area": "m²", "building_area": "平方米", "equipment_value": "元",
    "enterprise_equipment_value": "元", "building_area_under_construction": "万m²",
    "appropriation_per_student": "万元",
}  # fmt: skip
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass
class Cell:
    """The text of a cell, and what figure it is."""

    text: str
    key: Key = ()


@dataclass
class Table:
    """A file of one sheet."""

    path: str
    rows: list[list[Cell]] = field(default_factory=list)
    encoding: str = "utf-8-sig"

    def add(self, *texts: str) -> None:
        """Append a row without figures."""
        self.rows.append([Cell(text) for text in texts])

    def write(self, folder: Path) -> None:
        """Write the file below `folder`, in the form that its ending says."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        {".csv": _write_csv, ".xlsx": _write_xlsx, ".yaml": _write_yaml}[path.suffix](path, self)


def _write_csv(path: Path, table: Table) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([cell.text for cell in row] for row in table.rows)
    path.write_bytes(stream.getvalue().encode(table.encoding))


def _write_xlsx(path: Path, table: Table) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row, start=1):
            made = sheet.cell(line, column)
            whole, _, fraction = cell.text.partition(".")
            if cell.key and (whole + fraction).isdecimal() and cell.text.isascii():
                made.value = float(cell.text) if fraction else int(cell.text)
                made.number_format = f"0.{'0' * len(fraction)}" if fraction else "0"
            else:
                made.value = cell.text
    book.save(path)


def _write_yaml(path: Path, table: Table) -> None:
    """Write rows of a key, and pairs of a year and a value: each value on a line of its own."""
    lines = []
    for first, *rest in table.rows:
        lines.append(first.text if not rest else f"  {first.text}: {rest[0].text}")
    path.write_text("\n".join(lines), encoding="utf-8")


def _dressed(text: str, unit: str, dress: str) -> str:
    """Return a number as some people write it."""
    whole, dot, fraction = text.partition(".")
    if not (whole + fraction).isdecimal():
        return text.replace(":", "：") if dress == "full width" else text
    match dress:
        case "thousands":
            return f"{int(whole):,}{dot}{fraction}"
        case "full width":
            return text.translate(FULL_WIDTH)
        case "blanks":
            return f" {text} "
        case "signs" if unit == "%":
            return f"{text}%"
    return text


@dataclass(frozen=True)
class Writer:
    """What all layouts of one school share."""

    pack: Pack
    figures: Figures
    dress: str
    other_units: bool

    def unit(self, indicator: Indicator) -> str:
        """Return the unit in which this school types the indicator."""
        return OTHER_UNITS.get(indicator.code, indicator.unit) if self.other_units else indicator.unit

    def cell(self, indicator: Indicator, year: str) -> Cell:
        """Return the cell of a figure, in the unit of its row."""
        text = self.figures.texts[indicator.code, year]
        unit = self.unit(indicator)
        if unit != indicator.unit:
            text = _converted(self.figures, (indicator.code, year), indicator.unit, unit)
        return Cell(_dressed(text, indicator.unit, self.dress), (indicator.code, year))

    def indicators(self, codes: Iterable[str]) -> list[Indicator]:
        """Return the indicators that have figures, in the order of the catalogue."""
        return [
            each
            for code, each in self.pack.indicators.items()
            if code in codes and (code, "2021") in self.figures.texts
        ]


def _converted(figures: Figures, key: tuple[str, str], unit: str, other: str) -> str:
    """Return a figure in another unit: exact in a smaller one, with just its digits in a larger one."""
    source, target = find_unit(unit), find_unit(other)
    assert source
    assert target
    smaller = target.factor < source.factor
    value = convert(figures.exact[key] if smaller else Decimal(figures.texts[key]), source, target)
    assert value is not None
    return f"{figures.rounded(value, 1) if smaller else value.normalize():f}"


def long(writer: Writer, path: str, codes: Iterable[str]) -> Table:
    """Lay out one row for each figure, by code."""
    table = Table(path)
    table.add("代码", "年份", "数值", "单位")
    for each in writer.indicators(codes):
        for year in YEARS:
            table.rows.append([Cell(each.code), Cell(year), writer.cell(each, year), Cell(writer.unit(each))])
    return table


def by_name(writer: Writer, path: str, codes: Iterable[str]) -> Table:
    """Lay out one row for each figure, by name."""
    table = Table(path)
    table.add("指标", "单位", "年份", "数值")
    for each in writer.indicators(codes):
        name = each.aliases[0] if each.parent and each.aliases else each.name
        for year in YEARS:
            table.rows.append(
                [Cell(name), Cell(writer.unit(each)), Cell(f"{year}年"), writer.cell(each, year)]
            )
    return table


def wide(writer: Writer, path: str, codes: Iterable[str]) -> Table:
    """Lay out one row for each indicator with the two years beside each other, sub-rows below their row."""
    table = Table(path)
    table.add("质量数据表")
    table.add("序号", "指标", "单位", "2020年", "2021年")
    number = 0
    for each in writer.indicators(codes):
        is_part = each.parent is not None
        number += not is_part
        name = f"其中：{each.name}" if is_part else each.name
        cells = [writer.cell(each, year) for year in YEARS]
        table.rows.append([Cell("" if is_part else str(number)), Cell(name), Cell(writer.unit(each)), *cells])
    table.add("注：生师比按专任教师计算")
    return table


def mapping(writer: Writer, path: str, codes: Iterable[str]) -> Table:
    """Lay out the figures as YAML, by code."""
    table = Table(path)
    for each in writer.indicators(codes):
        table.add(f"{each.code}:")
        for year in YEARS:
            text = writer.figures.texts[each.code, year]
            quoted = text if text.replace(".", "").isdecimal() else f'"{text}"'
            table.rows.append([Cell(year), Cell(quoted, (each.code, year))])
    return table


Layout = Callable[[Writer, str, Iterable[str]], Table]
TABULAR: tuple[tuple[Layout, str], ...] = (
    (long, "csv"), (by_name, "csv"), (wide, "csv"), (wide, "xlsx"), (by_name, "xlsx"),
)  # fmt: skip


def indicator_tables(dice: Dice, pack: Pack, figures: Figures) -> list[Table]:
    """Return the indicator files of a school: one, one a department, or with figures that stand twice."""
    dress = dice.one(("", "", "thousands", "full width", "blanks", "signs"))
    writer = Writer(pack, figures, dress, dice.happens(0.4))
    codes = [code for code, _ in figures.texts]
    layout, ending = dice.one((*TABULAR, (mapping, "yaml")))
    match dice.one(("one file", "departments", "copies")):
        case "one file":
            return [layout(writer, f"indicators/指标.{ending}", codes)]
        case "departments":
            return _by_department(writer, layout, ending, codes)
        case _:
            required = {code for code in codes if pack.indicators[code].required}
            table = wide(writer, "indicators/质量数据表.xlsx", required)
            some = dice.some(sorted(set(codes)), 60)
            return [table, *_by_department(writer, layout, ending, (set(codes) - required) | set(some))]


def _by_department(writer: Writer, layout: Layout, ending: str, codes: Iterable[str]) -> list[Table]:
    chosen = set(codes)
    chosen |= {parent for code in chosen if (parent := writer.pack.indicators[code].parent)}
    departments: dict[str, list[str]] = {}
    for each in writer.indicators(chosen):
        departments.setdefault(each.department or "其他", []).append(each.code)
    return [
        layout(writer, f"indicators/{department}.{ending}", owned)
        for department, owned in departments.items()
    ]


def record_tables(dice: Dice, records: Mapping[str, list[list[str]]]) -> list[Table]:
    """Return the files of the detail tables, in one of two forms and encodings."""
    ending, encoding = dice.one(("csv", "csv", "xlsx")), dice.one(("utf-8-sig", "gb18030", "utf-8"))
    return [
        Table(
            f"records/{name}.{ending}",
            [
                [Cell(text, (name, str(line), str(column))) for column, text in enumerate(row)]
                for line, row in enumerate(rows)
            ],
            encoding,
        )
        for name, rows in records.items()
    ]
