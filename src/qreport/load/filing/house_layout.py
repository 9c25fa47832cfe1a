"""The layout that a filing asks for: that of its pack with changes, in the styles of a Word file."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace
from pydantic import ValidationError

from qreport.load.filing.attachments import find_attachment
from qreport.load.filing.filings import folder_of, read_settings
from qreport.load.packs.layout_sense import senseless
from qreport.load.reference.looks import dressed
from qreport.load.yaml.layered import Layered, merged
from qreport.load.yaml.schema_errors import findings_of
from qreport.model.finding import Finding
from qreport.model.layout import Layout
from qreport.model.pack import Pack
from qreport.model.reference import Reference

_KEY, _REFERENCE = "layout", "reference"


def with_house_layout(pack: Pack, root: Path) -> tuple[Pack, tuple[Finding, ...]]:
    """Return `pack` with the layout that qreport.yaml in `root` changes, and what is wrong there.

    Mappings are changed key by key, lists replaced; with anything wrong the layout of the pack stays. A
    reference document, that of the filing before that of the pack, wins over both.
    """
    settings, findings = read_settings(root), list[Finding]()
    layout = _changed(pack.layout, settings, findings)
    reference = _reference(root, settings, findings) or pack.reference
    return replace(pack, layout=dressed(layout, reference)), tuple(findings)


def _changed(layout: Layout, settings: Layered, findings: list[Finding]) -> Layout:
    changes = settings.data.get(_KEY)
    # What is no mapping was refused with qreport.yaml itself.
    if not isinstance(changes, Mapping) or not changes:
        return layout
    try:
        changed = Layout.model_validate(merged(layout.model_dump(), changes))
    except ValidationError as error:
        findings += findings_of(error, settings, (_KEY,), Layout)
        return layout
    wrong = senseless(changed, settings, (_KEY,))
    findings += wrong
    return layout if wrong else changed


def _reference(root: Path, settings: Layered, findings: list[Finding]) -> Reference | None:
    found = find_attachment(folder_of(root), settings, (_REFERENCE,), findings)
    if found is None:
        return None
    from qreport.load.reference.read import read_reference

    return read_reference(found.path, str(settings.data.get(_REFERENCE)), findings)
