import pytest
from hypothesis import given
from hypothesis import strategies as st

from qreport.compose import compose, output_name
from qreport.compose.front import LONGEST_NAME, safe_name
from qreport.model.document import BodyStart, CoverPage, Properties

from .samples import FACTS, chapter, filing, pack


def test_cover_contents_and_properties_come_from_the_pack() -> None:
    document, findings = compose(filing(), FACTS, pack([chapter("正文")]))
    assert document.blocks[0] == CoverPage("质量年度报告（2022）", None, ("某*职业*学校",))
    assert document.blocks[2] == BodyStart()
    assert document.properties == Properties(
        "质量年度报告（2022）", "某*职业*学校", "质量年度报告", "2021-11"
    )
    assert findings == ()


def test_the_file_is_named_by_the_pack() -> None:
    assert output_name(filing(), pack()) == "某＊职业＊学校质量年度报告（2022）"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b\\c:d", "a／b＼c：d"), ("CON", "_CON"), ("com1.报告", "_com1.报告"), ("CONSORT", "CONSORT"),
        ("报告. . ", "报告"), ("", "质量年度报告"), ("...", "质量年度报告"), ("a\n\x00b", "ab"),
    ],
)  # fmt: skip
def test_a_file_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_every_name_can_be_a_file_name(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= LONGEST_NAME + 1
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe == safe.strip(" .")
