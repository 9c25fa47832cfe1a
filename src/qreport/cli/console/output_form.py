"""Which form a result takes: the one asked for, else the one that the ending of its file tells."""

from pathlib import Path
from typing import TypeVar

from qreport.errors import QreportError
from qreport.registry import Registry
from qreport.text.names import did_you_mean

Part = TypeVar("Part")

FILES = ("xlsx", "docx", "pdf")
"""The forms that no terminal can show; their names are the endings of their files."""
# -o 变化.md chooses Markdown without --format.
_ENDINGS = {".json": "json", ".csv": "csv", ".md": "markdown", **{f".{name}": name for name in FILES}}


def chosen(forms: Registry[Part], name: str | None, output: Path | None) -> Part:
    """Return the form called `name` (None: by the ending of `output`, else text).

    Raises QreportError when there is none, and for one that needs a file of its ending and gets none.
    """
    ending = output.suffix.lower() if output else ""
    asked = name or _ENDINGS.get(ending, "text")
    form = forms.get(asked)
    if form is None:
        raise QreportError(
            f"没有结果形式“{asked}”{did_you_mean(asked, forms)}", f"可用的形式：{'、'.join(forms)}"
        )
    if asked in FILES and ending != f".{asked}":
        found = f"写的是“{output.name}”" if output else "屏幕上显示不了"
        raise QreportError(f"{asked} 应存为 .{asked} 文件，{found}", f"例如 -o 数据变化.{asked}")
    return form
