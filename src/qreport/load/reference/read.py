"""A reference document from its file: checked, its styles and its paper read.

The paper of a Word file: size and margins of its last section.

The fonts that a Word file names by their part in its theme only.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from qreport import limits
from qreport.load.files.sniffing import ENCRYPTED, OLE, real_content
from qreport.load.files.source import read_bytes
from qreport.load.reference.sheet import StyleSheet
from qreport.load.word.tree import read_tree
from qreport.model.finding import Finding, Unreadable
from qreport.model.layout import STYLE_NAMES, Mark, Page, Reference, WordStyle
from qreport.model.location import Location
from qreport.ooxml.package import Package, Relations, open_package
from qreport.ooxml.xml_stream import Handler, whole
from qreport.problems.reading import REFERENCE_INCOMPLETE, REFERENCE_UNUSABLE

# ECMA-376 Part 1, 17.6.13 (pgSz) and 17.6.11 (pgMar): 1,440 to the inch.
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PER_MM = 1440 / 25.4
# Between A6 and A3, in millimetres.
_SMALLEST, _LARGEST = 100.0, 450.0
_LEAST_TEXT = 60.0
"""Millimetres in each direction."""


class Paper(Handler):
    """Reads the body; the last section counts, for the first is often a cover."""

    def __init__(self) -> None:
        self._size: Mapping[str, str] = {}
        self._margins: Mapping[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up size and margins."""
        if name == f"{_WORD}pgSz":
            self._size = attributes
        elif name == f"{_WORD}pgMar":
            self._margins = attributes

    def page(self) -> Page | None:
        """Return the upright page; None for one that no report can stand on."""
        width, height = sorted((_mm(self._size, "w"), _mm(self._size, "h")))
        top, bottom, left, right = (_mm(self._margins, side) for side in ("top", "bottom", "left", "right"))
        # Turned upright, the margins go round with the paper.
        if self._size.get(f"{_WORD}orient") == "landscape":
            top, right, bottom, left = right, bottom, left, top
        fits = width - left - right >= _LEAST_TEXT and height - top - bottom >= _LEAST_TEXT
        if not fits or width < _SMALLEST or height > _LARGEST or min(top, bottom) <= 0:
            return None
        return Page(width=width, height=height, top=top, bottom=bottom, left=left, right=right)


def _mm(attributes: Mapping[str, str], name: str) -> float:
    """Return a length; 0 for none. Word writes a top margin that nothing may push down as a negative one."""
    return (whole(attributes.get(f"{_WORD}{name}", "").removeprefix("-")) or 0) / _PER_MM


# ECMA-376 Part 1, 20.1.4.1.24 and 20.1.4.1.25, by the words of 17.18.96 (ST_Theme).
_PARTS = {"minor": "a_minorFont", "major": "a_majorFont"}
_SCRIPTS = {"HAnsi": "a_latin", "Ascii": "a_latin", "EastAsia": "a_ea", "Bidi": "a_cs"}


def theme_fonts(theme: Element | None) -> Mapping[str, str]:
    """Return the fonts by the words of the theme attributes: `minorEastAsia`, `majorHAnsi` ..."""
    return dict(_fonts(theme)) if theme is not None else {}


def _fonts(theme: Element) -> Iterator[tuple[str, str]]:
    for part, tag in _PARTS.items():
        listed = theme.find(f".//{tag}")
        for script, kind in _SCRIPTS.items() if listed is not None else ():
            face = _face(listed, kind)
            if face:
                yield f"{part}{script}", face


def _face(listed: Element | None, kind: str) -> str:
    """Return the face of a script; the theme names the Chinese one apart from the others."""
    if listed is None:
        return ""
    chosen = listed.find(kind)
    face = chosen.get("typeface", "") if chosen is not None else ""
    if face or kind != "a_ea":
        return face
    return next(
        # Office leaves the East Asian face blank and lists a face for each script (ISO 15924: `Hans`).
        (each.get("typeface", "") for each in listed.findall("a_font") if each.get("script") == "Hans"),
        "",
    )


# ECMA-376 Part 2 (content types): the list of the parts, one `Override` for the type of each.
_TYPES = "[Content_Types].xml"
_OVERRIDE = "http://schemas.openxmlformats.org/package/2006/content-types Override"
# ECMA-376 Part 1, 11.3.10 (main document); macros and templates have types of their own.
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "含有宏的文档（.docm）",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "含有宏的模板（.dotm）",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "模板（.dotx）",
}
_CONTENTS = {OLE: "旧格式的文档（如 .doc、.wps）", ENCRYPTED: "加了密码的文档"}
_NEEDED = "heading 1"
_BODY, _PLAIN = "Body Text", ("Normal", "正文")
# 200 hundredths of a character, and 640 twentieths of a point for programs that know only these.
_FIRST_LINE = (("firstLineChars", "200"), ("firstLine", "640"))
_BEHIND = ("contextualSpacing", "jc", "textAlignment")
"""What stands behind the indent."""
_SAVE_AS = "用 Word 或 WPS 打开它，另存为“Word 文档 (.docx)”，不带宏、不加密码。"
_USE_HEADINGS = "让章名用上样式“标题 1”，另存为“Word 文档 (.docx)”；或换一份用样式排好版的报告。"


