"""Every example is valid, in every look, in the eyes of two judges."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from render.docx_check import NS, Docx, W

from .reports import LOOKS, report, samples


@cache
def written_report(pack: str, look: str) -> bytes:
    return report(pack, LOOKS[look])


every_report = pytest.mark.parametrize(("pack", "look"), list(product(samples(), LOOKS)))
every_example = pytest.mark.parametrize("pack", samples())


@every_report
def test_every_report_is_valid(pack: str, look: str) -> None:
    assert Docx(written_report(pack, look)).problems() == []


@every_report
def test_the_rules_of_the_open_xml_sdk_find_nothing_either(pack: str, look: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(written_report(pack, look))
    assert OpenXmlValidator().validate(path).errors == []


def test_the_second_judge_does_judge(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(written.replace(b"word/styles.xml", b"word/stiles.xml"))
    assert not OpenXmlValidator().validate(path).is_valid


def written_parts(content: bytes) -> Iterator[etree._Element]:
    docx = Docx(content)
    for name in docx.parts:
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            yield docx.tree(name)


@every_example
def test_every_run_with_text_asks_for_east_asian_shapes(pack: str) -> None:
    """In text, tables, captions, contents, footers and results of fields: else Word draws “ ” narrow."""
    runs = [
        run
        for part in written_parts(written_report(pack, "as-it-is"))
        for run in part.xpath("//w:r[w:t or w:noBreakHyphen]", namespaces=NS)
    ]
    assert runs
    assert [
        run for run in runs if run.xpath("string(w:rPr/w:rFonts/@w:hint)", namespaces=NS) != "eastAsia"
    ] == []


@every_example
def test_every_style_that_is_used_names_its_east_asian_font(pack: str) -> None:
    docx = Docx(written_report(pack, "as-it-is"))
    named = {
        style.get(f"{{{W}}}styleId")
        for style in docx.tree("word/styles.xml").xpath("w:style[w:rPr/w:rFonts/@w:eastAsia]", namespaces=NS)
    }
    parts = list(written_parts(written_report(pack, "as-it-is")))
    used = {each for part in parts for each in part.xpath("//w:pStyle/@w:val", namespaces=NS)}
    assert used
    assert used <= named
    assert not any(part.xpath("//@w:*[contains(local-name(), 'Theme')]", namespaces=NS) for part in parts)
