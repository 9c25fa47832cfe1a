"""What composing and pictures report, `validate` and `build --final` tell alike: code, level and place."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from places import EXAMPLES

from qreport.model.finding import Finding
from qreport.problems import composing, rendering
from qreport.workflows.build import Order, build
from qreport.workflows.checked import check_filing
from qreport.workflows.opened import open_filing

from .changes import added, written
from .pictures import giant, picture

CHAPTER = "chapters/policy_support.md"
PHOTO = "photos/activity_week.png"
OWN = '::: 表格 id=own 标题="社团"\n| 社团 | 人数 |\n|---|---|\n| 合唱 | 30 |\n:::'
Change = Callable[[Path], None]


def typed(*lines: str) -> Change:
    return added(CHAPTER, "\n" + "\n\n".join(lines) + "\n")


def photo(content: bytes) -> Change:
    return written(PHOTO, content)


CASES: dict[str, Change] = {
    "QR401": typed("{{ 值.teachers "),
    "QR402": typed("{{ 值.teachers + 1 }}"),
    "QR404": typed("{{ 值.nosuch }}"),
    "QR405": typed("见{{ 见.nosuch }}。"),
    "QR406": typed("{{ 值 }}"),
    "QR408": typed('{{ 值.students_by_department["船舶系"] }}'),
    "QR410": typed("::: 表单 conditions"),
    "QR411": typed("::: 表"),
    "QR412": typed("::: 案例 标题=甲", "正文"),
    "QR413": typed("::: 图 nosuch"),
    "QR414": typed("::: 表 conditions"),
    "QR416": typed(OWN),
    "QR417": typed("::: 照片\n![甲](photos/nosuch.png)\n:::"),
    "QR418": typed("::: 照片\n![甲](../nosuch.png)\n:::"),
    "QR419": typed(f"![现场]({PHOTO})"),
    "QR420": typed("# 标题"),
    "QR421": typed("::: 待写 本节"),
    "QR426": typed("甲", "---"),
    "QR427": typed("学校,教师。"),
    "QR428": typed("师生比为19:1。"),
    "QR432": typed(
        '{{ 值.students_by_department["电气工程系"]|居首 }}，{{ 值.full_time_students|连续增长(3) }}'
    ),
    "QR434": typed("| 社团 | 人数 |\n|---|---|\n| 合唱 | 30 | 多 |"),
    "QR435": typed("| 社团 | 人数 |\n|---|---|\n| 合唱 | 30 |\n| 书法 | 20 |\n| 合计 | 60 |"),
    "QR436": typed("| 社团 | 人数 |\n| 合唱 | 30 |\n| 书法 | 20 |"),
    "QR437": typed("在校生~~7948~~9527人。"),
    "QR438": typed("在校生｛｛ 值.full_time_students ｝｝人。"),
    "QR439": typed("## 一、办学条件", "正文"),
    "QR440": typed("展板尺寸2*3米。"),
    "QR441": typed("双师型教师占{{ 值.dual_qualified_teachers_share }}。"),
    "QR442": typed("在校生减少{{ 值.full_time_students|增减 }}。"),
    "QR443": typed("规模最大的有{{ 值.full_time_students|最大|带单位 }}。"),
    "QR450": typed("详见图9-9。"),
    "QR451": typed("表5-1 经费投入一览"),
    "QR452": typed("在校生{{ 值.full_time_students|带单位 }}人。"),
    "QR453": typed("做法：\n1、制定方案\n2、组织实施"),
    "QR454": written(CHAPTER, "无\n"),
    "QR502": photo(b"not a picture"),
    "QR503": photo(giant()),
    "QR504": photo(picture("PNG")[:60]),
}
NOT_BY_A_CHAPTER = {
    # too long a chapter, values and charts that this filing has, or what only the files of a pack can cause
    *("QR403", "QR407", "QR415", "QR422", "QR423", "QR424", "QR425", "QR431", "QR433"),
    # rights of files, and scans of a statement
    *("QR501", "QR505", "QR506"),
    # charts: of the pack, or of data that make them unreadable
    *("QR551", "QR552", "QR553", "QR554", "QR555", "QR556"),
}


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """A right filing but for one place that is not written, so that no final report of it is drawn."""
    folder = Path(shutil.copytree(EXAMPLES / "corrected-2021", tmp_path / "filing"))
    added("chapters/teaching_reform.md", "\n\n::: 待写 一句\n")(folder)
    return folder


def told(findings: Sequence[Finding], code: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.code, f.level, tuple(map(str, f.locations))) for f in findings if f.code == code]


@pytest.mark.parametrize("code", CASES)
def test_validate_and_a_final_build_tell_the_same(code: str, corrected: Path, tmp_path: Path) -> None:
    CASES[code](corrected)
    checked = check_filing(open_filing(corrected)).findings
    (built,) = build(corrected, Order(directory=tmp_path / "out", formats=("txt",), final=True))
    assert told(checked, code) == told(built.findings, code) != []


def test_every_problem_of_composing_and_rendering_is_accounted_for() -> None:
    every = {each.code for stage in (composing, rendering) for each in stage.PROBLEMS}
    assert every == {*CASES, *NOT_BY_A_CHAPTER}
