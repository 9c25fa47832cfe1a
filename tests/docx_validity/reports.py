"""Reports of the examples as Word files, also in looks that their layouts do not ask for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from render.written import docx_of

from qreport import compose, resources
from qreport.aggregate.derive import derive
from qreport.model.layout import Layout
from qreport.workflows.opened import list_packs, open_filing

Look = Mapping[str, Any]

LOOKS: Mapping[str, Look] = {
    "as-it-is": {},
    "decimal-headings": {"headings": "decimal"},
    "three-line-tables": {"table": {"frame": "three_line"}},
    "header-and-outer-numbers": {"header": "{school}", "footer_outside": True},
    "fonts-of-windows": {"fonts": "win"},
    "landscape": {"page": {"width": 420, "height": 297}},
}


def samples() -> list[str]:
    """Return the ids of the packs that have an example."""
    return [manifest.id for manifest, _ in list_packs() if manifest.sample]


def report(pack: str, look: Look) -> bytes:
    """Return the example of `pack` as a Word file whose layout is changed to `look`."""
    loaded = open_filing(_folder(pack))
    changed = replace(loaded.pack, layout=_layout(loaded.pack.layout, look))
    derived, _ = derive(loaded.filing, changed)
    document, _ = compose.compose(loaded.filing, loaded.filing.facts + derived, changed)
    return docx_of(document, changed.layout)


def _folder(pack: str) -> Path:
    manifest = next(each for each, _ in list_packs() if each.id == pack)
    return resources.example_folder() / str(manifest.sample)


def _layout(layout: Layout, look: Look) -> Layout:
    values = layout.model_dump()
    for name, change in look.items():
        values[name] = {**values[name], **change} if isinstance(change, Mapping) else change
    return Layout.model_validate(values)
