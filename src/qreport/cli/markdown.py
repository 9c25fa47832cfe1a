"""Text from data in GitHub's Markdown."""

import re


def safe(text: str) -> str:
    """Return text from data as plain text: no markup, no cell border, nobody called by @."""
    return re.sub(r"([\\`*_{}\[\]<>|~#&])", r"\\\1", text.replace("@", "＠"))


def line(*cells: str) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"
