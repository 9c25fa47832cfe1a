"""A fictional school, complete and consistent, as a filing for the pack secondary-2022."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qreport.load import load_pack
from qreport.model.pack import Pack
from qreport.resources import pack_folder

from .dice import Dice
from .figures import YEARS, Figures, draw_figures
from .layouts import Cell, Key, Table, indicator_tables, record_tables
from .tables import Rows, draw_tables

LONG = 5
NAMES = ("春山", "临河", "青石", "望江", "白云")
SETTINGS = """pack: secondary-2022
school: {{name: {name}, level: secondary}}
report: {{title_year: 2022, data_year: 2021, issued: 2021-11}}
"""
CHAPTER = """---
title: {title}
kind: {kind}
---
## 总体情况

{school}（以下简称学校）全日制在校生{{{{ 值.full_time_students|带单位 }}}}，\
专任教师{{{{ 值.teachers|带单位 }}}}。学校开设的专业有：{programme}。2021年5月20日举办技能节。
"""


def pack() -> Pack:
    """Return the pack, read anew."""
    return load_pack("secondary-2022", (pack_folder(),))[0]


@dataclass
class School:
    """Everything that a filing holds: what was drawn, and the files in which it stands."""

    figures: Figures
    records: dict[str, Rows]
    chapters: dict[str, str]
    settings: str
    tables: list[Table] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Write the filing into `folder`, which is made."""
        (folder / "chapters").mkdir(parents=True)
        (folder / "qreport.yaml").write_text(self.settings, encoding="utf-8")
        for name, text in self.chapters.items():
            (folder / "chapters" / f"{name}.md").write_text(text, encoding="utf-8")
        for table in self.tables:
            table.write(folder)
        return folder

    def cells(self, key: Key) -> list[tuple[Table, int, int, Cell]]:
        """Return every cell that holds a figure, with its file, line and column, counted from 1."""
        return [
            (table, line, column, cell)
            for table in self.tables
            for line, row in enumerate(table.rows, start=1)
            for column, cell in enumerate(row, start=1)
            if cell.key == key
        ]


def draw(seed: int, pack: Pack) -> School:
    """Return a school without files; equal seeds give equal schools."""
    dice = Dice(seed)
    programmes = dice.whole(8, 20)
    figures = draw_figures(dice, pack, programmes)
    students = {year: int(figures.texts["full_time_students", year]) for year in YEARS}
    records = draw_tables(dice, students, programmes)
    name = f"{dice.one(NAMES)}职业学校"
    chapters = {
        chapter: CHAPTER.format(
            title=pack.chapters[chapter].head.title,
            kind=pack.chapters[chapter].head.kind,
            school=name,
            programme=long_names(records)[0],
        )
        for chapter in pack.manifest.chapters
    }
    return School(figures, records, chapters, SETTINGS.format(name=name))


def lay_out(seed: int, pack: Pack, school: School) -> None:
    """Lay the school out in files, in the way of this seed."""
    dice = Dice(f"files {seed}")
    school.tables = [*indicator_tables(dice, pack, school.figures), *record_tables(dice, school.records)]


def long_names(records: Mapping[str, Rows]) -> list[str]:
    """Return the programmes of five letters or more: shorter ones are common words too."""
    return [row[1] for row in records["programmes"][1:-1] if len(row[1]) >= LONG]


def make_school(seed: int, pack: Pack) -> School:
    """Return a school with its files."""
    school = draw(seed, pack)
    lay_out(seed, pack, school)
    return school
