"""YAML files, read safely: YAML 1.2 scalars, plain tags, unique keys, limits, a place for every value.

What is wrong with a broken YAML file, in plain words: the usual slips first, then what the parser says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from msgspec import Struct

from qreport.load.files.source import read_text
from qreport.load.yaml.yaml_nodes import Node, RepeatedKey, TooMuch, YamlFault, compose
from qreport.model.finding import Unreadable
from qreport.model.location import Location
from qreport.problems.reading import BROKEN_YAML, DUPLICATE_KEY, OVER_LIMIT
from qreport.text.regex import regex

# `name：甲` and `- "name"：甲`; not the colon in `note: 注：见表`, which is text behind a key.
_FULL_WIDTH_COLON = regex(r"^\s*(?:-\s+)?(?:[^\s:：#'\"\[{][^:：]*|\"[^\"]*\"\s*|'[^']*'\s*)：")
# `name:甲`; not `http://…`, not `a::b`, not `name:` at the end of a line.
_NO_BLANK = regex(r"^\s*(?:-\s+)?[^\s:：#'\"\[{][^\s:：]*:(?![\s/:]|$)")
# A tab in the indentation, which YAML 1.2 forbids (6.1).
_TAB = regex(r"^ *\t")


class Advice(Struct, frozen=True):
    """What is wrong and where; line and column count from 1."""

    line: int
    column: int | None
    message: str
    mend: str | None = None


# By words of the messages of libyaml and of PyYAML, which differ here and there; narrower ones first.
_SAID = (
    ("quoted scalar found unexpected end", "引号没有配对", "在这段文字的末尾补上同样的引号"),
    ("unknown escape character", "双引号里的 \\ 有特别的含义", "把 \\ 写成 \\\\，或把双引号改成单引号"),
    ("mapping values are not allowed", "这里不该再有冒号：文字里的“: ”要加引号，或者缩进不对",
     "给冒号后面的整段文字加上双引号；下一层比上一层多缩进两个空格"),
    ("could not find expected ':'", "这一行缺少冒号", "写成“名称: 内容”，冒号是英文的，后面有一个空格"),
    ("block sequence entries", "“- ”开头的列表要另起一行", "在“名称:”之后换行，再写“- ”"),
    ("or ']'", "方括号没有配对，或两项之间缺少英文逗号", "补上 ] 或英文逗号"),
    ("or '}'", "花括号没有配对，或两项之间缺少英文逗号", "补上 } 或英文逗号"),
    ("expected node content", "这里多了一个符号，或少写了内容", "删去多余的符号；以符号开头的文字要加引号"),
    ("expected '-' indicator", "列表里混进了不以“- ”开头的行，或缩进不齐", "让这一行与上面各项对齐"),
    ("did not find expected key", "这一行与上面各行没有对齐，或引号后面还有文字",
     "同一层的各行缩进相同；整段文字要么全在引号里，要么不加引号"),
    ("alphabetic or numeric character", "以 * 或 & 开头的文字要加引号", "给整段文字加上双引号"),
    ("a block scalar", "| 或 > 后面不能再写文字", "把文字写到下一行，多缩进两个空格"),
    ("directive", "以 % 开头的文字要加引号", "给整段文字加上双引号"),
    ("document start", "这里的写法不合 YAML 的规则", "对照示例文件改写这一行"),
    ("tag", "以 ! 开头的文字要加引号", "给整段文字加上双引号"),
)  # fmt: skip

_NOT_CLOSED = (_SAID[0][0], "or ']'", "or '}'")
"""Here the beginning helps more than the place where the parser gave up."""


def explain(error: yaml.YAMLError, text: str) -> Advice:
    """Return what is wrong with `text`, which the parser refused with `error`."""
    lines = text.split("\n")
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    not_closed = any(words in said for words in _NOT_CLOSED)
    mark = getattr(error, "context_mark" if not_closed else "problem_mark", None)
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    runs_on = "mapping values" in said or "expected ':'" in said
    return _slip(lines, line, runs_on=runs_on) or _said(said, lines[line], line, column)


def _slip(lines: Sequence[str], line: int, *, runs_on: bool) -> Advice | None:
    """Return one of the usual slips in the line that was refused.

    With `runs_on` also in the line before it, which the parser then took for text that runs on.
    """
    # A line that lacks its colon is read as text that goes on in the next, and only that one is refused.
    before = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), line) if runs_on else line
    for at in dict.fromkeys((before, line)):
        if match := _TAB.search(lines[at]):
            return Advice(at + 1, match.end(), "缩进用了制表符（Tab）", "删去 Tab，改用空格缩进")
        if match := _FULL_WIDTH_COLON.search(lines[at]):
            return Advice(at + 1, match.end(), "冒号写成了全角的“：”", "改为英文冒号，后面加一个空格")
        if match := _NO_BLANK.search(lines[at]):
            return Advice(at + 1, match.end(), "冒号后面少一个空格", "在冒号后面加一个空格")
    return None


def _said(said: str, content: str, line: int, column: int) -> Advice:
    if "cannot start any token" in said:
        sign = content[column : column + 1]
        message = f"文字不能以“{sign}”开头" if sign.strip() else "这里的空白不合规则"
        return Advice(line + 1, column + 1, message, "给整段文字加上双引号")
    for words, message, mend in _SAID:
        if words in said:
            return Advice(line + 1, column + 1, message, mend)
    return Advice(line + 1, column + 1, "这里的写法不合 YAML 的规则", "对照示例文件改写这一行")


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The content of a YAML file."""

    name: str
    data: object
    """dict, list, str, int, Decimal (keeps `97.0`), bool or None; None for an empty file."""
    _root: Node | None = field(default=None, repr=False, compare=False)
    _first_line: int = 1

    def location(self, path: Sequence[str | int] = ()) -> Location:
        """Return the place of the entry at `path` (keys and positions), or of the nearest part that exists.

        Steps that name nothing are passed over. A plain value is found where it stands, a mapping or list
        at its key.
        """
        node = self._root
        if node is None:
            return Location(self.name, line=self._first_line, column=1)
        line, column = node.place
        for step in path:
            child = _child(node, step)
            if child is not None:
                # A mapping begins on the line below its key, and a blank value has no place of its own.
                at_key = child.children or child.data is None
                line, column = node.keys.get(str(step), child.place) if at_key else child.place
                node = child
        return Location(self.name, line=line + self._first_line - 1, column=column)


def read_yaml(path: Path, name: str) -> YamlDocument:
    """Return the content of the file at `path`, called `name` in findings; raise `Unreadable`.

    Plain `19:1`, `yes`, `010`, `1e5` and dates stay text; `97.0` is a Decimal with its digits.
    """
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str, first_line: int = 1) -> YamlDocument:
    """Return the content of `text`, which begins at `first_line` of the file `name`; raise `Unreadable`."""
    try:
        root = compose(text)
    except YamlFault as fault:
        problem = {RepeatedKey: DUPLICATE_KEY, TooMuch: OVER_LIMIT}.get(type(fault), BROKEN_YAML)
        places = [Location(name, line=line + first_line - 1, column=column) for line, column in fault.places]
        raise Unreadable(problem.at(*places, message=fault.message)) from fault
    except yaml.YAMLError as error:
        advice = explain(error, text)
        place = Location(name, line=advice.line + first_line - 1, column=advice.column)
        raise Unreadable(BROKEN_YAML.at(place, message=advice.message, mend=advice.mend)) from error
    return YamlDocument(name, root.data if root else None, root, first_line)


def _child(node: Node, step: str | int) -> Node | None:
    return node.children.get(step if isinstance(node.data, list) else str(step))
