"""Elements, their order and their attributes against the table in elements.yaml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from .kinds import is_of

_OFFICE = "http://schemas.openxmlformats.org"
_PREFIXES: Mapping[str, str] = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_OFFICE}/officeDocument/2006/relationships": "r",
    f"{_OFFICE}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_OFFICE}/drawingml/2006/main": "a",
    f"{_OFFICE}/drawingml/2006/picture": "pic",
    f"{_OFFICE}/package/2006/relationships": "pr",
    f"{_OFFICE}/package/2006/content-types": "ct",
    f"{_OFFICE}/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
}


@dataclass(frozen=True)
class Rule:
    """What one element may hold."""

    children: re.Pattern[str]
    """Over the names of the children, each with a comma behind it."""
    attributes: Mapping[str, str]
    """Kind of value by name."""
    required: frozenset[str]
    text: bool


@cache
def table() -> Mapping[str, Rule]:
    """Return the rules by the name of the element, or `parent/name`."""
    content = yaml.safe_load(Path(__file__).with_name("elements.yaml").read_text(encoding="utf-8"))
    return {name: _rule(entry) for name, entry in content.items()}


def element_problems(root: etree._Element) -> Iterator[str]:
    """Yield what is wrong with `root` and everything in it."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "comment or processing instruction"
            continue
        yield from _of(element)


def _of(element: etree._Element) -> Iterator[str]:
    name, parent = short(element.tag), element.getparent()
    place = f"{short(parent.tag)}/{name}" if parent is not None else name
    rule = table().get(place) or table().get(name)
    if rule is None:
        yield f"unknown element {place}"
        return
    children = "".join(f"{short(child.tag)}," for child in element if isinstance(child.tag, str))
    if not rule.children.fullmatch(children):
        yield f"{name} may not hold {children or 'nothing'}"
    if not rule.text and _letters(element):
        yield f"text within {name}"
    yield from _attributes(element, name, rule)


def _attributes(element: etree._Element, name: str, rule: Rule) -> Iterator[str]:
    found = {short(each): value for each, value in element.attrib.items()}
    yield from (f"{name} lacks {each}" for each in sorted(rule.required - found.keys()))
    for each, value in found.items():
        kind = rule.attributes.get(each)
        if kind is None:
            yield f"unknown attribute {each} of {name}"
        elif not is_of(kind, value):
            yield f"{name} {each}={value!r} is no {kind}"


def _letters(element: etree._Element) -> str:
    return "".join([element.text or "", *(child.tail or "" for child in element)]).strip()


def short(tag: str) -> str:
    """Return a name with its usual prefix; one of an unknown namespace stays as it is."""
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(space[1:]) if space else ""
    return tag if prefix is None else f"{prefix}:{name}" if prefix else name


def _rule(entry: Mapping[str, Any]) -> Rule:
    has: Mapping[str, str] = entry.get("has", {})
    pattern = re.sub(r"[a-zA-Z]+:\w+", r"(?:\g<0>,)", entry.get("holds", ""))
    return Rule(
        re.compile("".join(pattern.split())),
        {each.removesuffix("?"): kind for each, kind in has.items()},
        frozenset(each for each in has if not each.endswith("?")),
        entry.get("text", False),
    )
