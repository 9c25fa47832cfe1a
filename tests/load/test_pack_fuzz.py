from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qreport.errors import QreportError
from qreport.load.packs.packs import load_pack
from qreport.load.packs.references import check_references
from qreport.model.finding import Finding

from .conftest import WritePack

WORDS = [
    "code", "id", "name", "unit", "kind", "rows", "columns", "data", "measure", "parent", "indicators",
    "records", "tables", "charts", "rules", "extends", "chapters", "styles", "page", "where", "students",
]  # fmt: skip
PLAIN = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from([*WORDS, "", "{{", "@", "a/b"])
DATA = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*WORDS, 2021]), inner, max_size=4)
    ),
    max_leaves=12,
)
ENTRY = {"code": "a", "id": "a", "name": "甲", "unit": "人", "kind": "records"}
LISTS = {"catalogue": "indicators", "records": "records", "tables": "tables", "charts": "charts"}


def read(packs: Path) -> tuple[Finding, ...]:
    try:
        pack, findings = load_pack("small", [packs])
    except QreportError:
        return ()
    return (*findings, *check_references(pack))


@settings(max_examples=50)
@given(
    data=DATA,
    keys=st.dictionaries(st.sampled_from(WORDS), DATA, max_size=3),
    folder=st.sampled_from([*LISTS]),
)
def test_no_entry_of_a_pack_gives_a_traceback(
    data: object, keys: dict[str, object], folder: str, write_pack: WritePack, packs: Path
) -> None:
    text = yaml.safe_dump({LISTS[folder]: [data, ENTRY | keys]}, allow_unicode=True)
    file = write_pack() / folder / "a.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    findings = read(packs)
    file.unlink()
    assert all(finding.message and finding.mend for finding in findings)


@pytest.mark.parametrize("file", ["pack.yaml", "layout/layout.yaml"])
@settings(max_examples=20)
@given(data=DATA)
def test_no_manifest_and_no_layout_gives_a_traceback(
    file: str, data: object, write_pack: WritePack, packs: Path
) -> None:
    (write_pack() / file).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert all(finding.message for finding in read(packs))
