"""The list of the sheets, and what they share: texts and number formats."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from qreport import limits
from qreport.load.files.sniffing import SAVE_AS_XLSX
from qreport.load.grids.values import Run
from qreport.load.xlsx.strings import MAIN, SharedStrings, Styles
from qreport.ooxml.package import Package, Relations
from qreport.ooxml.xml_stream import Handler, is_true
from qreport.problems.reading import OVER_LIMIT
from qreport.text.characters import shown

_ROOT = f"{MAIN}workbook"
_RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"


class SheetEntry(Struct, frozen=True):
    """One sheet in the list of the workbook."""

    title: str
    part: str
    hidden: bool


class Workbook(Struct, frozen=True):
    """What is needed to read the sheets."""

    part: str
    """The name of the part with their list."""
    sheets: tuple[SheetEntry, ...]
    from_1904: bool
    """Whether days are counted from 1904 (old files of the Mac)."""
    strings: Sequence[str | tuple[Run, ...]]
    styles: Styles


def read_workbook(package: Package) -> Workbook:
    """Return the worksheets of `package` in their order, and what they share; raise `Unreadable`."""
    part = Relations(package).first("officeDocument")
    # The parts of an .xlsb are records, no XML.
    if part and part.endswith(".bin"):
        raise package.unreadable("这是二进制工作簿（.xlsb），不能读取", SAVE_AS_XLSX)
    listed = _Listed()
    if part:
        package.read(part, listed)
    if not part or not listed.is_workbook:
        raise package.unreadable("这是压缩包，但里面没有 Excel 工作簿", SAVE_AS_XLSX)
    relations = Relations(package, part)
    return Workbook(
        part,
        tuple(_worksheets(listed, relations, package)),
        listed.from_1904,
        SharedStrings(package, relations.first("sharedStrings")).found,
        Styles(package, relations.first("styles")),
    )


class _Listed(Handler):
    def __init__(self) -> None:
        self.is_workbook = False
        self.from_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []
        """Title, id of the relation, whether hidden."""
        self._within: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == _ROOT and not self._within:
            self.is_workbook = True
        elif name == f"{MAIN}workbookPr":
            # ECMA-376 Part 1, 18.2.28.
            self.from_1904 = is_true(attributes.get("date1904"))
        elif name == f"{MAIN}sheet" and self._within == [_ROOT, f"{MAIN}sheets"]:
            # 18.2.19: `hidden`, or `veryHidden`, which the menu does not show either.
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get(_RELATION_ID, ""), hidden))
        self._within.append(name)

    def end(self, name: str) -> None:  # noqa: ARG002
        self._within.pop()


def _worksheets(listed: _Listed, relations: Relations, package: Package) -> Iterator[SheetEntry]:
    """Yield the worksheets; sheets of another kind (charts, old macros) hold no cells."""
    if len(listed.sheets) > limits.SHEETS:
        raise package.unreadable(f"工作表太多：超过 {limits.SHEETS} 张", problem=OVER_LIMIT)
    for title, relation_id, hidden in listed.sheets:
        relation = relations.by_id.get(relation_id)
        if relation is None or relation.part not in package:
            raise package.unreadable(f"文件已损坏：缺少工作表“{shown(title)}”的内容")
        if relation.kind == "worksheet":
            yield SheetEntry(title, relation.part, hidden)
