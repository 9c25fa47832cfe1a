"""Code blocks, links and commands of the documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(\S*)[ \t]*(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_TYPED = re.compile(r"`(qreport [^`\n]+)`|^(?:\$ |\S*[/\\])?(qreport .+)$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the words behind it, its text, and the line on which it begins."""

    language: str
    info: str
    text: str
    line: int


def blocks(document: Path) -> Iterator[Block]:
    text = document.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        yield Block(match[1], match[2].strip(), match[3], text.count("\n", 0, match.start()) + 1)


def links(document: Path) -> list[str]:
    return _LINK.findall(_CODE.sub("", _FENCE.sub("", document.read_text(encoding="utf-8"))))


def anchors(document: Path) -> set[str]:
    """Return the anchors that a Markdown viewer gives the headings of `document`."""
    headings = _HEADING.findall(_FENCE.sub("", document.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(document: Path) -> list[str]:
    """Return every command that a reader is told to type, without what stands behind a #."""
    text = document.read_text(encoding="utf-8").replace("\\|", "|")
    typed = (match[1] or match[2] for match in _TYPED.finditer(text))
    return [command.partition("#")[0].strip() for command in typed]
