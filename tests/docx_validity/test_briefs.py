"""The papers about changes are valid too."""

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from places import EXAMPLES
from render.docx_check import Docx

from qreport.workflows import diff


@pytest.fixture(scope="module", params=["changes", "course"])
def paper(request: pytest.FixtureRequest) -> bytes:
    if request.param == "course":
        return diff.of_series(*diff.series([EXAMPLES / "liaocheng-2021"]), "docx")
    asked = diff.Compared(EXAMPLES / "liaocheng-2021")
    return diff.of_changes(*diff.diff(asked), "docx")


def test_every_paper_is_valid(paper: bytes) -> None:
    assert Docx(paper).problems() == []


def test_the_rules_of_the_open_xml_sdk_find_nothing_either(paper: bytes, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(paper)
    assert OpenXmlValidator().validate(path).errors == []
