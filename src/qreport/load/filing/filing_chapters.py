"""The folder chapters/ of a filing: chapters that replace those of the pack, as .md or as Word files."""

from collections.abc import Mapping
from pathlib import Path

from qreport.load.files.listing import data_files, is_folder, misnamed_folders, named
from qreport.load.yaml.chapter_file import read_chapter
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.problems.reading import DUPLICATE_FILE, EMPTY_FILE, UNKNOWN_CHAPTER, WORD_CHAPTER
from qreport.text.characters import shown
from qreport.text.heading_numbers import without_number
from qreport.text.names import did_you_mean, fold

FOLDER = "chapters"
_WORD = ".docx"
# Taken for chapters although they cannot be read: else the pack's chapter would stand in silently.
_OTHER_WORD = (".docm", ".doc", ".wps", ".rtf", ".odt")
_Read = tuple[ChapterSource | None, tuple[Finding, ...]]


def load_chapters(
    root: Path, known: Mapping[str, ChapterSource], pack: str
) -> tuple[dict[str, ChapterSource], tuple[Finding, ...]]:
    """Return the chapters of a filing by id, and what is wrong with them.

    A file bears the id of the chapter, or its title in `known`, the chapters of the pack. A chapter without
    front matter has that of the chapter in `known`. Chapters in a folder called like the pack are for this
    pack alone and win over the others.
    """
    common, findings = _in_folder(root, FOLDER, known)
    if not is_folder(root / FOLDER):
        return common, tuple(findings)
    misnamed = misnamed_folders(root / FOLDER, (pack,), f"{FOLDER}/")
    own, more = _in_folder(root, f"{FOLDER}/{pack}", known)
    return {**common, **own}, (*findings, *misnamed, *more)


def _in_folder(
    root: Path, folder: str, known: Mapping[str, ChapterSource]
) -> tuple[dict[str, ChapterSource], list[Finding]]:
    paths, findings = data_files(root, folder, (".md", _WORD, *_OTHER_WORD))
    files: dict[str, Path] = {}
    for path in paths:
        chapter = _meant(path.stem, known)
        if path.suffix.lower() in _OTHER_WORD:
            findings.append(_not_read(path, folder))
        elif chapter is None:
            findings.append(_unknown(path, folder, known))
        elif chapter in files:
            places = (Location(named(folder, each)) for each in (path, files[chapter]))
            message = f"“{known[chapter].head.title}”一章有两个文件，只读了 {shown(files[chapter].name)}"
            findings.append(DUPLICATE_FILE.at(*places, message=message, found=shown(path.name)))
        else:
            files[chapter] = path
    read = {chapter: _read(path, named(folder, path), known, chapter) for chapter, path in files.items()}
    findings += (finding for _, found in read.values() for finding in found)
    return {chapter: source for chapter, (source, _) in read.items() if source}, findings


def _meant(name: str, known: Mapping[str, ChapterSource]) -> str | None:
    """Return the chapter with this id or title; a number in front of the title does not count."""
    if name in known:
        return name
    wanted = {fold(name), fold(without_number(name))}
    titles = [chapter for chapter, source in known.items() if fold(source.head.title) in wanted]
    return titles[0] if len(titles) == 1 else None


def _read(path: Path, name: str, known: Mapping[str, ChapterSource], chapter: str) -> _Read:
    if path.suffix.lower() == _WORD:
        # Loaded only for a filing with Word files.
        from qreport.load.word.chapter import read_word_chapter

        return read_word_chapter(path, name, known[chapter], list(known).index(chapter) + 1)
    source, found = read_chapter(path, name, chapter, known[chapter].head)
    if source and not source.text.strip():
        empty = EMPTY_FILE.at(Location(name), message="这一章没有正文，会替换掉报告包里的这一章")
        return source, (*found, empty)
    return source, found


def _not_read(path: Path, folder: str) -> Finding:
    message = f"不能读取 {path.suffix.lower()} 文件，请另存为 {shown(path.stem)}{_WORD}"
    return WORD_CHAPTER.at(Location(named(folder, path)), message=message)


def _unknown(path: Path, folder: str, known: Mapping[str, ChapterSource]) -> Finding:
    name = path.stem
    titles = (source.head.title for source in known.values())
    message = f"报告包里没有章“{shown(name)}”{did_you_mean(name, (*known, *titles))}"
    expected = "、".join(f"{chapter}（{source.head.title}）" for chapter, source in known.items())
    place = Location(named(folder, path))
    return UNKNOWN_CHAPTER.at(place, message=message, found=shown(name), expected=expected or None)
