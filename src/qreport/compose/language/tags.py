"""The tags of a text, each read by Jinja by itself, so that one broken tag hides no other."""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError
from msgspec import Struct

from qreport.compose.language.sandbox import parse
from qreport.compose.language.syntax_words import in_chinese, unclosed

BLOCKS = frozenset({"if", "for", "macro", "call", "filter", "with", "autoescape", "block"})
"""Tags that end with `end…`."""
MOST_TAGS = 2_000
"""Of one text; a chapter has less than a hundred."""
_LONGEST = 4_000
"""Characters of one tag, so that no text is looked through again and again."""

_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_WORD = re.compile(r"\{%[-+]?\s*(\w+)")  # {%- if
_RAW = re.compile(r"\{%[-+]?\s*raw\s*-?%\}")  # {% raw %}
_WHOLE = {
    mark: re.compile(
        # {{ 值["}}"] }}: up to the closing mark that stands in no text
        rf"""(?s)\{mark}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'{end}]|{end}(?!\}}))*{end}\}}"""
    )
    for mark, end in (("{{", "}"), ("{%", "%"))
}
_ENDING = {mark: re.compile(rf"{end}\}}|\{{[{{%#]") for mark, end in (("{{", "}"), ("{%", "%"))}
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
