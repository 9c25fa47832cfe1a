"""Bookmarks of headings and captions, and the references to them."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import count

from qreport.model.document import (
    Caption,
    CaseStudy,
    Chart,
    CrossReference,
    Document,
    Heading,
    PhotoGrid,
    Table,
    Toc,
    walk,
)
from qreport.render.docx.xml import field, run

HEADING = "_Toc"
CAPTION = "_Ref"
ROW = "_Row"
_JOINER = "\u2060"
"""Word joiner: no line ends at it, and it takes no room."""


class Bookmarks:
    """Hidden bookmarks named after the ids of blocks; every name is given once.

    With `joined` a mention of a caption is a link whose characters no line break parts, and no field.
    """

    def __init__(self, document: Document, *, joined: bool = False) -> None:
        self._joined = joined
        self._names = dict(_targets(document))
        lists = (block for block in document.blocks if isinstance(block, Toc))
        listed = (entry.target for each in lists for entry in each.entries)
        self._entries = {target: _name(HEADING, target) for target in listed}
        self._given: set[str] = set()
        self._numbers = count(1)

    def name(self, target: str) -> str | None:
        """Return the bookmark of a block, or None when nothing has this id."""
        return self._names.get(target)

    def by_target(self, values: Mapping[str, int]) -> Mapping[str, int]:
        """Return `values`, which are kept by bookmark, by the ids of the blocks."""
        return {target: values[name] for target, name in self._names.items() if name in values}

    def wrap(self, target: str, xml: str) -> str:
        """Return `xml` inside the bookmark of `target`; a second block of the same id gets none."""
        name = self._names.get(target)
        return xml if name is None else self.mark(name, xml)

    def entry(self, target: str) -> str | None:
        """Return the bookmark to which an entry of the contents or a list leads, or None.

        Only from `_Toc…` does LibreOffice save the page of an entry as a field again, and Word makes those
        anew with every update: so a caption that is listed has one beside that of its references.
        """
        return self._entries.get(target) if target in self._names else None

    def wrap_entry(self, target: str, xml: str) -> str:
        """Return the whole caption `xml` inside the bookmark of its entry, if it is listed."""
        name = self.entry(target)
        return xml if name is None else self.mark(name, xml)

    def mark(self, name: str, xml: str) -> str:
        """Return `xml` inside the bookmark `name`; the second time the name is not given."""
        if name in self._given:
            return xml
        self._given.add(name)
        number = next(self._numbers)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{xml}<w:bookmarkEnd w:id="{number}"/>'

    def refer(self, reference: CrossReference) -> str:
        """Return a mention that leads to its target: a field for a caption, a link for a heading.

        A REF field to a heading would turn into the whole heading when it is updated.
        """
        properties = "<w:b/><w:bCs/>" if reference.bold else ""
        name = self._names.get(reference.target)
        if name is None:
            return run(reference.text, properties)
        if name.startswith(HEADING):
            return link(name, run(reference.text, properties))
        if self._joined:
            return link(name, run(_JOINER.join(reference.text), properties))
        return field(f"REF {name} \\h", reference.text, properties)


def link(name: str, xml: str) -> str:
    """Return `xml` as a link to the bookmark `name`."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{xml}</w:hyperlink>'


def row_mark(target: str, row: int | str = "") -> str:
    """Return the bookmark of a row of the table `target`, or what all of its rows begin with."""
    return f"{_name(ROW, target)}_{row}"


def _targets(document: Document) -> Iterator[tuple[str, str]]:
    for block in walk(document.blocks):
        match block:
            case Heading(id=target):
                yield target, _name(HEADING, target)
            case CaseStudy(id=target):
                yield target, _name(CAPTION, target)
            case Table(id=target, caption=Caption()) | PhotoGrid(id=target, caption=Caption()):
                yield target, _name(CAPTION, target)
            case Chart(id=target):
                yield target, _name(CAPTION, target)


def _name(prefix: str, target: str) -> str:
    """Word allows 40 characters; the digest gives the same name in every run."""
    return prefix + hashlib.sha256(target.encode("utf-8", "surrogatepass")).hexdigest()[:20]
