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
)
from qreport.render.blocks import walk
from qreport.render.docx.fields import field
from qreport.render.docx.xml import run

HEADING = "_Toc"
CAPTION = "_Ref"


class Bookmarks:
    """Hidden bookmarks named after the ids of blocks; every name is given once."""

    def __init__(self, document: Document) -> None:
        self._names = dict(_targets(document))
        self._free = set(self._names.values())
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
        if name not in self._free:
            return xml
        self._free.discard(name)
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
        return field(f"REF {name} \\h", reference.text, properties)


def link(name: str, xml: str) -> str:
    """Return `xml` as a link to the bookmark `name`."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{xml}</w:hyperlink>'


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
