"""The tags of a text, each read by Jinja by itself, so that one broken tag hides no other.

What Jinja's parser says of a broken line, in Chinese.
"""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError
from msgspec import Struct

from qreport.compose.language.translation import parse
from qreport.text.regex import regex

_QUOTED = r"'([^']*)'"
_SAYINGS = (
    (
        rf"unknown tag {_QUOTED}.*nesting mistake.*innermost block .* is {_QUOTED}",
        "{{% {0} %}} 与前面的 {{% {1} %}} 不配对",
        "先用 {{% end{1} %}} 结束里面的一层。",
    ),
    (
        r"Encountered unknown tag '(end\w+|else|elif)'",
        "多出一个 {{% {0} %}}",
        "删去它，或补上它前面的 {{% if … %}} 或 {{% for … %}}。",
    ),
    (
        rf"Encountered unknown tag {_QUOTED}",
        "没有 {{% {0} %}} 这个写法",
        "章节里可用 {{% if %}}、{{% elif %}}、{{% else %}}、{{% endif %}}、{{% for %}}、{{% endfor %}}。",
    ),
    (
        rf"[Uu]nexpected end of template.*innermost block .* is {_QUOTED}",
        "{{% {0} %}} 没有结束",
        "在它的末尾另起一行写 {{% end{0} %}}。",
    ),
    ("[Uu]nexpected end of template", "写到末尾还没有结束", "补上 }}}} 或 %}}。"),
    (
        rf"expected token {_QUOTED}, got {_QUOTED}",
        "此处应为“{0}”，写的是“{1}”",
        "检查括号、引号和 }}}} 是否齐全。",
    ),
    (rf"Expected an expression, got {_QUOTED}", "“{0}”前面还没有写内容", "在它前面写上要取的值。"),
    ("expected name or number", "点号后面缺少名称", "写成 值.指标代码。"),
    (rf"unexpected {_QUOTED}, expected {_QUOTED}", "括号不配对：应为“{1}”，写的是“{0}”", "把括号配成对。"),
    (rf"unexpected {_QUOTED}", "“{0}”多余或不完整", "{{{{ 用 }}}} 结束，括号配成对。"),
    (
        r"unexpected char '(.*)' at",
        "{{{{ }}}} 里不能有 {0} 这个字",
        '名称带标点或空格时，写成 值["名称"]；引号和括号用半角。',
    ),
    ("Missing end of comment tag", "注释 {{# 没有结束", "在注释末尾补上 #}}。"),
)
_OTHERWISE = (
    "这一行的 {{ }} 或 {% %} 写法不对",
    "对照示例的章改正这一行；取数写 {{ 值.指标名称 }}，条件写 {% if … %} … {% endif %}。",
)
_END = {"end of print statement": "}}", "end of statement block": "%}"}


def in_chinese(message: str) -> tuple[str, str]:
    """Return what is wrong and how to mend it, for a message of Jinja's parser."""
    for pattern, what, mend in _SAYINGS:
        if match := re.search(pattern, message):
            words = [_END.get(word, word) for word in match.groups()]
            return what.format(*words), mend.format(*words)
    return _OTHERWISE


def unclosed(opening: str, closing: str, *, at_the_end: bool) -> tuple[str, str]:
    """Return what is wrong with a tag that nothing closes, and how to mend it."""
    if at_the_end:
        return in_chinese("unexpected end of template")
    return f"{opening} 没有结束，后面又写了别的", f"在它的末尾补上 {closing}。"


BLOCKS = frozenset({"if", "for", "macro", "call", "filter", "with", "autoescape", "block"})
"""Tags that end with `end…`."""
MOST_TAGS = 2_000
"""Of one text; a chapter has less than a hundred."""
_LONGEST = 4_000
"""Characters of one tag, so that no text is looked through again and again."""

