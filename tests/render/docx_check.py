"""Is a Word file valid beyond opening? What Word and WPS mind and LibreOffice and python-docx do not."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from docx_validity.package import package_problems
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}


class Docx:
    """The parts of a file, its body parsed."""

    def __init__(self, content: bytes) -> None:
        archive = zipfile.ZipFile(io.BytesIO(content))
        self.infos = archive.infolist()
        self.parts = {info.filename: archive.read(info) for info in self.infos}
        self.body = self.tree("word/document.xml")

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def find(self, path: str, root: etree._Element | None = None) -> list:
        return (self.body if root is None else root).xpath(path, namespaces=NS)

    def text(self, root: etree._Element | None = None) -> str:
        shown = self.find(".//w:t | .//w:noBreakHyphen", root)
        return "".join("-" if each.tag.endswith("noBreakHyphen") else each.text or "" for each in shown)

    def paragraphs(self, style: str) -> list[str]:
        return [self.text(each) for each in self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")]

    def problems(self) -> list[str]:
        """The rules beyond the schema are for a file that keeps to it."""
        rules = (self._package, self._ids, self._fields, self._tables, self._frame)
        return package_problems(self.parts) or [problem for rule in rules for problem in rule()]

    def _package(self) -> Iterator[str]:
        types = self.tree("[Content_Types].xml")
        endings = set(types.xpath("ct:Default/@Extension", namespaces=NS))
        named = set(types.xpath("ct:Override/@PartName", namespaces=NS))
        for name in self.parts:
            if f"/{name}" not in named and name.rpartition(".")[2] not in endings:
                yield f"no content type for {name}"
        for name in (name for name in self.parts if name.endswith(".rels")):
            yield from self._relations(name)
        for name, count in Counter(info.filename.lower() for info in self.infos).items():
            if count > 1:
                yield f"two entries {name}"

    def _relations(self, name: str) -> Iterator[str]:
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in self.tree(name):
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
            if relation.get("TargetMode") == "External":
                yield f"external relation {target}"
            elif target.lstrip("/") not in self.parts:
                yield f"{name}: no part {target}"

    def _ids(self) -> Iterator[str]:
        relations = self.tree("word/_rels/document.xml.rels")
        known = set(relations.xpath("pr:Relationship/@Id", namespaces=NS))
        used = self.find("//@r:embed | //@r:id")
        yield from (f"no relation {each}" for each in used if each not in known)
        yield from _repeated("docPr", self.find("//wp:docPr/@id"))
        starts, ends = self.find("//w:bookmarkStart"), self.find("//w:bookmarkEnd/@w:id")
        names = [start.get(f"{{{W}}}name") for start in starts]
        yield from _repeated("bookmark", names)
        yield from (f"bad bookmark {name}" for name in names if len(name) > 40 or not name.isidentifier())
        if sorted(start.get(f"{{{W}}}id") for start in starts) != sorted(ends):
            yield "bookmarks do not pair"
        styles = set(self.tree("word/styles.xml").xpath("w:style/@w:styleId", namespaces=NS))
        used = self.find("//w:pStyle/@w:val | //w:tblStyle/@w:val")
        yield from (f"no style {each}" for each in set(used) - styles)
        numbers = set(self.tree("word/numbering.xml").xpath("w:num/@w:numId", namespaces=NS))
        yield from (f"no list {each}" for each in set(self.find("//w:numId/@w:val")) - numbers)

    def _fields(self) -> Iterator[str]:
        names = set(self.find("//w:bookmarkStart/@w:name"))
        open_fields: list[str] = []
        for mark in self.find("//w:fldChar/@w:fldCharType"):
            if mark == "begin":
                open_fields.append(mark)
            elif not open_fields or (mark == "separate" and open_fields[-1] != "begin"):
                yield f"field {mark} out of place"
            elif mark == "separate":
                open_fields[-1] = mark
            else:
                open_fields.pop()
        if open_fields:
            yield "field without end"
        targets = re.findall(r"\b(?:PAGE)?REF (\S+)", " ".join(self.find("//w:instrText/text()")))
        targets += self.find("//w:hyperlink/@w:anchor")
        yield from (f"no bookmark {each}" for each in targets if each not in names)

    def _tables(self) -> Iterator[str]:
        for table in self.find("//w:tbl"):
            widths = [int(each) for each in self.find("w:tblGrid/w:gridCol/@w:w", table)]
            if sum(widths) != int(self.find("w:tblPr/w:tblW/@w:w", table)[0]):
                yield "grid and table differ in width"
            above: set[int] = set()
            for row in self.find("w:tr", table):
                above, problems = self._row(row, len(widths), above)
                yield from problems
        for cell in self.find("//w:tc"):
            if not cell[-1].tag.endswith("}p"):
                yield "cell without a last paragraph"

    def _row(self, row: etree._Element, columns: int, above: set[int]) -> tuple[set[int], list[str]]:
        column, merged, problems = 0, set(), []
        for cell in self.find("w:tc", row):
            merge = self.find("w:tcPr/w:vMerge", cell)
            if merge:
                merged.add(column)
                if merge[0].get(f"{{{W}}}val") != "restart" and column not in above:
                    problems.append("merge not begun above")
            column += int((self.find("w:tcPr/w:gridSpan/@w:val", cell) or ["1"])[0])
        if column != columns:
            problems.append(f"row of {column} in a grid of {columns}")
        return merged, problems

    def _frame(self) -> Iterator[str]:
        if not self.find("/w:document/w:body/w:sectPr"):
            yield "no last section"
        for table in self.find("//w:tbl"):
            following = table.getnext()
            if following is None or following.tag.endswith("}tbl"):
                yield "no paragraph behind a table"
        if "updateFields" in self.parts["word/settings.xml"].decode():
            yield "the reader is asked to update"
        if any(b"Theme=" in part for part in self.parts.values()):
            yield "a theme font wins over the named one"


def _repeated(what: str, found: list[str]) -> Iterator[str]:
    return (f"{what} {each} repeated" for each, count in Counter(found).items() if count > 1)
