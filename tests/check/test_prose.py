"""The text of a report against its values: findings with place, value and what to write instead."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from msgspec.structs import replace

from qreport.check import prose
from qreport.check.prose import Prose
from qreport.model.document import Passage
from qreport.model.filing import Explanation, TickedNumber
from qreport.model.finding import Level
from qreport.model.location import Location
from qreport.model.pack import ChapterHead, ChapterSource, Pack
from qreport.model.records import Column, ColumnType, RecordSchema

from .samples import filing_of, indicator, pack_of, records

INDICATORS = [
    indicator("students", name="全日制在校生数", aliases=["学生人数"], in_text=["在校生"]),
    indicator("clubs", "个", name="学生社团总数"),
    indicator("rate", "%", name="毕业去向落实率"),
]
TRAINING = RecordSchema(
    id="training",
    name="社会培训情况表",
    columns=(
        Column(id="client", name="合作单位"),
        Column(id="people", name="培训人数", type=ColumnType.COUNT, unit="人"),
    ),
)
LISTED = records([("交运集团", Decimal(1884)), ("市残联", Decimal(21))], schema=TRAINING)
AT = Location("chapters/a.md", line=5)


def read(
    text: str,
    facts: Mapping[str, str] | None = None,
    ticked: tuple[TickedNumber, ...] = (),
    file: str = AT.file,
) -> Prose:
    filing = filing_of(facts or {}, LISTED)
    source = ChapterSource("a", ChapterHead(title="题"), text, AT.file, first_line=5)
    filing = replace(filing, chapters={"a": source}, ticked=ticked)
    return prose(
        filing, filing.facts, with_training(pack_of(INDICATORS)), [Passage(text, replace(AT, file=file))]
    )


def with_training(pack: Pack) -> Pack:
    return replace(pack, record_schemas={TRAINING.id: TRAINING})


def codes(text: str, facts: Mapping[str, str] | None = None) -> list[str]:
    return [finding.code for finding in read(text, facts).findings]


def test_a_contradiction_names_both_numbers_their_places_and_what_to_write() -> None:
    (finding,) = read("学校办学稳定，全日制在校生数为9257人。", {"students": "9527"}).findings
    assert (finding.code, finding.level, finding.found, finding.expected) == (
        "QR237",
        Level.ERROR,
        "9257人",
        "9527人",
    )
    assert "数字的顺序颠倒了" in finding.message
    assert finding.locations[0] == AT
    assert "{{ 值.students|带单位 }}" in finding.mend


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("全日制在校生数9527人", {"students": "9527"}),
        ("毕业去向落实率达98.5%", {"rate": "98.53"}),
        ("在校生由7948人增加到9527人", {"students": "9527", "students@2020": "7948"}),
        ("2021年，全日制在校生数9527人", {"students": "9527"}),
        ("交运集团培训1884人", {}),
    ],
)
def test_what_agrees_is_counted_and_silent(text: str, facts: Mapping[str, str]) -> None:
    found = read(text, facts)
    assert found.findings == ()
    assert found.counts["agrees"] >= 1


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("机电系全日制在校生数30人", {"students": "9527"}),
        ("全日制在校生数100人", {}),
        ("2018年，全日制在校生数为7000人", {"students": "9527"}),
        ("力争“十四五”末，全日制在校生数达到10000人", {"students": "9527"}),
        ("设置标准要求，全日制在校生数1200人", {"students": "9527"}),
        ("收到锦旗37面", {}),
    ],
)
def test_what_nothing_can_be_compared_with_is_only_listed(text: str, facts: Mapping[str, str]) -> None:
    assert set(codes(text, facts)) == {"QR249"}


def test_a_row_of_a_list_is_compared() -> None:
    assert codes("交运集团培训1848人。") == ["QR237"]


def test_numbers_of_the_pack_are_nobody_s_to_look_up() -> None:
    assert read("收到锦旗37面", file="pack/chapters/a.md.j2").findings == ()


def test_a_number_that_was_ticked_is_listed_no_more_until_the_words_change() -> None:
    tick = TickedNumber(text="锦旗37面", reason="办公室台账").at(Location("explanations.yaml", line=3))
    found = read("全年收到锦旗37面。", ticked=(tick,))
    assert (found.findings, found.counts["ticked"]) == ((), 1)
    lapsed = read("全年收到锦旗38面。", ticked=(tick,)).findings
    assert sorted(each.code for each in lapsed) == ["QR249", "QR250"]


def test_the_words_of_an_explanation_are_read_too() -> None:
    given = Explanation(indicator="students", period="2021", text="在校生增加29.87%。")
    filing = filing_of({"students": "9527", "students@2020": "7948"})
    filing = replace(filing, explanations=(given.at(Location("explanations.yaml", line=4)),))
    (finding,) = prose(filing, filing.facts, pack_of(INDICATORS), []).findings
    assert (finding.code, finding.locations[0].line) == ("QR237", 4)
    assert "19.87" in str(finding.expected)
