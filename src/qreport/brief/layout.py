"""How a brief looks: the fonts and colours of the report on a page that holds more."""

from qreport.model.layout import Layout, Page, TextStyle

# Millimetres; a report has wider margins, a paper of two pages needs the room.
_PAGE = Page(top=20, bottom=18, left=20, right=20)
# In points, smaller than those of a report.
_SIZES = {
    "heading_1": {"size": 16, "line": 24, "align": "center", "indent": 0, "before": 0, "after": 4},
    "heading_2": {"size": 12, "line": 18, "align": "left", "indent": 0, "before": 4, "after": 2},
    "body": {"size": 10.5, "line": 16, "indent": 0},
    "caption": {"size": 9.5, "before": 2, "after": 2},
    "table_header": {"size": 9},
    "table_text": {"size": 9},
    "table_note": {"size": 8},
    "tile_figure": {"size": 18, "before": 2},
    "tile_label": {"size": 9, "after": 3},
    "page_number": {"size": 9},
}


def brief_layout(layout: Layout) -> Layout:
    """Return `layout` with small margins and letters, without header, never archived."""
    styles: dict[str, TextStyle] = {
        name: getattr(layout.styles, name).model_copy(update=sizes) for name, sizes in _SIZES.items()
    }
    changed = {
        "page": _PAGE,
        "styles": layout.styles.model_copy(update=styles),
        "header": None,
        "pdf_archive": False,
    }
    return layout.model_copy(update=changed)
