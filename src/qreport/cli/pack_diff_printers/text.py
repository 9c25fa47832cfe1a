"""Two packs for a person at a terminal."""

from qreport.cli.console import pack_words
from qreport.cli.pack_diff_printers import pack_diff_printers
from qreport.model.pack_change import PackComparison
from qreport.text.names import printable


@pack_diff_printers.register("text")
def print_text(comparison: PackComparison) -> str:
    """Return each sort of difference under its heading, then the counts."""
    lines = [pack_words.title(comparison), ""]
    for section in pack_words.sections(comparison):
        lines.append(section.title)
        lines += [_line(entry) for entry in section.entries]
        lines.append("")
    return "\n".join([*lines, pack_words.summary(comparison)])


def _line(entry: pack_words.Entry) -> str:
    return printable(f"  {entry.code}  {entry.name}{f'：{entry.told}' if entry.told else ''}")
