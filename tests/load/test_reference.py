"""Reference documents in packs, and what a style means for the layout."""

from pathlib import Path

import pytest
from acceptance.reference_files import STYLES, word_file

from qreport.load.packs.packs import load_pack
from qreport.load.reference.looks import look_of
from qreport.load.reference.read import read_reference
from qreport.model.finding import Finding
from qreport.model.layout import Mark, Page, Reference, TextStyle, WordStyle

from .conftest import WritePack

BEFORE = TextStyle(font="宋体", size=16, align="center", indent=2, line=28)


def read(content: bytes, folder: Path) -> tuple[Reference | None, list[Finding]]:
    path, findings = folder / "学校.docx", list[Finding]()
    path.write_bytes(content)
    return read_reference(path, "学校.docx", findings), findings


def style(run: str = "", paragraph: str = "") -> str:
    return (
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="heading 1"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


@pytest.mark.parametrize(
    ("run", "paragraph", "look"),
    [
        ("", "", {"size": 10, "align": "left", "indent": 0, "line": None, "bold": False}),
        ('<w:sz w:val="32"/><w:b/>', '<w:jc w:val="both"/>', {"size": 16, "bold": True, "align": "justify"}),
        ('<w:sz w:val="24"/>', '<w:ind w:firstLine="480"/>', {"indent": 2}),
        ('<w:sz w:val="24"/>', '<w:ind w:firstLineChars="200" w:firstLine="1"/>', {"indent": 2}),
        ("", '<w:spacing w:line="560" w:lineRule="exact" w:before="100"/>', {"line": 28, "before": 5}),
        ('<w:sz w:val="40"/>', '<w:spacing w:line="360"/>', {"line": 20 * 1.3 * 1.5}),
        ('<w:b w:val="0"/><w:rFonts w:eastAsia="华文行楷"/>', "", {"bold": False, "font": "华文行楷"}),
        ('<w:sz w:val="999999"/><w:color w:val="red;"/>', "", {"size": 10, "font": "宋体"}),
    ],
)
def test_a_style_says_how_large_its_lines_are(
    run: str, paragraph: str, look: dict[str, object], tmp_path: Path
) -> None:
    reference, _ = read(word_file(style(run, paragraph)), tmp_path)
    assert reference is not None
    found = look_of(reference.styles["heading 1"], BEFORE)
    assert {name: getattr(found, name) for name in look} == look


def test_styles_that_are_based_on_each_other_in_a_circle_are_read(tmp_path: Path) -> None:
    circle = style().replace("<w:pPr>", '<w:basedOn w:val="y"/><w:pPr>') + (
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="甲"/><w:basedOn w:val="x"/>'
        '<w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
    )
    reference, _ = read(word_file(circle), tmp_path)
    assert reference is not None
    assert reference.styles["heading 1"] == WordStyle((), (Mark("sz", (("val", "30"),)),))


def test_paper_on_its_side_is_turned_upright(tmp_path: Path) -> None:
    turned = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1587" w:right="1984" w:bottom="1474" w:left="2098"/>'
    )
    reference, _ = read(word_file(paper=turned), tmp_path)
    assert reference is not None
    assert isinstance(reference.page, Page)
    mm = {side: round(getattr(reference.page, side)) for side in Page.model_fields}
    assert mm == {"width": 210, "height": 297, "top": 35, "bottom": 37, "left": 28, "right": 26}


def test_everything_there_is_no_finding(tmp_path: Path) -> None:
    from qreport.model.layout import STYLE_NAMES

    names = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{number}"><w:name w:val="{each.name}"/></w:style>'
        for number, each in enumerate(STYLE_NAMES)
    )
    reference, findings = read(word_file(names), tmp_path)
    assert findings == []
    assert reference is not None
    assert len(reference.styles) == len(STYLE_NAMES)


def test_names_of_any_language_and_aliases_are_known(tmp_path: Path) -> None:
    reference, _ = read(word_file(STYLES.replace('"caption"', '"插图说明,题注"')), tmp_path)
    assert reference is not None
    assert "caption" not in reference.styles
    aliased = STYLES.replace('<w:name w:val="caption"/>', '<w:name w:val="甲"/><w:aliases w:val="乙,题注"/>')
    reference, _ = read(word_file(aliased), tmp_path)
    assert reference is not None
    assert "caption" in reference.styles


def test_a_pack_brings_its_reference_along_and_the_nearest_one_wins(
    write_pack: WritePack, packs: Path
) -> None:
    base = write_pack()
    (base / "layout" / "reference.docx").write_bytes(word_file())
    write_pack("own", {"id": "own", "extends": "small"})
    pack, findings = load_pack("own", [packs])
    assert pack.reference is not None
    assert "heading 2" in pack.reference.styles
    assert [(each.code, str(each.locations[0])) for each in findings] == [
        ("QR181", "small/layout/reference.docx")
    ]
    (packs / "own" / "layout").mkdir(exist_ok=True)
    (packs / "own" / "layout" / "reference.docx").write_bytes(word_file(style()))
    pack, _ = load_pack("own", [packs])
    assert pack.reference is not None
    assert list(pack.reference.styles) == ["heading 1"]


def test_a_pack_with_an_unusable_reference_says_so(write_pack: WritePack, packs: Path) -> None:
    (write_pack() / "layout" / "reference.docx").write_bytes(b"PK")
    pack, findings = load_pack("small", [packs])
    assert pack.reference is None
    assert [each.code for each in findings] == ["QR180"]
