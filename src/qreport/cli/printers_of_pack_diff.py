"""The output forms of `pack diff`."""

import json
from collections.abc import Callable, Mapping

from msgspec import to_builtins

from qreport import __version__
from qreport.cli.console import pack_words
from qreport.cli.console.cells import line, safe
from qreport.model.change import PackComparison
from qreport.model.pack import Manifest
from qreport.text.names import printable

PackDiffPrinter = Callable[[PackComparison], str]


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


def print_json(comparison: PackComparison) -> str:
    """Return the comparison as one JSON object, schema 1."""
    whole = {
        "schema": 1,
        "tool": {"name": "qreport", "version": __version__},
        "from": _pack(comparison.old),
        "to": _pack(comparison.new),
        # The names of the fields are those of the JSON, which docs/packs.md describes.
        "changes": [to_builtins(change) for change in comparison.changes],
        "move": to_builtins(comparison.move) if comparison.move else None,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _pack(manifest: Manifest) -> dict[str, str]:
    return {"id": manifest.id, "title": manifest.title, "edition": manifest.edition}


def print_markdown(comparison: PackComparison) -> str:
    """Return a heading, the counts, and a table for each sort of difference."""
    lines = [f"### {safe(pack_words.title(comparison))}", "", safe(pack_words.summary(comparison))]
    for section in pack_words.sections(comparison):
        lines += ["", f"**{safe(section.title)}**", "", line("代码", "名称", "说明"), "| --- | --- | --- |"]
        lines += [line(f"`{entry.code}`", safe(entry.name), safe(entry.told)) for entry in section.entries]
    return "\n".join(lines)


PACK_DIFF_PRINTERS: Mapping[str, PackDiffPrinter] = {
    "text": print_text,
    "json": print_json,
    "markdown": print_markdown,
}
"""By the name of the form."""
