from msgspec.structs import replace

from qreport.compose import compose
from qreport.model.document import Heading, Paragraph, plain_text
from qreport.problems.composing import PROBLEMS

from .samples import FACTS, chapter, composed, filing, names, pack, table


def test_a_chapter_that_cannot_be_rendered_stands_as_a_prompt_and_the_others_are_read() -> None:
    chapters = [
        chapter("正文{{ 值.students + 1 }}", "one", "概况"),
        chapter("在校生{{ 值.students }}人，社团{{ 值.clubs }}个", "two", "发展"),
    ]
    document, findings = compose(filing(), FACTS, pack(chapters))
    body = document.blocks[3:]
    assert [plain_text(block.text) for block in body if isinstance(block, Heading)] == ["概况", "发展"]
    assert isinstance(body[1], Paragraph)
    assert body[1].role == "prompt"
    assert isinstance(body[3], Paragraph)
    assert plain_text(body[3].content) == "在校生9527人，社团-个"
    assert names(findings) == ["not-allowed-in-chapter", "value-missing"]


def test_a_chapter_of_the_filing_replaces_that_of_the_pack() -> None:
    own = replace(
        filing(), chapters={"one": chapter("自己的", title="校名"), "other": chapter("不用", "other")}
    )
    document, _ = compose(own, FACTS, pack([chapter("包里的")]))
    texts = [plain_text(block.content) for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["自己的"]


def test_a_faulty_caption_leaves_the_table_in_place() -> None:
    wrong = table(kind="indicators", id="t", caption="{{ 值.students * 2 }}", rows=["students"])
    blocks, findings = composed("见{{ 见.t }}\n\n::: 表 t", [wrong])
    assert len(blocks) == 2
    assert names(findings) == ["not-allowed-in-chapter"]


def test_the_same_input_gives_the_same_document() -> None:
    text = "## 节\n\n{{ 值.students }}{{ 值.none }}\n\n- 甲\n\n| a |\n|---|\n| b |"
    assert composed(text) == composed(text)


def test_every_problem_has_a_code_and_a_name_of_its_own() -> None:
    assert len({problem.code for problem in PROBLEMS}) == len(PROBLEMS)
    assert len({problem.name for problem in PROBLEMS}) == len(PROBLEMS)
    assert all("QR401" <= problem.code <= "QR499" for problem in PROBLEMS)
