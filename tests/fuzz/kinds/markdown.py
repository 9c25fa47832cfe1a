"""Chapters in Markdown with directives and values."""

from collections.abc import Mapping

from fuzz.dice import Dice
from fuzz.harnesses import of_files

_LINES = (
    "## 规模", "### 学生", "# 题", "##办学", "正文", "- 项", "  - 次项", "1. 项", "> 引", "```", "---",
    "", "",
    "    四格",
    "| 项目 | 人数 |", "|---|--:|", "| 甲 | 3 |", "| ^^ | << |", "| 合计 | 3 |", "|:-:|", "表：人数 {#人数}",
    "::: 表 conditions", "::: 表 programmes", "::: 图 sizes", "::: 图 groups", "::: 图 没有", "::: 分页",
    "::: 待写 甲",
    "::: 照片 id=c 标题=\"甲\" 列=2", "![甲](photos/a.png)", "photos/a.png | 甲", ":::",
    "::: 案例 id=b 标题=题",
    "::: 数字 列=3", "{{ 值.students }} | 甲 | 乙",
    "::: 说明", "::: 变化 表 3", "::: 变化 图 3", "::: 变化 句 3", "::: 表格 id=a 标题=人数 表头=2",
    "**粗**_斜_***",
    "[链](http://x)", "<b>&amp;", "[^1]", "~~删~~", "\\*",
    '"甲"和"乙"', "见{{ 见.conditions }}。", "{{ 值.students|带单位 }}", "{% for x in 记录.programmes %}",
    "{% endfor %}",
    "{{ x.programme }}", "{% if 值.teachers > 3 %}", "{% else %}", "{% endif %}", "{# 注 #}",
    "｛｛ 值 ｝｝", "{{", "}}", "图9-9",
)  # fmt: skip


@of_files("markdown")
def markdown(dice: Dice) -> Mapping[str, bytes]:
    """Return a chapter of the filing."""
    lines = dice.many(40, lambda: _line(dice))
    head = "---\ntitle: 概况\n---\n" if dice.once_in(4) else ""
    content = (head + "\n".join(lines)).encode("utf-8", "replace")
    return {"chapters/overview.md": dice.spoiled(content) if dice.once_in(6) else content}


def _line(dice: Dice) -> str:
    line = dice.one_of(_LINES)
    if dice.once_in(8):
        line += dice.text()
    return line * (30 if dice.once_in(64) else 1)
