"""The folder chapters/ of a filing: chapters that replace those of the pack."""

from collections.abc import Mapping
from pathlib import Path

from qreport.load.chapters import read_chapter
from qreport.load.files import data_files, named
from qreport.load.problems import EMPTY_FILE, UNKNOWN_CHAPTER, WORD_CHAPTER
from qreport.load.text import shown
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.names import did_you_mean

FOLDER = "chapters"
_WORD = (".docx", ".doc", ".wps")


def load_chapters(
    root: Path, known: Mapping[str, ChapterSource]
) -> tuple[dict[str, ChapterSource], tuple[Finding, ...]]:
    """Return the chapters of a filing by id, and what is wrong with them.

    A chapter without front matter has that of the chapter in `known`, those of the pack.
    """
    paths, findings = data_files(root, FOLDER, (".md", *_WORD))
    chapters: dict[str, ChapterSource] = {}
    for path in paths:
        place = Location(named(FOLDER, path))
        if path.suffix.lower() in _WORD:
            message = f"还不能读取 Word 文件，请另存为 {shown(path.stem)}.md"
            findings.append(WORD_CHAPTER.at(place, message=message))
        elif path.stem not in known:
            message = f"报告包里没有章“{shown(path.stem)}”{did_you_mean(path.stem, known)}"
            findings.append(_unknown(place, message, shown(path.stem), known))
        else:
            chapter, found = read_chapter(path, place.file, path.stem, known[path.stem].head)
            chapters |= {path.stem: chapter} if chapter else {}
            findings += found
            if chapter and not chapter.text.strip():
                findings.append(EMPTY_FILE.at(place, message="这一章没有正文，会替换掉报告包里的这一章"))
    return chapters, tuple(findings)


def _unknown(place: Location, message: str, found: str, known: Mapping[str, ChapterSource]) -> Finding:
    return UNKNOWN_CHAPTER.at(place, message=message, found=found, expected="、".join(known) or None)
