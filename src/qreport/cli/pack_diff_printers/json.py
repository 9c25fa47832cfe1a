"""Two packs for a program: the JSON of docs/packs.md."""

import json

from msgspec import to_builtins

from qreport import __version__
from qreport.cli.pack_diff_printers import pack_diff_printers
from qreport.model.pack import Manifest
from qreport.model.pack_change import PackComparison


@pack_diff_printers.register("json")
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
