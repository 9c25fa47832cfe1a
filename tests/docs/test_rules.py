"""The list of relations in docs/rules.md is whole, and names only codes and kinds that there are."""

import re

import pytest
from places import ROOT

from qreport.check import KINDS
from qreport.load import load_pack
from qreport.resources import pack_folder
from qreport.workflows.explain import entries

TEXT = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
SPANS = [(int(first), int(last)) for first, last in re.findall(r"QR(\d+) to QR(\d+)", TEXT)]


def is_listed(code: str) -> bool:
    number = int(code[2:])
    return bool(re.search(rf"{code}\b", TEXT)) or any(first <= number <= last for first, last in SPANS)


def test_no_relation_is_left_out() -> None:
    assert re.findall(r"(?m)^\| (V\d\d) \|", TEXT) == [f"V{number:02}" for number in range(1, 64)]


def test_every_relation_is_in_or_says_what_it_waits_for() -> None:
    rows = re.findall(r"(?m)^\| V\d\d \|.*$", TEXT)
    assert len(rows) == 63
    for row in rows:
        _, _, _, there, waits, _ = (cell.strip() for cell in row.split("|"))
        assert there or waits, row


def test_every_code_that_is_named_can_be_explained() -> None:
    assert set(re.findall(r"QR\d{3,4}\b", TEXT)) <= set(entries())


@pytest.mark.parametrize("name", ["secondary-2022", "school-national-2025"])
def test_every_rule_of_the_pack_is_listed(name: str) -> None:
    pack, _ = load_pack(name, [pack_folder()])
    assert [code for code in pack.rules if not is_listed(code)] == []


def test_every_kind_that_is_named_exists() -> None:
    named = re.findall(r"kinds? (`[^|;]*?`)(?= |,? ?[|;(]|\)|$)", TEXT)
    names = {name for part in named for name in re.findall(r"`([a-z_]+)`", part)}
    assert names
    assert names <= set(KINDS) | {"nesting"}
