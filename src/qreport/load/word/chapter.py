"""A Word file to a chapter: read, put in order, written in the notation of chapters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from qreport.load.word import notation
from qreport.load.word.body import Body
from qreport.load.word.flow import Block, Figure, Placed, in_flow
from qreport.load.word.headings import Numbering, in_house_levels, with_title_apart
from qreport.load.word.package import SAVE_AS_DOCX, Media, Paragraph, Part, body_of, open_word, related
from qreport.load.word.remarks import Remarks
from qreport.load.word.runs import Runs
from qreport.load.word.styles import Styles
from qreport.load.word.tree import read_tree, text_of
from qreport.load.word.writing import Writing
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.model.pack import ChapterHead, ChapterSource
from qreport.ooxml.package import Package, Relations
from qreport.problems.cells import LONE_CAPTION
from qreport.problems.reading import EMPTY_FILE, UNREADABLE_FILE, WORD_REVISIONS
from qreport.text.captions import caption_of, stale_mentions
from qreport.text.characters import shown

# ECMA-376 Part 1, 17.13.5.
_REVISIONS = ("w_ins", "w_del", "w_moveFrom", "w_moveTo", "w_cellIns", "w_cellDel")
_SORTS_OF_NOTES = ("footnote", "endnote")


def read_word_chapter(
    path: Path, name: str, chapter: ChapterSource, number: int
) -> tuple[ChapterSource | None, tuple[Finding, ...]]:
    """Return what the Word file at `path` makes of `chapter`, that of the pack, and what is to be told.

    `name` is the file in findings, `number` tells the chapters apart (it enters the ids of tables). None when
    the file cannot be read at all.
    """
    try:
        package, part = open_word(path, name)
        return _Reading(package, part, name).chapter(chapter, number)
    except Unreadable as unreadable:
        return None, (_for_word(unreadable.finding),)


def _for_word(finding: Finding) -> Finding:
    """Return a finding about a file with advice for Word instead of that for a workbook."""
    return replace(finding, mend=SAVE_AS_DOCX) if finding.mend == UNREADABLE_FILE.mend else finding


class _Reading:
    def __init__(self, package: Package, part: str, name: str) -> None:
        self._package = package
        self._part = part
        self._file = Location(name)
        self._remarks = Remarks()
        self._findings: list[Finding] = []
        self._media = Media(package, part, self._remarks)

    def chapter(self, known: ChapterSource, number: int) -> tuple[ChapterSource | None, tuple[Finding, ...]]:
        body = body_of(self._package, self._part)
        self._check_revisions(body)
        parts = self._parts(body)
        title, parts = with_title_apart(parts, known.head.title)
        if not parts:
            message = "文件里没有正文，会替换掉报告包里的这一章"
            return None, (EMPTY_FILE.at(self._file, message=message),)
        blocks = in_flow(in_house_levels(parts), self._remarks)
        writing = self._written(blocks, number)
        head = ChapterHead(title=notation.plain(title) if title else known.head.title, kind=known.head.kind)
        source = ChapterSource(
            known.id,
            head,
            "\n".join(line for line, _ in writing.lines),
            self._file.file,
            1,
            tuple(place for _, place in writing.lines),
            self._media.contents,
        )
        self._mention_margins()
        return source, (*self._findings, *self._remarks.findings())

    def _check_revisions(self, body: Element) -> None:
        marks = [element for element in body.iter() if element.tag in _REVISIONS]
        if marks:
            message = f"有 {len(marks)} 处修订没有接受或拒绝"
            self._findings.append(WORD_REVISIONS.at(self._file, message=message))

    def _parts(self, body: Element) -> tuple[Part, ...]:
        runs = Runs(self._media, self._notes(), self._remarks, self._findings)
        styles = Styles(related(self._package, self._part, "styles"))
        numbering = Numbering(related(self._package, self._part, "numbering"))
        parts = Body(self._file.file, styles, numbering, runs).read(body)
        if runs.comments:
            self._remarks.change("批注", self._file, f"有 {runs.comments} 处，没有带进报告")
        return parts

    def _notes(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for sort in _SORTS_OF_NOTES:
            root = related(self._package, self._part, f"{sort}s")
            for note in () if root is None else root.findall(f"w_{sort}"):
                found[f"w_{sort}", note.get("w_id", "")] = text_of(note)
        return found

    def _written(self, blocks: Sequence[Block], number: int) -> Writing:
        placed = [block for block in blocks if not isinstance(block, Paragraph)]
        names = {block.place: f"word{number}_{count}" for count, block in enumerate(placed, 1)}
        writing = Writing(_ids(placed, names), names)
        for block in blocks:
            if isinstance(block, Paragraph):
                self._check_caption(block)
                self._check_mentions(block, writing.ids)
            writing.write(block)
        return writing

    def _check_mentions(self, block: Paragraph, ids: Mapping[str, str]) -> None:
        for label in stale_mentions(block.text, ids):
            self._remarks.stale(label, block.place)

    def _check_caption(self, block: Paragraph) -> None:
        """Tell of a caption beside which stands no table and no picture."""
        caption = caption_of(block.text, styled=False) if block.level is None else None
        if caption and not block.item:
            message = f"题注“{shown(block.text, 20)}”旁边没有{caption.sort}，照原样印成了一段文字"
            self._findings.append(LONE_CAPTION.at(block.place, message=message))

    def _mention_margins(self) -> None:
        relations = Relations(self._package, self._part).by_id.values()
        margins = [each.part for each in relations if each.kind in ("header", "footer")]
        roots = [read_tree(self._package, part) for part in margins if part in self._package]
        # Page numbers and lines alone are not missed.
        if any(letter.isalpha() for root in roots for letter in text_of(root)):
            self._remarks.change("页眉、页脚", self._file, "没有带进报告，报告用统一的页眉页脚")


def _ids(placed: Sequence[Figure | Placed], names: Mapping[Location, str]) -> dict[str, str]:
    """Return the ids by the old numbers of their captions; a number that two have names neither."""
    labels = [(block.caption.label, names[block.place]) for block in placed if block.caption]
    counts = Counter(label for label, _ in labels)
    return {label: name for label, name in labels if label and counts[label] == 1}
