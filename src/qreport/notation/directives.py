"""The lines that begin with `:::`: what they say, and which line closes which.

Chapters without the notation of their templates, as the checks and the proofreader read them.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from qreport.text.names import did_you_mean
from qreport.text.regex import regex

FENCE = ":::"
"""Begins each of these lines; alone it ends a container."""
TABLE, CHART, PAGE, TO_WRITE, PHOTOS, CASE, TYPED_TABLE = "表", "图", "分页", "待写", "照片", "案例", "表格"
EXPLANATIONS = "说明"
TILES = "数字"
CHANGES = "变化"
SENTENCES = "句"
MOST_CHANGES = 30
_CHANGE_IDS = {TABLE: "changes_table", CHART: "changes_chart"}
COLUMNS = "列"
ACROSS = "横排"
LEAVES = (TABLE, CHART, PAGE, TO_WRITE, EXPLANATIONS, CHANGES)
KEYS: Mapping[str, tuple[str, ...]] = {
    PHOTOS: ("id", "标题", COLUMNS),
    TILES: (COLUMNS,),
    CASE: ("id", "标题"),
    TYPED_TABLE: ("id", "标题", "表头", ACROSS),
}
"""The containers and what may stand behind each."""
NAMES = (*LEAVES, *KEYS)
LINES = (PHOTOS, TILES)
"""The containers whose lines are no Markdown."""
MOST_ABREAST: Mapping[str, int] = {PHOTOS: 4, TILES: 6}

# `::: 照片 id=x` or ：：：照片: three colons or more of either width, up to three blanks before them.
_LINE = regex(r"\s{0,3}[:：]{3,}(.*)")
# 表 of `表conditions`, 待写 of `待写 ...`, abc of `abc 1`.
_NAME = regex(r"[^\s\x00-\x7f]+|\S*")
"""Chinese words end where an id begins: `::: 表conditions`."""
# id=sports, 标题="技能节 2021", 标题＝“技能节”: groups 1 key, 2 to 4 the value by its kind of quote.
_KEY = regex(r"\s*([^\s=＝\"“”]+)\s*[=＝]\s*(?:\"([^\"]*)\"|“([^”]*)”|([^\s\"“”]+))(?=\s|$)")
# class_photos_2; not 2photos, not 照片.
_ID = regex(r"[a-z][a-z0-9_]*")


class Directive(Struct, frozen=True):
    """One line `::: name rest`; a line `:::` alone has no name and closes a container."""

    name: str
    rest: str
    """All that follows the name."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """What a container says of itself."""
    fault: str | None = None
    """What is wrong with the line itself, in Chinese."""

    @property
    def is_known(self) -> bool:
        """Whether there is such a directive."""
        return self.name in NAMES

    @property
    def opens(self) -> bool:
        """Whether a closing line belongs to it."""
        return self.name in KEYS

    @property
    def words(self) -> Sequence[str]:
        """What follows the name, word by word."""
        return self.rest.split()

    @property
    def id(self) -> str | None:
        """The id of the table, chart, photo grid or case; None where none is given."""
        if self.name == CHANGES:
            return _CHANGE_IDS.get(self.rest[:1])
        return self.rest if self.name in (TABLE, CHART) else self.keys.get("id")


def after_fence(line: str) -> str | None:
    """Return what follows `:::`; empty for a line that closes, None for a line of another kind."""
    match = _LINE.fullmatch(line)
    return match[1].strip() if match else None


def parse(line: str) -> Directive | None:
    """Return the directive in `line`, or None when it is none."""
    words = after_fence(line)
    if words is None:
        return None
    first = _NAME.match(words)
    # 待写 is followed by words without a blank: `::: 待写学校概况`.
    name = TO_WRITE if words.startswith(TO_WRITE) or first is None else first[0]
    rest = words.removeprefix(name).strip()
    if name in KEYS:
        keys, fault = _keys(name, rest)
        return Directive(name, rest, keys, fault)
    return Directive(name, rest, fault=_leaf_fault(name, rest))


def closings(lines: Sequence[str]) -> Mapping[int, int | None]:
    """Return for each line (from 0) that opens a container the line that closes it; None when none does."""
    found: dict[int, int | None] = {}
    open_lines: list[int] = []
    for number, line in enumerate(lines):
        directive = parse(line)
        if directive is None:
            continue
        if directive.opens:
            found[number] = None
            open_lines.append(number)
        elif not directive.name and open_lines:
            found[open_lines.pop()] = number
    return found


def _keys(name: str, rest: str) -> tuple[Mapping[str, str], str | None]:
    keys: dict[str, str] = {}
    position = 0
    while match := _KEY.match(rest, position):
        if match[1] in keys:
            return keys, f"“{match[1]}”写了两次"
        keys[match[1]] = match[2] or match[3] or match[4] or ""
        position = match.end()
    if rest[position:].strip():
        hint = f"；要放报告包里的表，写 ::: {TABLE} {rest}" if name == TYPED_TABLE and not keys else ""
        return keys, f"读不懂“{rest[position:].strip()}”；应写成 名称=值，值带空格或标点时加双引号{hint}"
    return keys, _key_fault(name, keys)


def _key_fault(name: str, keys: Mapping[str, str]) -> str | None:
    known = KEYS[name]
    for key in keys:
        if key not in known:
            return f"“{name}”没有“{key}”这一项{did_you_mean(key, known)}；可用 {'、'.join(known)}"
    if "id" in keys and not _ID.fullmatch(keys["id"]):
        return f"id 只用小写字母、数字和下划线，以字母开头，写的是“{keys['id']}”"
    if COLUMNS in keys and keys[COLUMNS] not in map(str, range(1, MOST_ABREAST[name] + 1)):
        return f"列 应是 1 到 {MOST_ABREAST[name]}，写的是“{keys[COLUMNS]}”"
    if keys.get("表头", "1") not in ("0", "1", "2", "3", "4", "5"):
        return f"表头 应是表头的行数，0 到 5，写的是“{keys['表头']}”"
    if keys.get(ACROSS, "是") not in ("是", "否"):
        return f"{ACROSS} 应是 是 或 否，写的是“{keys[ACROSS]}”"
    return '案例缺少标题，应写成 ::: 案例 标题="…"' if name == CASE and not keys.get("标题") else None


def _leaf_fault(name: str, rest: str) -> str | None:
    if name in (TABLE, CHART):
        return None if rest and not rest.split()[1:] else f"“{name}”后面应写一个 id，写的是“{rest}”"
    if name == CHANGES:
        return _changes_fault(rest)
    if name in (PAGE, EXPLANATIONS) and rest:
        return f"“{name}”后面不写内容，写的是“{rest}”"
    return "“待写”后面应说明要写什么" if name == TO_WRITE and not rest else None


def _changes_fault(rest: str) -> str | None:
    sort, *numbers = rest.split() or [""]
    known = sort in (TABLE, CHART, SENTENCES)
    if known and len(numbers) <= 1 and all(_is_count(each) for each in numbers):
        return None
    return f"“{CHANGES}”后面应写 表、图 或 句，再写至多列几项（1 到 {MOST_CHANGES}），写的是“{rest}”"


def _is_count(text: str) -> bool:
    # [:3]: a number of a million digits is not converted; three digits are too many as well.
    return text.isascii() and text.isdecimal() and 1 <= int(text[:3]) <= MOST_CHANGES


# U+FDD0 is a noncharacter (Unicode 23.7): kept for use within a program, never for text.
VALUE = "\ufdd0"
"""Stands where a value is printed; no text of a filing holds this noncharacter."""
# {{ 值.students }} is a value; {% if x %} and {# 备注 #} are not. `.` matches ends of lines too: (?s).
_JINJA = regex(r"(?s)(?P<value>\{\{.*?(?:\}\}|\Z))|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)")
"""What is not closed goes on to the end, so that no text is looked through again and again."""


def without_template(text: str, instead: str = "") -> str:
    """Return `text` with `VALUE` for each {{ }}, and `instead` for each {% %} and {# #}.

    Every line stays in its place.
    """

    def taken_out(found: re.Match[str]) -> str:
        return (VALUE if found["value"] else instead) + "\n" * found[0].count("\n")

    return _JINJA.sub(taken_out, text)
