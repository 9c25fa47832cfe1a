"""The package: content types, relationships with their kinds, pictures that are what they say."""

import io
import posixpath
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from lxml import etree
from PIL import Image

from .schema import element_problems

Parts = Mapping[str, bytes]

TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS: Mapping[str, str] = {
    "officeDocument": f"{_WORD}.document.main+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "footer": f"{_WORD}.footer+xml",
    "header": f"{_WORD}.header+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "image": "image/",
}
"""The content type that the target of each kind of relationship has; no other kind may occur."""
_SINGLE = ("core-properties", "officeDocument", "styles", "settings", "fontTable", "numbering", "theme")
_FOREIGN = "word/theme/"
"""Taken over from python-docx as it is, and named by nothing that we write."""


def package_problems(parts: Parts) -> list[str]:
    """Return what is wrong with the parts and within them."""
    trees, broken = _trees(parts)
    if broken:
        return broken
    return [*_relationships(parts, trees), *_pictures(parts), *_elements(parts), *_references(trees)]


def _trees(parts: Parts) -> tuple[dict[str, etree._Element], list[str]]:
    trees, broken = {}, []
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            trees[name] = etree.fromstring(content)
        except etree.XMLSyntaxError:
            broken.append(f"{name} is no XML")
        if b"<!DOCTYPE" in content:
            broken.append(f"{name} has a document type")
    return trees, broken


def _elements(parts: Parts) -> Iterator[str]:
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and not name.startswith(_FOREIGN):
            yield from (f"{name}: {problem}" for problem in _within(content))


@lru_cache(maxsize=32)
def _within(content: bytes) -> tuple[str, ...]:
    """Kept by content, because most parts of a file are the same in every test."""
    return tuple(element_problems(etree.fromstring(content)))


def _relationships(parts: Parts, trees: Mapping[str, etree._Element]) -> Iterator[str]:
    types, reached, kinds = _content_types(trees[TYPES]), {TYPES}, []
    for name in (name for name in trees if name.endswith(".rels")):
        folder, seen = posixpath.dirname(posixpath.dirname(name)), set()
        reached.add(name)
        for relation in trees[name]:
            identifier, kind = relation.get("Id"), relation.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            kinds.append(kind)
            reached.add(target)
            if identifier in seen:
                yield f"relation {identifier} repeated"
            seen.add(identifier)
            if kind not in _KINDS or not types(target).startswith(_KINDS[kind]):
                yield f"relation {kind} to {target} of type {types(target)}"
    yield from (f"nothing leads to {name}" for name in parts.keys() - reached)
    yield from (f"{kinds.count(each)} relations {each}" for each in _SINGLE if kinds.count(each) > 1)


def _content_types(root: etree._Element) -> Callable[[str], str]:
    """Return a function that tells the content type of a part, empty for none."""
    named = {each.get("PartName"): each.get("ContentType") for each in root if each.get("PartName")}
    endings = {each.get("Extension"): each.get("ContentType") for each in root if each.get("Extension")}
    return lambda part: named.get(f"/{part}") or endings.get(part.rpartition(".")[2], "")


def _pictures(parts: Parts) -> Iterator[str]:
    for name, content in parts.items():
        if name.startswith("word/media/"):
            form = _form(content)
            if form is None:
                yield f"{name} cannot be decoded"
            elif form != name.rpartition(".")[2]:
                yield f"{name} is {form}"


@lru_cache(maxsize=256)
def _form(content: bytes) -> str | None:
    """Return the format of a picture that can be decoded; kept, because decoding takes half of all checks."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            return (image.format or "").lower()
    except (OSError, SyntaxError):
        return None


def _references(trees: Mapping[str, etree._Element]) -> Iterator[str]:
    """Every style, list and relation that is named exists and is of the right kind."""
    styles = {(s.get(_w("type")), s.get(_w("styleId"))) for s in trees["word/styles.xml"].iter(_w("style"))}
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for name, root in trees.items():
        for tag, kind in kinds.items():
            for element in root.iter(_w(tag)):
                if (kind, element.get(_w("val"))) not in styles:
                    yield f"{name}: no {kind} style {element.get(_w('val'))}"
    yield from _of_styles(trees["word/styles.xml"], styles)
    yield from _of_lists(trees["word/numbering.xml"])


def _of_styles(root: etree._Element, known: set[tuple[str | None, str | None]]) -> Iterator[str]:
    found = list(root.iter(_w("style")))
    if len(known) != len(found):
        yield "style repeated"
    names = [each.find(_w("name")).get(_w("val"), "").lower() for each in found]
    yield from (f"style name {each} repeated" for each in sorted(set(names)) if names.count(each) > 1)
    for style in found:
        for tag in ("basedOn", "next"):
            other = style.find(_w(tag))
            if other is not None and (style.get(_w("type")), other.get(_w("val"))) not in known:
                yield f"style {style.get(_w('styleId'))} {tag} {other.get(_w('val'))}, which is none"
    for kind in ("paragraph", "character", "table", "numbering"):
        chosen = [each for each in found if each.get(_w("type")) == kind and each.get(_w("default")) == "1"]
        if len(chosen) != 1:
            yield f"{len(chosen)} default styles for {kind}"


def _of_lists(root: etree._Element) -> Iterator[str]:
    kinds = [each.get(_w("abstractNumId")) for each in root.findall(_w("abstractNum"))]
    numbers = [each.get(_w("numId")) for each in root.findall(_w("num"))]
    if len({*kinds}) != len(kinds) or len({*numbers}) != len(numbers):
        yield "list repeated"
    for each in root.findall(f"{_w('num')}/{_w('abstractNumId')}"):
        if each.get(_w("val")) not in kinds:
            yield f"no definition {each.get(_w('val'))} of a list"


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
