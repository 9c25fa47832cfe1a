"""Chapters without the notation of their templates, as the checks and the proofreader read them."""

import re

# U+FDD0 is a noncharacter (Unicode 23.7): kept for use within a program, never for text.
VALUE = "\ufdd0"
"""Stands where a value is printed; no text of a filing holds this noncharacter."""
# {{ 值.students }} is a value; {% if x %} and {# 备注 #} are not. `.` matches ends of lines too: (?s).
_JINJA = re.compile(r"(?s)(?P<value>\{\{.*?(?:\}\}|\Z))|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)")
"""What is not closed goes on to the end, so that no text is looked through again and again."""


def without_template(text: str, instead: str = "") -> str:
    """Return `text` with `VALUE` for each {{ }}, and `instead` for each {% %} and {# #}.

    Every line stays in its place.
    """

    def taken_out(found: re.Match[str]) -> str:
        return (VALUE if found["value"] else instead) + "\n" * found[0].count("\n")

    return _JINJA.sub(taken_out, text)
