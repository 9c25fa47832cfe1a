"""Two packs as Markdown, for a page or a mail to the departments."""

from qreport.cli.console import pack_words
from qreport.cli.console.markdown import line, safe
from qreport.cli.pack_diff_printers import pack_diff_printers
from qreport.model.pack_change import PackComparison


@pack_diff_printers.register("markdown")
def print_markdown(comparison: PackComparison) -> str:
    """Return a heading, the counts, and a table for each sort of difference."""
    lines = [f"### {safe(pack_words.title(comparison))}", "", safe(pack_words.summary(comparison))]
    for section in pack_words.sections(comparison):
        lines += ["", f"**{safe(section.title)}**", "", line("代码", "名称", "说明"), "| --- | --- | --- |"]
        lines += [line(f"`{entry.code}`", safe(entry.name), safe(entry.told)) for entry in section.entries]
    return "\n".join(lines)
