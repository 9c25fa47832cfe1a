"""What python-docx has no words for, put into its trees."""

from collections.abc import Mapping

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from qreport.render.docx.xml import NAMESPACES, one_line


def elements(xml: str) -> list[etree._Element]:
    """Return the elements of `xml`, whose namespaces need not be declared."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))


def say(element: etree._Element, attributes: Mapping[str, object]) -> None:
    """Set attributes, named without their namespace, that the element does not have."""
    for name, value in attributes.items():
        if qn(f"w:{name}") not in element.attrib:
            element.set(qn(f"w:{name}"), one_line(str(value)))
