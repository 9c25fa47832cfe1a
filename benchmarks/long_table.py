"""Writes a report of one table with qreport's docx writer. Usage: long_table.py ROWS OUT.docx"""

import gc
import sys
from pathlib import Path

from qreport.model.document import BodyStart, Caption, Cell, Document, Properties, Row, Run, Table
from qreport.model.pictures import Pictures
from qreport.render.writers import writers
from qreport.workflows.opened import open_pack

COLUMNS = 8


def rows_of(count: int) -> list[list[str]]:
    """Return `count` rows of text, the same at every call."""
    return [[f"第{row}行第{column}列" for column in range(1, COLUMNS + 1)] for row in range(1, count + 1)]


def long_document(count: int) -> Document:
    """Return a document of one table."""
    header = Row(tuple(Cell((Run(f"列{column}"),)) for column in range(1, COLUMNS + 1)), "header")
    rows = tuple(Row(tuple(Cell((Run(text),)) for text in row)) for row in rows_of(count))
    caption = Caption("table", "表1-1", "表1-", 1, (Run("长表"),))
    table = Table("long", caption, (1.0,) * COLUMNS, (header, *rows))
    return Document(Properties("长表", "某校", "长表", "2021-11"), (BodyStart(), table))


if __name__ == "__main__":
    gc.set_threshold(50_000)  # as the command line does
    pack, _ = open_pack("secondary-2022")
    write = writers.get("docx")
    assert write is not None
    Path(sys.argv[2]).write_bytes(write(long_document(int(sys.argv[1])), pack.layout, Pictures({})))