def read_reference(path: Path, name: str, findings: list[Finding]) -> Reference | None:
    """Return what the file at `path`, called `name` in findings, gives of styles and paper.

    None, with a finding, for an unusable one; styles that it lacks are told in one finding.
    """
    try:
        return _read(path, name, findings)
    except Unreadable as unreadable:
        found = unreadable.finding
        mend = found.mend if found.code == REFERENCE_UNUSABLE.code else _SAVE_AS
        findings.append(REFERENCE_UNUSABLE.at(*found.locations, message=found.message, mend=mend))
        return None


def _read(path: Path, name: str, findings: list[Finding]) -> Reference:
    package, main = _opened(read_bytes(path, name, limits.FILE_BYTES), name)
    relations = Relations(package, main)
    listed, theme = relations.first("styles"), relations.first("theme")
    if listed is None:
        raise package.unreadable("文件里没有样式")
    sheet = StyleSheet(read_tree(package, listed), theme_fonts(_tree(package, theme)))
    found = {each.name: sheet.find((each.name, *each.others)) for each in STYLE_NAMES}
    found[_BODY] = found[_BODY] or _indented(sheet.find(_PLAIN))
    styles = {key: style for key, style in found.items() if style is not None}
    if _NEEDED not in styles:
        message = "文件里没有样式“标题 1”（heading 1），多半不是一份排好版的报告"
        raise package.unreadable(message, _USE_HEADINGS, REFERENCE_UNUSABLE)
    paper = Paper()
    package.read(main, paper)
    page = paper.page()
    findings += _incomplete(styles, name, has_page=page is not None)
    return Reference(styles, page)


def _indented(style: WordStyle | None) -> WordStyle | None:
    """Return the plain style as one for text: where it says nothing of its first line, two characters in."""
    if style is None:
        return None
    before = next((mark.attributes for mark in style.paragraph if mark.name == "ind"), ())
    if any(name.startswith(("firstLine", "hanging")) for name, _ in before):
        return style
    indent = Mark("ind", (*before, *_FIRST_LINE))
    others = [mark for mark in style.paragraph if mark.name != "ind"]
    place = next((index for index, mark in enumerate(others) if mark.name in _BEHIND), len(others))
    return WordStyle((*others[:place], indent, *others[place:]), style.run)


def _tree(package: Package, part: str | None) -> Element | None:
    return read_tree(package, part) if part else None


def _opened(data: bytes, name: str) -> tuple[Package, str]:
    """Return the package and the name of its main part; raise `Unreadable` for what is no plain .docx."""
    if not data.startswith(b"PK"):
        what = _CONTENTS.get(real_content(data) or "", real_content(data))
        message = f"这不是 .docx 文件{f'，而是{what}' if what else ''}"
        raise Unreadable(REFERENCE_UNUSABLE.at(Location(name), message=message))
    package = open_package(data, name)
    types = _MainType()
    if _TYPES in package:
        package.read(_TYPES, types)
    if types.found != _MAIN:
        what = _OTHERS.get(types.found, "别的文件，不是 Word 文档")
        raise package.unreadable(f"这是{what}，要 .docx 文档")
    main = Relations(package).first("officeDocument")
    if main is None:
        raise package.unreadable("文件已损坏：找不到正文")
    if Relations(package, main).first("vbaProject"):
        raise package.unreadable("文件里有宏，要不带宏的 .docx 文档")
    return package, main


class _MainType(Handler):
    """Which kind of file a package is, by the type of its main part."""

    def __init__(self) -> None:
        self.found = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take up the type of a part."""
        sort = attributes.get("ContentType", "")
        if name == _OVERRIDE and sort.endswith(".main+xml"):
            self.found = sort


def _incomplete(styles: dict[str, WordStyle], name: str, *, has_page: bool) -> list[Finding]:
    absent = [each.title for each in STYLE_NAMES if each.name not in styles]
    told = [f"没有样式{'、'.join(f'“{title}”' for title in absent)}，按报告包的版式"] if absent else []
    told += [] if has_page else ["纸张或页边距不合常规，没有采用"]
    return [REFERENCE_INCOMPLETE.at(Location(name), message="；".join(told))] if told else []
