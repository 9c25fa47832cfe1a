"""Chapters as they lie in a pack or a filing: front matter, then Markdown with Jinja values."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from qreport.load.files.source import lost_lines, read_text
from qreport.load.yaml.schema_errors import findings_of
from qreport.load.yaml.yaml_file import parse_yaml
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.model.pack import ChapterHead, ChapterSource
from qreport.problems.reading import SCHEMA_MISMATCH
from qreport.text.characters import written

_FENCE = "---"


def read_chapter(
    path: Path, name: str, chapter: str, head: ChapterHead | None = None
) -> tuple[ChapterSource | None, tuple[Finding, ...]]:
    """Return the chapter with the id `chapter` in the file at `path`, and what is wrong with it.

    `name` is the file in findings. `head` stands in when the file has no front matter; without it the
    front matter is a must. None when the file cannot be read at all.
    """
    try:
        lines = read_text(path, name).split("\n")
        end = _end_of_head(lines)
        own, findings = _head(lines[1:end], name) if end else _stand_in(head, lines[0], name)
    except Unreadable as unreadable:
        return None, (unreadable.finding,)
    first = end + 1 if end else 0
    # With a wrong head the text is read all the same, so that what is wrong in it is told in the same run.
    found_head = own or head or ChapterHead(title=chapter)
    source = ChapterSource(chapter, found_head, "\n".join(lines[first:]), name, first + 1)
    return source, (*findings, *lost_lines("\n".join(lines), Location(name, line=1)))


def _end_of_head(lines: list[str]) -> int:
    """Return the index of the line that closes the front matter; 0 when there is none."""
    if lines[0].rstrip() != _FENCE:
        return 0
    return next((index for index, line in enumerate(lines) if index and line.rstrip() == _FENCE), 0)


def _stand_in(
    head: ChapterHead | None, first_line: str, name: str
) -> tuple[ChapterHead | None, tuple[Finding, ...]]:
    is_open = first_line.rstrip() == _FENCE
    if head and not is_open:
        return head, ()
    message = (
        "开头的 --- 没有第二行 --- 与它配对" if is_open else "章的开头应有两行 --- ，其间写 title 和 kind"
    )
    mend = "在文件开头写三行：---、title: 章名、---"
    return None, (SCHEMA_MISMATCH.at(Location(name, line=1), message=message, mend=mend),)


def _head(lines: list[str], name: str) -> tuple[ChapterHead | None, tuple[Finding, ...]]:
    # The first line of the file is the fence.
    document = parse_yaml("\n".join(lines), name, first_line=2)
    if not isinstance(document.data, Mapping):
        message = f"两行 --- 之间应写 title 等“键: 值”，{written(document.data)}"
        return None, (SCHEMA_MISMATCH.at(Location(name, line=2), message=message),)
    try:
        return ChapterHead.model_validate(document.data), ()
    except ValidationError as error:
        return None, findings_of(error, document, shape=ChapterHead)
