"""Text from data in GitHub's Markdown."""

import re
from collections.abc import Iterable
from html import escape


def safe(text: str) -> str:
    """Return text from data as plain text: no markup, no cell border, nobody called by @."""
    # *粗* becomes \*粗\*; @名 would call the GitHub user of that name, so @ becomes ＠.
    return re.sub(r"([\\`*_{}\[\]<>|~#&])", r"\\\1", text.replace("@", "＠"))


def line(*cells: str) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def folded(title: str, lines: Iterable[str]) -> list[str]:
    """Return `lines` folded below `title`, a text from data; blank lines let them be read as Markdown."""
    summary = escape(title.replace("@", "＠"))
    return ["", f"<details><summary>{summary}</summary>", "", *lines, "", "</details>"]
