"""The least that a pack needs beside what a test is about."""

from typing import Any

from qreport.model.layout import Layout, Styles, TextStyle
from qreport.model.pack import Cover, Manifest

LAYOUT = Layout(
    styles=Styles.model_validate(dict.fromkeys(Styles.model_fields, TextStyle(font="宋体", size=12)))
)


def manifest(**more: Any) -> Manifest:
    """Return a manifest of one chapter, `a`."""
    usual: dict[str, Any] = {
        "id": "p",
        "title": "t",
        "description": "d",
        "edition": "1",
        "levels": ("secondary",),
        "cover": Cover(title="c"),
        "chapters": ("a",),
    }
    return Manifest(**usual | more)
