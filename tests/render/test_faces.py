import pytest

from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.styles import Face, face


@pytest.mark.parametrize(
    ("font", "weight", "chosen"),
    [
        ("仿宋_GB2312", "regular", Face("仿宋", bold=False)),
        ("楷体_GB2312", "bold", Face("楷体", bold=True)),
        ("方正小标宋简体", "regular", Face("宋体", bold=True)),
        ("黑体", "regular", Face("黑体", bold=False)),
        ("校园体", "bold", Face("校园体", bold=True)),
    ],
)
def test_fonts_that_windows_lacks_have_a_stand_in_that_it_has(
    font: str, weight: str, chosen: Face, layout: Layout
) -> None:
    look = TextStyle(font=font, size=16, bold=weight == "bold")
    assert face(layout.model_copy(update={"fonts": "win"}), look) == chosen
    assert face(layout, look) == Face(font, weight == "bold")
