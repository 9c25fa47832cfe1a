"""Changes for the comment of a pull request: a table of GitHub's Markdown."""

import re
from collections.abc import Sequence

from qreport.cli import changes as words
from qreport.cli.diff_printers import diff_printers
from qreport.model.change import Change, Comparison

_ALIGN = "| --- | --- | ---: | ---: | ---: | ---: | --- | --- |"


@diff_printers.register("markdown")
def print_markdown(comparison: Comparison, changes: Sequence[Change]) -> str:
    """Return a heading, the counts, and a row for every change with its remarks in the last cell."""
    old, new = words.headings(comparison)
    lines = [f"### 数据变化：{_safe(words.title(comparison))}", ""]
    lines += [_safe(words.summary(comparison, len(changes)))]
    if changes:
        lines += ["", _line("指标", "单位", old, new, "变化", "变化率", "评价", "说明"), _ALIGN]
    return "\n".join([*lines, *(_row(change) for change in changes)])


def _row(change: Change) -> str:
    name = _safe(words.name(change))
    cells = (*words.values(change), words.size(change), words.rate(change))
    return _line(
        f"**{name}**" if change.is_open else name,
        _safe(words.unit(change)),
        *map(_safe, cells),
        words.ASSESSMENTS[change.assessment],
        "<br>".join(_safe(remark) for remark in words.remarks(change)),
    )


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    """Return text from data as plain text: no markup, no cell border, nobody called by @."""
    return re.sub(r"([\\`*_{}\[\]<>|~#&])", r"\\\1", text.replace("@", "＠"))
