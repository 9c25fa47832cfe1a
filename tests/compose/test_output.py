import pytest

from qreport.compose.language.output import MOST_CHARACTERS, Output, TooLong
from qreport.compose.language.rendering import render
from qreport.model.document import Run

from .samples import composition, place


def test_every_line_knows_its_line_in_the_source() -> None:
    source = (
        "一\n\n{% for 行 in 记录.programmes %}\n{{ 行.department }}\n\n三{{ 值.students }}\n{% endfor %}\n"
        "{# 两行的\n注释 #}\n{%- if 1 == 1\n  and 2 == 2 %}\n八\n{% endif %}\n末"
    )
    rendered = render(source, place("a.md", 1), composition())
    assert rendered is not None
    found = dict(zip(rendered.lines, rendered.sources, strict=True))
    assert found["一"] == 1
    assert found["八"] == 12
    assert found["末"] == 14
    assert rendered.sources.count(4) == rendered.sources.count(6) == 3
    assert list(rendered.sources) == [1, 2, *[4, 5, 6] * 3, 12, 14]


def test_values_come_back_where_they_stood() -> None:
    output = Output(("ab",))
    output.write("a", 1)
    output.insert(Run("**"), 1)
    output.write("b", 1)
    rendered = output.finish()
    assert list(rendered.parts(rendered.text)) == ["a", Run("**"), "b"]
    assert "*" not in rendered.text


def test_a_text_may_not_grow_without_end() -> None:
    output = Output(("",))
    output.write("a" * (MOST_CHARACTERS - 1), 1)
    with pytest.raises(TooLong):
        output.insert(Run("b"), 1)
