"""Whatever a person types into a chapter gives a document and findings, never an exception."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from qreport.compose import compose, lint
from qreport.model.document import Document

from .samples import FACTS, chapter, filing, pack, table
from .test_charts import spec

PIECES = (
    "{{ 值.students }}", "{{ 值.", "}}", "{{ 见.t }}", "{% if 值.students > 5 %}", "{% endif %}",
    "{% else %}", "{% for 行 in 记录.programmes %}", "{{ 行.专业 }}", "{% endfor %}", "{# ", " #}",
    "::: 表 t", "::: 图 c",
    "::: 照片 id=p 标题=\"甲\"", "::: 案例 标题=甲", ":::", "![甲](a.png)", "::: 待写 甲",
    "**", "*", "_", "`",
    "## ", "# ", "- ", "1. ", "> ", "| a | b |", "|---|--:|", "\n", "\n\n", "    ", "甲", "“", "”", "abc",
    "\\", "[甲](乙)", "<b>", "&amp;", "```", "---", "\ufdd0", "\ufdd1", "\x00", "\ud800", "0",
)  # fmt: skip
TABLES = [table(kind="indicators", id="t", caption="{{ 值.students }}", rows=["students"])]


def both(text: str) -> Document:
    source = chapter(text)
    own, whole = (
        replace(filing(), chapters={"one": source}),
        pack([source], TABLES, [spec(indicators=["area"])]),
    )
    lint(own, whole)
    return compose(own, FACTS, whole)[0]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_notation_in_any_order_gives_a_document(text: str) -> None:
    assert len(both(text).blocks) >= 4


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_gives_a_document(text: str) -> None:
    assert len(both(text).blocks) >= 4
