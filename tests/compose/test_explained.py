"""The directive 说明 lists the explanations of a filing."""

import pytest
from msgspec.structs import replace

from qreport.compose import compose
from qreport.model.document import Block, ListBlock, Paragraph, plain_text
from qreport.model.filing import Explanation
from qreport.model.finding import Finding

from .samples import FACTS, chapter, filing, pack


def printed(explanations: list[Explanation], text: str = "::: 说明") -> tuple[list[Block], list[Finding]]:
    one = chapter(text)
    document, findings = compose(replace(filing(), explanations=tuple(explanations)), FACTS, pack([one]))
    return list(document.blocks), list(findings)


def lines(blocks: list[Block]) -> list[str]:
    (found,) = [block for block in blocks if isinstance(block, ListBlock)]
    assert found.ordered
    paragraphs = [block for item in found.items for block in item]
    return [plain_text(block.content) for block in paragraphs if isinstance(block, Paragraph)]


def given(code: str, text: str, by: str | None = None) -> Explanation:
    return Explanation(indicator=code, period="2021", text=text, by=by)


def test_explanations_are_listed_with_indicator_year_and_who_gave_them() -> None:
    blocks, findings = printed(
        [given("students", "扩大招生。", "学生工作处"), given("studios_state", "新设")]
    )
    assert lines(blocks) == [
        "全日制在校生数（2021年）：扩大招生（学生工作处）。",
        "名师工作室数（国家级）（2021年）：新设。",
    ]
    assert findings == []


def test_words_of_an_explanation_are_no_notation() -> None:
    assert lines(printed([given("students", "*甲* {{ 值.students }}")])[0]) == [
        "全日制在校生数（2021年）：*甲* {{ 值.students }}。"
    ]


@pytest.mark.parametrize("explanations", [[], [given("students", " ")]])
def test_without_explanations_nothing_is_printed(explanations: list[Explanation]) -> None:
    blocks, findings = printed(explanations)
    assert not any(isinstance(block, ListBlock) for block in blocks)
    assert findings == []


def test_words_behind_the_directive_are_a_fault() -> None:
    _, findings = printed([], "::: 说明 变化")
    assert [(each.code, each.message) for each in findings] == [("QR411", "“说明”后面不写内容，写的是“变化”")]
