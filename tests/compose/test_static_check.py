from pathlib import Path

import pytest
from msgspec.structs import replace

from qreport.compose import compose, lint
from qreport.model.finding import Finding
from qreport.model.pack import Pack

from .samples import FACTS, chapter, filing, names, pack, table
from .test_charts import spec

CONDITIONS = table(kind="indicators", id="conditions", caption="办学条件", rows=["students"])
MARKED = {
    *("unknown-indicator", "unknown-name", "unknown-table-or-chart"),
    *("photo-missing", "photo-outside-filing", "not-a-photo-line"),
}
"""What leaves a red mark in its place; no draft is kept back by it."""


def found(text: str, root: Path = Path("nowhere"), whole: Pack | None = None) -> tuple[Finding, ...]:
    source = chapter(text)
    own = replace(filing(root), chapters={"one": source})
    return lint(own, whole or pack([source], [CONDITIONS], [spec(indicators=["students"])]))


@pytest.mark.parametrize(
    ("text", "name", "line", "words"),
    [
        ("甲\n{{ 值.student }}", "unknown-indicator", 6, "是否为“students”"),
        ('{{ 上年["全日制在校学生数"] }}', "unknown-indicator", 5, "是否为“全日制在校生数”"),
        ("{% if 1 == 2 %}\n{{ 值.nothing }}{% endif %}", "unknown-indicator", 6, "没有指标“nothing”"),
        ("{{ 值.国家级 }}", "unknown-indicator", 5, "可以指 studios_state、awards_state"),
        ("{{ 见.condition }}", "unknown-name", 5, "是否为“conditions”"),
        ("{{ 学校.nam }}", "unknown-name", 5, "是否为“name”"),
        ("{{ 报告.year }}", "unknown-name", 5, "“报告”没有“year”"),
        ("{{ 记录.programme }}", "unknown-name", 5, "是否为“programmes”"),
        ("{% for 行 in 记录.programmes %}{{ 行.专业名 }}{% endfor %}", "unknown-name", 5, "是否为“专业名称”"),
        ("{{ students }}", "unknown-name", 5, "没有“students”这个名称"),
        ("{{ 值.students|带单 }}", "unknown-name", 5, "是否为“带单位”"),
        ("{{ 值.students * 2 }}", "not-allowed-in-chapter", 5, "不做计算"),
        ("甲\n\n{% if %}", "template-syntax", 7, "还没有写内容"),
        ("::: 表 condition", "unknown-table-or-chart", 5, "是否为“conditions”"),
        ("::: 图 conditions", "unknown-table-or-chart", 5, "应写成 ::: 表 conditions"),
        ("::: 数字\n{{ 值.students }}\n:::", "directive-arguments", 6, "数值 | 名称"),
        ("甲\n\n::: 照片组 a=b", "unknown-directive", 7, "是否为“照片”"),
        ("::: 照片 图标题=甲\n:::", "directive-arguments", 5, "是否为“标题”"),
        ("::: 案例 标题=甲", "unclosed-directive", 5, "没有结束"),
        ("::: 照片\n![甲](photos/a.png)\n:::", "photo-missing", 6, "没有照片“photos/a.png”"),
        ("::: 照片\n![甲](../a.png)\n:::", "photo-outside-filing", 6, "不在填报文件夹里"),
        ("::: 照片\n甲\n:::", "not-a-photo-line", 6, "“甲”不是照片"),
    ],
)
def test_a_fault_is_found_without_data_at_its_line(text: str, name: str, line: int, words: str) -> None:
    (finding,) = found(text)
    assert finding.name == name
    assert str(finding.locations[0]) == f"chapters/one.md:{line}"
    assert words in finding.message
    assert finding.blocks is (name not in MARKED)


def test_a_chapter_in_order_has_no_finding(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").write_bytes(b"x")
    text = """## 节
{{ 值.students }}{{ 上年["在校生"] }}{{ 学校.name }}{{ 报告.issued|年月 }}
见{{ 见.conditions }}、{{ 见.c }}、{{ 见.club }}、{{ 见.story }}

{% for 行 in 记录.专业设置 %}{{ 行.专业 }}{{ 值.by_department[行.department] }}{{ loop.last }}{% endfor %}

::: 表 conditions

::: 图 {{ 学校.name }}

::: 案例 id=story 标题="甲"
::: 照片 id=club
![甲](photos/a.png)

![乙]({{ 学校.name }})
:::
:::

::: 待写 做法
"""
    assert found(text, tmp_path) == ()


def test_photos_of_a_chapter_of_the_pack_are_not_looked_for() -> None:
    text = "::: 照片\n![甲](photos/a.png)\n:::"
    assert lint(filing(), pack([chapter(text)])) == ()


def test_the_texts_of_the_pack_are_checked_at_their_entry() -> None:
    wrong = table(kind="indicators", id="t", caption="{{ 值.nothing }}", rows=["students"], notes=["{{ 1 +"])
    findings = lint(filing(), pack([chapter("正文", title="{{ 学校.nam }}")], [wrong]))
    assert names(findings) == ["unknown-name", "template-syntax", "unknown-indicator"]
    assert [str(finding.locations[0]) for finding in findings] == [
        "chapters/one.md:1",
        "tables/a.yaml:7",
        "tables/a.yaml:7",
    ]


def test_the_same_fault_is_told_alike_with_and_without_data() -> None:
    text = (
        "{{ 值.student }}\n\n::: 表 condition\n\n{{ 见.condition }}{{ 记录.nothing|列举('a') }}{{ 学校.nam }}"
    )
    source = chapter(text)
    own = replace(filing(), chapters={"one": source})
    whole = pack([source], [CONDITIONS])
    assert set(lint(own, whole)) == set(compose(own, FACTS, whole)[1])


def test_thousands_of_faults_take_no_hours() -> None:
    findings = found("\n".join(f"{{{{ 值.unknown_{number} }}}}" for number in range(5000)))
    assert len(findings) == 5000
