"""The XML parts of a Word file as small trees, read behind the guards of the package."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, TreeBuilder

from qreport import limits
from qreport.ooxml.package import Package
from qreport.ooxml.xml_stream import Handler, is_switched_on
from qreport.problems.reading import OVER_LIMIT

# The transitional namespaces (ECMA-376 Part 4); the package refuses the strict ones.
_OFFICE = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_OFFICE}drawingml/2006/chart": "c",
    f"{_OFFICE}drawingml/2006/diagram": "dgm",
    f"{_OFFICE}drawingml/2006/picture": "pic",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
}
# ECMA-376 Part 3: AlternateContent has the same thing as Choice and as Fallback; both would print it twice.
_SECOND_READING = "mc_Fallback"
"""What programs of the years before 2010 are to read in place of the same thing in today's form."""


def read_tree(package: Package, part: str) -> Element:
    """Return the root of an XML part; names are `w_p`. Raises `Unreadable` for broken or oversized XML."""
    handler = _Tree(package, part)
    package.read(part, handler)
    return handler.root()


def is_on(properties: Element | None, name: str) -> bool:
    """Return whether a switch such as `w_b` is on; one without a value is."""
    switch = None if properties is None else properties.find(name)
    return switch is not None and is_switched_on(switch.get("w_val", "true"))


def value(element: Element | None, path: str) -> str | None:
    """Return the `val` of the element at `path`, None when there is none."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get("w_val")


def text_of(element: Element) -> str:
    """Return the text of all runs within `element`, without looks and breaks."""
    return "".join(each.text or "" for each in element.iter("w_t"))


class _Tree(Handler):
    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._builder = TreeBuilder()
        self._elements = 0
        self._ignored = 0

    def root(self) -> Element:
        return self._builder.close()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = _short(name)
        if self._ignored or tag == _SECOND_READING:
            self._ignored += 1
            return
        self._elements += 1
        if self._elements > limits.WORD_ELEMENTS:
            message = f"文件太大：{self._part} 的内容超过 {limits.WORD_ELEMENTS} 项"
            raise self._package.unreadable(message, problem=OVER_LIMIT)
        self._builder.start(tag, {_short(key): content for key, content in attributes.items()})

    def end(self, name: str) -> None:
        if self._ignored:
            self._ignored -= 1
        else:
            self._builder.end(_short(name))

    def text(self, content: str) -> None:
        if not self._ignored:
            self._builder.data(content)


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}_{local}" if prefix else local
