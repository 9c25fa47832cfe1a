"""Which part of a package belongs to which (the files *.rels)."""

import posixpath
from collections.abc import Mapping

from msgspec import Struct

from qreport.ooxml.package import Package
from qreport.ooxml.xml_stream import Handler

_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"


class Relation(Struct, frozen=True):
    """One relation to a part of the same package."""

    kind: str
    """The last word of its type: `worksheet`, `styles`."""
    part: str


class Relations(Handler):
    """The relations of one part by their id; none when the part has no list of them."""

    def __init__(self, package: Package, part: str = "") -> None:
        self.by_id: dict[str, Relation] = {}
        self._package = package
        self._folder, _, file = part.rpartition("/")
        listed = posixpath.join(self._folder, "_rels", f"{file}.rels")
        if listed in package:
            package.read(listed, self)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up a relation; targets outside the package are nobody's concern."""
        if name == _RELATIONSHIP and attributes.get("TargetMode") != "External":
            # ECMA-376 Part 2: a target is relative to the folder of the part, or begins at the root with `/`.
            joined = posixpath.join("/", self._folder, attributes.get("Target", ""))
            relation = Relation(
                attributes.get("Type", "").rpartition("/")[2], posixpath.normpath(joined).lstrip("/")
            )
            self.by_id[attributes.get("Id", "")] = relation

    def first(self, kind: str) -> str | None:
        """Return the first part of this kind that the package has."""
        parts = (each.part for each in self.by_id.values() if each.kind == kind)
        return next((part for part in parts if part in self._package), None)
