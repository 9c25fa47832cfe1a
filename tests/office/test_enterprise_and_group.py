"""The reports of an enterprise and of an education group as PDF."""

from pathlib import Path

import pytest
from programs import writer

from qreport.cli.main import main
from qreport.resources import example_folder

from .pdf_text import squeezed, text_of


@pytest.fixture(autouse=True)
def _office() -> None:
    writer()


@pytest.mark.parametrize(
    ("example", "cover", "second", "contents"),
    [
        (
            "enterprise-qingyu-2024",
            "企业参与职业教育人才培养年度报告（2024）青榆精工装备有限公司二〇二四年十二月",
            "法定代表人（签名）：",
            "7问题与展望",
        ),
        (
            "group-shanxi-2024",
            "山西省装备制造职业教育集团工作报告（2024年）山西省装备制造职业教育集团二〇二四年十一月",
            "目录",
            "四、来年计划",
        ),
    ],
)
def test_cover_and_contents_are_set(
    example: str, cover: str, second: str, contents: str, tmp_path: Path
) -> None:
    assert main(["build", str(example_folder() / example), "--to", "pdf", "-o", str(tmp_path)]) == 0
    (report,) = tmp_path.glob("*.pdf")
    pages = [squeezed(page) for page in text_of(report).split("\f")]
    assert pages[0] == cover
    assert second in pages[1]
    assert contents + "..." in "".join(pages[1:3])
