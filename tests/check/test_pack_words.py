"""A pack holds nothing that belongs to a person."""

import pytest
from msgspec.structs import replace

from qreport.check import check_words
from qreport.model.location import Location
from qreport.model.pack import ChapterHead, ChapterSource, Pack
from qreport.model.tables import IndicatorTable

from .samples import indicator, pack_of

PLACE = Location("tables/a.yaml", line=3)
PACK = pack_of([indicator("students")])


def with_note(note: str) -> Pack:
    table = IndicatorTable(kind="indicators", id="a", caption="在校生", rows=("students",), notes=(note,))
    return replace(PACK, tables={"a": table}, origins={("table", "a"): PLACE})


@pytest.mark.parametrize(
    ("note", "code", "message"),
    [
        ("联系人手机13912345678", "QR242", "有手机号 139******78"),
        ("身份证11010519491231002X", "QR241", "有身份证号 110105**********2X"),
    ],
)
def test_a_number_of_a_person_in_a_note_is_told_masked(note: str, code: str, message: str) -> None:
    (finding,) = check_words(with_note(note))
    assert (finding.code, finding.message, finding.locations) == (code, message, (PLACE,))


def test_the_chapters_of_the_pack_are_read_too() -> None:
    text = "概况\n\n联系：office@example.com"
    chapter = ChapterSource("a", ChapterHead(title="题"), text, "chapters/a.md", first_line=5)
    (finding,) = check_words(replace(PACK, chapters={"a": chapter}))
    assert (finding.found, finding.locations) == (
        "o***@example.com",
        (Location("chapters/a.md", line=7),),
    )


def test_figures_and_document_numbers_are_no_findings() -> None:
    assert check_words(with_note("注：依据教职成〔2022〕3号，{{ 值.students }}人，共201751234.5元。")) == ()
