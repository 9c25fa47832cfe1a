import pytest

from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import compare
from qreport.errors import QreportError

from .samples import fact, indicator, pack_of, side

PACK = pack_of(indicator("a"), indicator("b"))
OLD, NEW = fact("a", "2020", "1"), fact("a", "2021", "2")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            side(pack_of(indicator("c"), name="q"), [fact("c", "2020", "1")], "2020", "乙"),
            side(PACK, [NEW], "2021"),
            "乙 用 q，甲 用 p",
        ),
        (
            side(pack_of(*map(indicator, "acdef"), name="q"), [OLD], "2020", "乙"),
            side(pack_of(*map(indicator, "aghij"), name="p"), [NEW], "2021"),
            "乙 用 q，甲 用 p",
        ),
        (
            side(PACK, [OLD, NEW], "2019"),
            side(PACK, [OLD, NEW], "2021"),
            "没有 2019 年的数据，现有 2020、2021 年",
        ),
        (side(PACK, [], "2020"), side(PACK, [], "2021"), "一年的数据也没有"),
        (side(PACK, [OLD, NEW], "2021"), side(PACK, [OLD, NEW], "2020"), "前一年（2021）晚于后一年（2020）"),
        (side(PACK, [OLD, NEW], "2021"), side(PACK, [OLD, NEW], "2021"), "前后都是 2021 年"),
        (side(PACK, [OLD], "2020"), side(PACK, [fact("b", "2021", "1")], "2021", "乙"), "没有共同的指标"),
        (
            side(pack_of(indicator("a", "元")), [OLD], "2020"),
            side(PACK, [NEW], "2021", "乙"),
            "“指标a”的单位前后不同：元 和 人",
        ),
    ],
)
def test_a_comparison_that_makes_no_sense_is_refused_with_one_message(
    old: EditionData, new: EditionData, words: str
) -> None:
    with pytest.raises(QreportError) as refused:
        compare(old, new)
    assert words in refused.value.message
    assert refused.value.mend


def test_few_common_codes_are_enough_where_one_lineage_tells_that_the_packs_belong_together() -> None:
    renamed = indicator("g", lineage=[{"was": ["c"]}])
    old = side(pack_of(*map(indicator, "acdef"), name="q"), [OLD], "2020", "乙")
    new = side(pack_of(indicator("a"), renamed, *map(indicator, "hij")), [NEW], "2021")
    assert [change.indicator.code for change in compare(old, new).changes if change.old and change.new] == [
        "a"
    ]
