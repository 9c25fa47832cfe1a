from hypothesis import given, settings
from hypothesis import strategies as st

from qreport.model.document import Block, Cell, Document, Paragraph, Properties, Row, Run, Table
from qreport.model.layout import Layout, Styles

from . import demo
from .docx_check import Docx
from .written import docx_of


def write(layout: Layout, *blocks: Block) -> Docx:
    return Docx(docx_of(Document(demo.PROPERTIES, blocks), layout))


def test_a_document_of_every_block_is_valid(docx: Docx) -> None:
    assert docx.problems() == []


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_text_breaks_the_file(words: str, title: str) -> None:
    layout = Layout.model_validate(_layout())
    properties = Properties(title, words, title, "2021-11")
    table = Table("t", None, (1,), (Row((Cell((Run(title),)),)),), alt=words)
    blocks = (Paragraph((Run(words),)), table)
    assert Docx(docx_of(Document(properties, blocks), layout)).problems() == []


def _layout() -> dict[str, object]:
    look = {"font": "宋体", "size": 12}
    return {"styles": dict.fromkeys(Styles.model_fields, look)}


cells = st.builds(Cell, st.just(()), row_span=st.integers(1, 4), column_span=st.integers(1, 4))
rows = st.lists(st.builds(Row, st.lists(cells, max_size=4).map(tuple)), min_size=1, max_size=6).map(tuple)


@settings(deadline=None)
@given(rows, st.integers(1, 4))
def test_no_spans_break_the_grid(rows: tuple[Row, ...], columns: int) -> None:
    layout = Layout.model_validate(_layout())
    assert write(layout, Table("t", None, (1.0,) * columns, rows)).problems() == []


def test_an_empty_document_is_valid(layout: Layout) -> None:
    assert write(layout).problems() == []


def test_two_tables_without_captions_stay_apart(layout: Layout) -> None:
    table = Table("t", None, (1,), (Row((Cell(()),)),))
    assert write(layout, table, table).problems() == []


def test_an_id_used_twice_gives_one_bookmark(layout: Layout) -> None:
    heading = demo.heading("same", 1, "", "标题")
    assert write(layout, heading, heading).problems() == []


def test_a_table_without_cells_is_left_out(layout: Layout) -> None:
    assert write(layout, Table("t", None, (), ())).find("//w:tbl") == []
