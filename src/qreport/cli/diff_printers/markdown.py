"""Changes for the comment of a pull request: a table of GitHub's Markdown."""

from collections.abc import Iterator, Sequence

from qreport.cli import changes as words
from qreport.cli import record_words
from qreport.cli.diff_printers import diff_printers
from qreport.cli.markdown import line, safe
from qreport.model.change import Change, Comparison

_ALIGN = "| --- | --- | ---: | ---: | ---: | ---: | --- | --- |"


@diff_printers.register("markdown")
def print_markdown(comparison: Comparison, changes: Sequence[Change]) -> str:
    """Return a heading, the counts, and a row for every change with its remarks in the last cell."""
    old, new = words.headings(comparison)
    lines = [f"### 数据变化：{safe(words.title(comparison))}", ""]
    lines += [safe(words.summary(comparison, len(changes)))]
    if changes:
        lines += ["", line("指标", "单位", old, new, "变化", "变化率", "评价", "说明"), _ALIGN]
    return "\n".join([*lines, *(_row(change) for change in changes), *_records(comparison)])


def _records(comparison: Comparison) -> Iterator[str]:
    for change in comparison.records:
        if told := list(record_words.lines(change)):
            yield from ("", f"**{safe(record_words.heading(change))}**", "")
            yield from (f"- {safe(line)}" for line in told)


def _row(change: Change) -> str:
    name = safe(words.name(change))
    cells = (*words.values(change), words.size(change), words.rate(change))
    return line(
        f"**{name}**" if change.is_open else name,
        safe(words.unit(change)),
        *map(safe, cells),
        words.ASSESSMENTS[change.assessment],
        "<br>".join(safe(remark) for remark in words.remarks(change)),
    )
