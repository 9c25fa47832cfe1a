"""What keeps a chart from being drawn is told beforehand, all of it, without loading a library."""

import subprocess
import sys

from qreport.model.document import ChartModel
from qreport.render.charts import PROBLEMS, problems_of

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


def test_common_letters_are_checked_without_a_drawing_library() -> None:
    script = (
        "from qreport.render.charts import KINDS, problems_of\n"
        "import sys\n"
        "assert not any(problems_of(kind.example) for kind in KINDS.all().values())\n"
        "print({'matplotlib', 'numpy', 'PIL', 'fontTools'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