_OPENING = regex(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_WORD = regex(r"\{%[-+]?\s*(\w+)")  # {%- if
_RAW = regex(r"\{%[-+]?\s*raw\s*-?%\}")  # {% raw %}
_WHOLE = {
    mark: regex(
        # {{ 值["}}"] }}: up to the closing mark that stands in no text
        rf"""(?s)\{mark}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'{end}]|{end}(?!\}}))*{end}\}}"""
    )
    for mark, end in (("{{", "}"), ("{%", "%"))
}
_ENDING = {mark: regex(rf"{end}\}}|\{{[{{%#]") for mark, end in (("{{", "}"), ("{%", "%"))}
"""The closing mark, or the next tag, before which it should have stood."""
_BEFORE = {
    "elif": "{% if 1 %}", "else": "{% if 1 %}", "endif": "{% if 1 %}", "endfor": "{% for a in 1 %}",
}  # fmt: skip


class Tag(Struct, frozen=True):
    """`{{ … }}`, `{% … %}`, or a comment without end."""

    start: int
    end: int
    line: int
    word: str
    """`if`, `endfor` ...; empty for a value."""
    error: tuple[int, str, str] | None = None
    """Line, what is wrong, how to mend it."""


def tags(source: str) -> Iterator[Tag]:
    """Yield the first `MOST_TAGS` tags of `source`, without comments and raw text."""
    end, line, found = 0, 1, 0
    while found < MOST_TAGS and (opening := _OPENING.search(source, end)):
        line += source.count("\n", end, opening.start())
        tag = _tag(source, opening.start(), opening[0], line)
        if tag.word or tag.error or opening[0] == "{{":
            yield tag
        line += source.count("\n", tag.start, tag.end)
        end, found = tag.end, found + 1


def _tag(source: str, start: int, mark: str, line: int) -> Tag:
    if mark == "{#":
        return _comment(source, start, line)
    if raw := _RAW.match(source, start):
        return _raw(source, raw, line)
    found = _WORD.match(source, start)
    word = found[1] if found else ""
    if whole := _WHOLE[mark].match(source, start, start + _LONGEST):
        tag = Tag(start, whole.end(), line, word)
        if _error(whole[0], word) is None:
            return tag
    return _broken(source, start, mark, line, word)


def _broken(source: str, start: int, mark: str, line: int, word: str) -> Tag:
    ending = _ENDING[mark].search(source, start + 2, start + _LONGEST)
    if ending and ending[0] == _CLOSING[mark]:
        error = _error(source[start : ending.end()], word)
        return Tag(start, ending.end(), line, word, _told(error, line) if error else None)
    end = ending.start() if ending else min(len(source), start + _LONGEST)
    error = _error(source[start:end], word)
    if error and error.lineno == 1 and "end of template" not in (error.message or ""):
        return Tag(start, end, line, word, _told(error, line))
    words = unclosed(mark, _CLOSING[mark], at_the_end=end == len(source))
    return Tag(start, end, line, word, (line, *words))


def _comment(source: str, start: int, line: int) -> Tag:
    end = source.find("#}", start + 2)
    if end >= 0:
        return Tag(start, end + 2, line, "")
    next_line = source.find("\n", start)
    end = len(source) if next_line < 0 else next_line
    return Tag(start, end, line, "", (line, *in_chinese("Missing end of comment tag")))


def _raw(source: str, opening: re.Match[str], line: int) -> Tag:
    end = source.find("endraw", opening.end())
    closing = source.find("%}", end) if end >= 0 else -1
    if closing >= 0:
        return Tag(opening.start(), closing + 2, line, "")
    return Tag(*opening.span(), line, "", (line, *unclosed("{% raw %}", "{% endraw %}", at_the_end=False)))


def _error(text: str, word: str) -> TemplateSyntaxError | None:
    """Return what Jinja says of one tag, its lines counted from 1."""
    if word.startswith("end") and word not in _BEFORE:
        return None
    after = {"elif": "{% endif %}", "else": "{% endif %}"}.get(word, "")
    after = f"{{% end{word} %}}" if word in BLOCKS else after
    try:
        parse(_BEFORE.get(word, "") + text + after)
    except TemplateSyntaxError as error:
        return error
    return None


def _told(error: TemplateSyntaxError, line: int) -> tuple[int, str, str]:
    return (line + error.lineno - 1, *in_chinese(error.message or ""))
