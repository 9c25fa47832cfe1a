"""What keeps a chart from being drawn is told beforehand, all of it, without loading a library."""

from fresh import printed
from small import LAYOUT, manifest

from qreport.model.charts import ChartSpec
from qreport.model.document import ChartModel
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.problems.rendering import PROBLEMS
from qreport.render.charts.check import check_charts, problems_of
from qreport.render.charts.drawing import draw

from .samples import filled, model, series


def codes(chart: ChartModel) -> list[str]:
    return [finding.code for finding in problems_of(chart)]


def test_a_good_chart_has_no_problems() -> None:
    assert codes(filled("bars", ("甲", "乙"), ("1", "2"))) == []


def test_codes_are_unique_and_every_problem_says_why_and_how_to_mend_it() -> None:
    assert len({problem.code for problem in PROBLEMS}) == len(PROBLEMS)
    assert all(problem.why and problem.mend for problem in PROBLEMS)


def test_an_unknown_kind_blocks_and_lists_the_known_ones() -> None:
    (finding,) = problems_of(model("pie", ("甲",), series("2021年", "1")), "图1-1")
    assert finding.code == "QR551"
    assert finding.blocks
    assert "图1-1" in finding.message
    assert "share" in (finding.expected or "")


def pack_of(*specs: dict[str, object]) -> Pack:
    groups = {"kind": "count", "record_set": "awards", "by": ["level"]}
    parts = {"kind": "count", "record_set": "awards", "by": ["level", "prize"]}
    measures = {"plain": None, "grouped": groups, "twice_grouped": parts}
    indicators = {
        code: Indicator.model_validate({"code": code, "name": code, "unit": "项", "measure": measure})
        for code, measure in measures.items()
    }
    charts = [
        ChartSpec.model_validate({"id": f"c{number}", "caption": "", **spec})
        for number, spec in enumerate(specs)
    ]
    return Pack(
        manifest(),
        LAYOUT,
        indicators,
        charts={each.id: each for each in charts},
        origins={("chart", each.id): Location("charts/a.yaml", line=2) for each in charts},
    )


def test_a_pack_tells_before_any_data_which_charts_cannot_be_drawn() -> None:
    pack = pack_of(
        {"kind": "pie", "data": {"groups_of": "grouped"}},
        {"kind": "line", "data": {"groups_of": "grouped"}},
        {"kind": "panels", "data": {"indicators": ["plain"] * 13, "periods": ["previous", "current"]}},
    )
    findings = check_charts(pack)
    assert [(finding.code, finding.found) for finding in findings] == [
        ("QR551", "pie"),
        ("QR552", "1个系列"),
        ("QR552", "13个项目"),
    ]
    assert all(str(finding.locations[0]) == "charts/a.yaml:2" for finding in findings)
    assert "c0" in findings[0].message


def test_what_only_the_data_know_of_a_chart_is_not_told_beforehand() -> None:
    pack = pack_of(
        {"kind": "line", "data": {"groups_of": "twice_grouped"}},
        {"kind": "share", "data": {"groups_of": "grouped"}},
        {
            "kind": "panels",
            "data": {"indicators": ["plain"] * 13, "periods": ["previous", "current"], "top": 5},
        },
        {"kind": "bars", "data": {"groups_of": "absent"}},
    )
    assert check_charts(pack) == ()


def test_too_many_or_too_few_series_are_told_with_what_is_wanted() -> None:
    (finding,) = problems_of(model("slope", ("甲",), series("2021年", "1")))
    assert finding.code == "QR552"
    assert finding.found == "1个系列"
    assert finding.expected == "2个系列"
    assert codes(filled("bars", tuple(f"项{number}" for number in range(46)), ("1",) * 46)) == ["QR552"]


def test_a_negative_part_of_a_whole_blocks() -> None:
    assert codes(filled("share", ("甲", "乙"), ("1", "-2"))) == ["QR553"]
    assert codes(filled("bars", ("甲", "乙"), ("1", "-2"))) == []


def test_a_chart_without_any_value_is_a_warning_only() -> None:
    (finding,) = problems_of(filled("bars", ("甲",), (None,)))
    assert finding.code == "QR555"
    assert not finding.blocks
    assert codes(ChartModel("bars", (), (), "人")) == ["QR555"]


def test_all_problems_of_a_chart_are_told_at_once() -> None:
    odd = model("share", ("甲\U0001f600", "乙"), series("a", "1", "-2"), series("b", "1", "2"))
    assert codes(odd) == ["QR552", "QR553", "QR554"]


def test_a_letter_without_glyph_is_drawn_as_a_printer_would_and_stops_nothing() -> None:
    odd = model("bars", ("甲\U0001f600", "乙"), series("2021年\u200b", "1", "2"))
    (finding,) = problems_of(odd)
    assert not finding.blocks
    plain = model("bars", ("甲〓", "乙"), series("2021年〓", "1", "2"))
    assert draw(odd, LAYOUT) == draw(plain, LAYOUT)


def test_common_letters_are_checked_without_a_drawing_library() -> None:
    script = (
        "from qreport.render.charts.check import problems_of\n"
        "from qreport.render.charts.registry import KINDS\n"
        "import sys\n"
        "assert not any(problems_of(kind.example) for kind in KINDS.all().values())\n"
        "print(*sys.modules)"
    )
    loaded = printed(script)
    assert "qreport.render.charts" in loaded
    assert not {"matplotlib", "numpy", "PIL", "fontTools"} & set(loaded)
