"""The layout of the pack, against the norm for official documents (GB/T 9704)."""

import pytest

from qreport.model.layout import Layout, TextStyle
from qreport.render.docx.body_writer import text_size


def test_the_text_area_is_that_of_the_norm(layout: Layout) -> None:
    assert text_size(layout.page, landscape=False) == (156, 225)


@pytest.mark.parametrize(
    ("name", "font", "size", "weight"),
    [
        ("body", "仿宋_GB2312", 16, "regular"),
        ("cover_title", "方正小标宋简体", 22, "regular"),
        ("heading_1", "黑体", 16, "regular"),
        ("heading_2", "楷体_GB2312", 16, "regular"),
        ("heading_3", "仿宋_GB2312", 16, "bold"),
        ("heading_4", "仿宋_GB2312", 16, "regular"),
        ("page_number", "宋体", 14, "regular"),
        ("caption", "黑体", 12, "regular"),
        ("table_text", "宋体", 10.5, "regular"),
    ],
)
def test_fonts_and_sizes_are_those_of_the_norm(
    layout: Layout, name: str, font: str, size: float, weight: str
) -> None:
    style: TextStyle = getattr(layout.styles, name)
    assert (style.font, style.size, style.bold) == (font, size, weight == "bold")


def test_body_text_has_fixed_lines_and_two_characters_of_indent(layout: Layout) -> None:
    assert (layout.styles.body.line, layout.styles.body.indent) == (28, 2)
