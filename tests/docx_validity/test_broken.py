"""The checker can fail: documents broken in one way each."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from render.docx_check import Docx

from .package import package_problems

WAYS = yaml.safe_load(Path(__file__).with_name("broken.yaml").read_text(encoding="utf-8"))


def broken(content: bytes, way: Mapping[str, str]) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = {name: archive.read(name) for name in archive.namelist()}
    name = way.get("part", "word/document.xml")
    if "add" in way:
        parts[way["add"]] = way["put"].encode()
    elif "find" in way:
        parts[name], count = re.subn(way["find"].encode(), way["put"].encode(), parts[name], count=1)
        assert count == 1, "there is nothing to break"
    else:
        del parts[name]
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def test_the_document_is_valid_before_it_is_broken(written: bytes) -> None:
    assert Docx(written).problems() == []


@pytest.mark.parametrize("way", WAYS, ids=[each["name"] for each in WAYS])
def test_every_way_to_break_a_document_is_seen(written: bytes, way: Mapping[str, str]) -> None:
    parts = broken(written, way)
    found = package_problems(parts) or Docx(packed(parts)).problems()
    assert any(way["says"] in each for each in found), found
