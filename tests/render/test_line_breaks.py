from .docx_check import NS, Docx


def _list(docx: Docx, name: str) -> str:
    return docx.tree("word/settings.xml").xpath(f"string(w:{name}[@w:lang='zh-CN']/@w:val)", namespaces=NS)


def test_no_line_of_word_begins_with_a_unit_or_a_closing_mark(docx: Docx) -> None:
    assert set("年人个万亿。，）》％%…") <= set(_list(docx, "noLineBreaksBefore"))


def test_no_line_of_word_ends_within_a_range_or_behind_an_opening_mark(docx: Docx) -> None:
    assert set("第～（《“") <= set(_list(docx, "noLineBreaksAfter"))


def test_the_text_itself_holds_no_joining_characters(docx: Docx) -> None:
    assert not set("\u2060\ufeff\u200d") & set(docx.text())
