"""The folder chapters/ of a filing: chapters that replace those of the pack, as .md or as Word files.

The folder photos/ of a filing: what of it no chapter shows.

Tables typed in a chapter, in Markdown or in Word: every cell is printed, and sums add up.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from qreport.load.files.listing import DataFile, Search, data_files, is_folder, named
from qreport.load.files.source import read_text
from qreport.load.filing.chapter_sums import sums_that_differ
from qreport.load.yaml.chapter_file import read_chapter
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.notation.typed_tables import Row, TypedTable, tables
from qreport.paths import SETTINGS, entries_in
from qreport.problems.cells import UNUSED_PHOTOS
from qreport.problems.composing import TABLE_NOT_READ, UNEVEN_ROW
from qreport.problems.reading import DUPLICATE_FILE, EMPTY_FILE, UNKNOWN_CHAPTER, WORD_CHAPTER
from qreport.text.characters import shown
from qreport.text.names import did_you_mean, fold
from qreport.text.numerals import without_number

PHOTOS = "photos"
_NAMED = 10
"""Photos that the message names."""


def unused_photos(root: Path, texts: Iterable[str]) -> Iterator[Finding]:
    """Yield one note about the files in photos/ that neither `texts` nor a text file of the filing names.

    `texts` are the chapters of the packs. A chapter of any pack counts, whether that pack is in use or not.
    Links that cannot be followed are told too.
    """
    files, findings = data_files(root, PHOTOS, Search(("",), deep=True))
    yield from findings
    if not files:
        return
    said = "\n".join((*texts, *_texts_of(root)))
    unused = [file for file in files if file.path.name not in said]
    if unused:
        names = "、".join(shown(file.name) for file in unused[:_NAMED]) + (
            "等" if len(unused) > _NAMED else ""
        )
        message = f"有 {len(unused)} 个文件没有一章用到：{names}"
        yield UNUSED_PHOTOS.at(*(Location(file.name) for file in unused), message=message)


def _texts_of(root: Path) -> Iterator[str]:
    chapters, _ = data_files(root, "chapters", Search((".md",), deep=True))
    for path, name in ((root / SETTINGS, SETTINGS), *((file.path, file.name) for file in chapters)):
        try:
            yield read_text(path, name)
        except Unreadable:
            continue


_TOLD = 20
"""Rows of one table that are told one by one."""


def table_faults(chapter: ChapterSource) -> Iterator[Finding]:
    """Yield what is odd about the tables of a chapter, each at its line or paragraph."""
    for table in tables(chapter):
        if not table.ruled:
            # A bar that is typed in Word is a bar.
            if not chapter.places:
                yield _refused(table)
            continue
        faults = [each for row in table.rows[1:] if (each := _uneven(row, table))]
        yield from faults[:_TOLD]
        if len(faults) > _TOLD:
            more = f"这张表还有 {len(faults) - _TOLD} 行的格数与表头不同"
            yield UNEVEN_ROW.at(*faults[-1].locations, message=more)
        if not faults:
            yield from sums_that_differ(table)


def _refused(table: TypedTable) -> Finding:
    first = "｜".join(table.rows[0].cells)
    message = f"“{shown(first, 20)}”像是表格，照原样印成了文字：下面没有与它格数相同的 |---| 一行"
    return TABLE_NOT_READ.at(table.rows[0].at, message=message)


def _uneven(row: Row, table: TypedTable) -> Finding | None:
    count, width = len(row.cells), table.width
    if count == width or row.varies or table.rows[0].varies:
        return None
    what = (
        f"多出的“{shown(' | '.join(row.cells[width:]), 20)}”印不出来" if count > width else "缺的格印成空白"
    )
    message = f"这一行有 {count} 格，表头有 {width} 格，{what}"
    return UNEVEN_ROW.at(row.at, message=message, found=f"{count} 格", expected=f"{width} 格")


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
    own, more = _in_folder(root, f"{FOLDER}/{pack}", known)
    return {**common, **own}, (*findings, *more)


def stray_folders(root: Path, packs: Callable[[], Sequence[str]]) -> Iterator[Finding]:
    """Yield the folders within chapters/, as departments hand them in, that bear the name of no pack.

    `packs` gives the ids of the packs at hand; it is asked only when there is such a folder.
    """
    for folder in entries_in(root / FOLDER):
        count = sum(1 for _ in entries_in(folder)) if is_folder(folder) and not folder.is_symlink() else 0
        if not count or folder.name in (ids := packs()):
            continue
        near = did_you_mean(folder.name, ids)
        message = f"没有叫“{shown(folder.name)}”的报告包，这个文件夹里的 {count} 项没有读入{near}"
        mend = (
            f"把章直接放进 {FOLDER} 文件夹；只给一个报告包的，文件夹用报告包的名称，如 {FOLDER}/{ids[0]}/。"
        )
        yield UNKNOWN_CHAPTER.at(Location(named(FOLDER, folder)), message=message, mend=mend)


def _in_folder(
    root: Path, folder: str, known: Mapping[str, ChapterSource]
) -> tuple[dict[str, ChapterSource], list[Finding]]:
    listed, findings = data_files(root, folder, Search((".md", _WORD, *_OTHER_WORD)))
    files: dict[str, DataFile] = {}
    lost: dict[str, DataFile] = {}
    for file in listed:
        chapter = _meant(file.path.stem, known)
        if file.path.suffix.lower() in _OTHER_WORD:
            findings.append(_not_read(file))
            lost |= {chapter: file} if chapter else {}
        elif chapter is None:
            findings.append(_unknown(file, known))
        elif chapter in files:
            places = (Location(each.name) for each in (file, files[chapter]))
            message = f"“{known[chapter].head.title}”一章有两个文件，只读了 {shown(files[chapter].path.name)}"
            findings.append(DUPLICATE_FILE.at(*places, message=message, found=shown(file.path.name)))
        else:
            files[chapter] = file
    read = {chapter: _read(file.path, file.name, known, chapter) for chapter, file in files.items()}
    findings += (finding for _, found in read.values() for finding in found)
    findings += (fault for source, _ in read.values() if source for fault in table_faults(source))
    lost |= {chapter: files[chapter] for chapter, (source, _) in read.items() if source is None}
    blank = {chapter: _blank(known[chapter], file) for chapter, file in lost.items()}
    return blank | {chapter: source for chapter, (source, _) in read.items() if source}, findings


def _blank(source: ChapterSource, file: DataFile) -> ChapterSource:
    """Return a chapter without text for a file that is there and could not be read, which is told already.

    Otherwise the pack's chapter would stand in, and its prompts would ask for a file that is there.
    """
    return ChapterSource(source.id, source.head, "", file.name, 1)


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


def _not_read(file: DataFile) -> Finding:
    message = f"不能读取 {file.path.suffix.lower()} 文件，请另存为 {shown(file.path.stem)}{_WORD}"
    return WORD_CHAPTER.at(Location(file.name), message=message)


def _unknown(file: DataFile, known: Mapping[str, ChapterSource]) -> Finding:
    name = file.path.stem
    titles = (source.head.title for source in known.values())
    message = f"报告包里没有章“{shown(name)}”{did_you_mean(name, (*known, *titles))}"
    expected = "、".join(f"{chapter}（{source.head.title}）" for chapter, source in known.items())
    place = Location(file.name)
    return UNKNOWN_CHAPTER.at(place, message=message, found=shown(name), expected=expected or None)
