"""A YAML text as nodes: each value with its line, within the limits, nothing but plain data."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml
from msgspec import Struct, field
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from qreport.limits import YAML_ALIASES, YAML_DEPTH, YAML_DIGITS, YAML_NODES
from qreport.text.characters import illegal_characters, shown
from qreport.text.regex import regex

# YAML 1.2, 10.3.2, less octal, hexadecimal and powers: `-12`; not `010`, `0x1F`, `1e5`, `1_000`.
_WHOLE = regex(rf"[-+]?(?:0|[1-9][0-9]{{0,{YAML_DIGITS - 1}}})")
# `97.0`, a Decimal with its digits; not `.5`, `5.`, `.inf`.
_DECIMAL = regex(rf"[-+]?(?:0|[1-9][0-9]{{0,{YAML_DIGITS - 1}}})\.[0-9]{{1,{YAML_DIGITS}}}")
# 10.3.2; not `yes`, `no`, `on`, which only YAML 1.1 takes for truths.
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

Scalar = str | int | Decimal | bool | None
Key = str | int
Place = tuple[int, int]
"""Line and column, from 1."""


class YamlFault(Exception):  # noqa: N818 -- it names what was found
    """A thing that a file may not hold; lines and columns count from 1."""

    def __init__(self, message: str, *places: Place) -> None:
        super().__init__(message)
        self.message = message
        self.places = places


class RepeatedKey(YamlFault):
    """A key that stands twice in one mapping: both places."""


class TooMuch(YamlFault):
    """More of something than the limits allow."""


class Node(Struct, eq=False):
    """One value and where it begins."""

    place: Place
    data: object = None
    children: dict[str | int, Node] = field(default_factory=dict)
    """Of a mapping by the text of the key, of a list by position."""
    keys: dict[str | int, Place] = field(default_factory=dict)
    """Of a mapping: where each key stands."""
    size: int = 1
    """Values in it, those behind an alias counted each time."""
    depth: int = 0


def compose(text: str) -> Node | None:
    """Return the one document of `text`; None for an empty one.

    Raises `YamlFault` for what the reader does not allow and `yaml.YAMLError` for broken YAML.
    """
    # Events alone: PyYAML's own values follow YAML 1.1, where 19:1 is 1141 (sixties).
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    return _Composer(loader.get_event).document()


class _Composer:
    def __init__(self, next_event: Callable[[], Any]) -> None:
        self._next = next_event
        self._anchors: dict[str, Node | None] = {}
        """None while the anchored value is still being read."""
        self._aliases = 0

    def document(self) -> Node | None:
        root: Node | None = None
        for event in iter(self._next, None):
            if isinstance(event, StreamEndEvent):
                break
            if isinstance(event, DocumentStartEvent) and root is not None:
                raise YamlFault("文件里有第二份内容（以 --- 开头）；一个文件只能有一份", _place(event))
            if isinstance(event, NodeEvent):
                root = self._node(event, 1)
        return root

    def _node(self, event: NodeEvent, depth: int) -> Node:
        if isinstance(event, AliasEvent):
            return self._aliased(event)
        _refuse_tag(event)
        if depth > YAML_DEPTH:
            raise TooMuch(f"层次太深：超过 {YAML_DEPTH} 层", _place(event))
        node = Node(_place(event))
        # Marked first, so that an alias within its own value is found out.
        if event.anchor:
            self._anchors[event.anchor] = None
        if isinstance(event, ScalarEvent):
            node.data = _scalar(event)
        elif isinstance(event, SequenceStartEvent):
            self._fill_list(node, depth)
        else:
            self._fill_mapping(node, depth)
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _aliased(self, event: AliasEvent) -> Node:
        self._aliases += 1
        if self._aliases > YAML_ALIASES:
            raise TooMuch(f"引用（*名称）太多：超过 {YAML_ALIASES} 处", _place(event))
        node = self._anchors.get(str(event.anchor))
        if node is None:
            name = shown(event.anchor)
            known = event.anchor in self._anchors
            raise YamlFault(f"“*{name}”引用了它自己" if known else f"“*{name}”前面没有对应的“&{name}”；"
                            "以 * 开头的文字要加引号", _place(event))  # fmt: skip
        return node

    def _fill_list(self, node: Node, depth: int) -> None:
        items: list[object] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            child = self._node(event, depth + 1)
            node.children[len(items)] = child
            items.append(child.data)
            _grow(node, child)
        node.data = items

    def _fill_mapping(self, node: Node, depth: int) -> None:
        entries: dict[Key, object] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event, node)
            child = self._node(self._next(), depth + 1)
            node.children[str(key)] = child
            entries[key] = child.data
            _grow(node, child)
        node.data = entries

    def _key(self, event: NodeEvent, mapping: Node) -> Key:
        if not isinstance(event, ScalarEvent):
            raise YamlFault("冒号前面应为名称，不能是列表、多行内容或引用", _place(event))
        _refuse_tag(event)
        # Only years become numbers: as keys of a dict, true, 1 and 1.0 would be one.
        scalar = _scalar(event)
        key: Key = scalar if type(scalar) is int else event.value
        if key == "<<":
            raise YamlFault("不能用合并键“<<”，请把内容写全", _place(event))
        place = _place(event)
        first = mapping.keys.setdefault(str(key), place)
        if first is not place:
            message = f"“{shown(key)}”在同一层写了两次：第 {first[0]} 行和第 {place[0]} 行"
            raise RepeatedKey(message, place, first)
        return key


def _grow(node: Node, child: Node) -> None:
    """Count an entry; aliases make small files large, so what they repeat is counted again."""
    node.size += child.size
    node.depth = max(node.depth, child.depth + 1)
    if node.size > YAML_NODES:
        raise TooMuch(f"内容太多：连同引用超过 {YAML_NODES} 项", child.place)
    if node.depth >= YAML_DEPTH:
        raise TooMuch(f"层次太深：连同引用超过 {YAML_DEPTH} 层", child.place)


def _scalar(event: ScalarEvent) -> Scalar:
    text: str = event.value
    # Escapes such as "\x07" bring in characters that the text of the file did not have.
    if event.style == '"' and (illegal := illegal_characters(text)):
        raise YamlFault(f"文字里有{illegal[0].name}，不能用", _place(event))
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    # Most are names: what begins like no number needs no look at the rest.
    if text[0] not in "+-0123456789":
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def _refuse_tag(event: NodeEvent) -> None:
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise YamlFault(f"不能用标签“{shown(tag)}”；以 ! 开头的文字要加引号", _place(event))


def _place(event: Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
