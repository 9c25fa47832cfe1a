"""A long table with merged department cells, a total and notes, for all tests of cutting."""

from collections.abc import Sequence

from qreport.model.document import BodyStart, Caption, Cell, Document, Heading, Paragraph, Row, Run, Table

from . import demo

DEPARTMENTS = ("电气工程系", "汽车工程系", "智能制造系", "建筑工程系", "信息工程系", "经济管理系")
SIZE = 7
"""Programmes of a department."""


def department_table(label: str = "表3-1", *, landscape: bool = False, size: int = SIZE) -> Table:
    """Return a table in which each programme has a name of its own."""
    rows = [
        row for number, name in enumerate(DEPARTMENTS, start=1) for row in _department(number, name, size)
    ]
    total = Row((Cell((Run("合　计"),), "center", column_span=2), Cell((Run("9527"),), "decimal")), "total")
    header = demo.header("所属系部", "专业名称", "在校生数")
    caption = Caption("table", label, label[:-1], int(label[-1]), (Run("学校专业设置一览表"),))
    notes = ((Run("注：数据截至9月1日。"),),)
    return Table(f"t{label}", caption, (2, 4, 2), (header, *rows, total), notes, "专业设置", landscape)


def _department(number: int, name: str, size: int) -> list[Row]:
    """The name of a programme may take two lines: `首` stands in the first, `尾` in the last."""
    rows = []
    for index in range(size):
        long = "专业方向说明文字" * 4 if index % 3 == 2 else "方向"
        cells = (Cell((Run(f"首{number}{index}{long}尾{number}{index}"),)), Cell((Run("120"),), "decimal"))
        merged = (Cell((Run(name),), "center", row_span=size),) if index == 0 else ()
        rows.append(Row((*merged, *cells)))
    return rows


def report(*tables: Table, lines: Sequence[int] = (10,)) -> Document:
    """Return a document with so many lines of text above each table."""
    blocks = [
        block
        for table, count in zip(tables, lines, strict=True)
        for block in (*(Paragraph((Run("学校概况。"),)) for _ in range(count)), table)
    ]
    return Document(demo.PROPERTIES, (BodyStart(), Heading("h", 1, "一、", (Run("概况"),)), *blocks))
