"""The parts of a workbook while they are changed: XML trees, relations, content types."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from qreport.ooxml.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_MAP: Any = {None: _RELATIONS}
# The file comes from strangers: nothing beside it is read, no entity is opened.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
MAIN_MAP: Any = {None: MAIN, "r": OFFICE}
"""The namespaces of a new part; the first needs no prefix."""
Tree = Any
"""An element of lxml."""


def main(name: str) -> str:
    """Return the name of a spreadsheet element as lxml writes it."""
    return f"{{{MAIN}}}{name}"


TYPES = "[Content_Types].xml"
"""The part that says what each part is."""


class Parts:
    """Reads parts as trees when they are asked for; what nobody asked for stays byte for byte."""

    def __init__(self, package: Package) -> None:
        self._entries = package.entries
        self._bytes = {entry.filename: package.content(entry.filename) for entry in self._entries}
        self._trees: dict[str, Tree] = {}
        # Names of parts never differ by case alone (ECMA-376 Part 2), and are referred to in any case.
        self._names = {name.casefold(): name for name in self._bytes}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    def tree(self, name: str) -> Tree:
        """Return the part as a tree that may be changed; raises `etree.XMLSyntaxError` for broken XML."""
        known = self._names[name.casefold()]
        if known not in self._trees:
            self._trees[known] = etree.fromstring(self._bytes[known], _PARSER)
        return self._trees[known]

    def add(self, name: str, root: Tree, content_type: str) -> None:
        """Add a new part."""
        self._names[name.casefold()] = name
        self._trees[name] = root
        types = self.tree(TYPES)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def free(self, pattern: str) -> str:
        """Return `pattern` with the first number that no part has."""
        return next(name for at in range(1, 10_000) if (name := pattern.format(at)) not in self)

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part of this kind that belongs to `part`."""
        return next((target for _, found, target in self.relations(part) if found == kind), None)

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, last word of the kind, and name of each part that belongs to `part`."""
        listed = _list_of(part)
        if listed not in self:
            return
        folder = posixpath.dirname(part)
        for each in self.tree(listed):
            # A comment of XML has no tag name; an external target is no part.
            if isinstance(each.tag, str) and each.get("TargetMode") != "External":
                # A target is relative to the folder of its part, or begins with / at the root of the package.
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
                # The last word is the same in Transitional and Strict, whose addresses differ.
                yield each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let `target` belong to `part` and return the id of the relation."""
        listed = _list_of(part)
        if listed not in self:
            self._names[listed.casefold()] = listed
            self._trees[listed] = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=_RELATIONS_MAP)
        root = self.tree(listed)
        used = {each.get("Id") for each in root}
        name = next(name for at in range(1, 100_000) if (name := f"rId{at}") not in used)
        etree.SubElement(
            root, f"{{{_RELATIONS}}}Relationship", Id=name, Type=f"{OFFICE}/{kind}", Target=f"/{target}"
        )
        return name

    def content(self) -> bytes:
        """Return the workbook: the old parts in their order, then the new ones."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self._entries:
                archive.writestr(entry, self._written(entry.filename), zipfile.ZIP_DEFLATED)
            for name in self._trees:
                if name not in self._bytes:
                    # The earliest date that a zip can hold, so that the same input gives the same bytes.
                    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                    archive.writestr(entry, self._written(name), zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def _written(self, name: str) -> bytes:
        if name not in self._trees:
            return self._bytes[name]
        written: bytes = etree.tostring(
            self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return written


def _list_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    # xl/worksheets/_rels/sheet1.xml.rels, and _rels/.rels for the package itself (Part 2).
    return posixpath.join(folder, "_rels", f"{file}.rels")
