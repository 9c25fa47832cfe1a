"""Units that stand outside the column of units: `单位：万元` above a table, `（元）` behind a title."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from qreport.load.grids.grid import Cell
from qreport.model.location import Location
from qreport.model.units import Unit, find_unit
from qreport.text.labels import bracketed
from qreport.text.names import fold
from qreport.text.regex import regex

# `单位：元`, `（金额单位：万元）`, `单位 ： 人、万元`, `注：以上金额单位均为元`; not `填报单位：`, a school.
_DECLARED = regex(
    r"(?:^|[（(\[【\s：:，,；;。、])"
    # 以上金额, 表中各项数据的
    r"(?:(?:以上|上述|上表|本表|表中|表内|表格)(?:各项|所有|所列|中)?的?)?"
    r"(?:金额|经费|计量|数量|货币|面积|数据|数值|资金)?的?"
    r"单位\s*(?:[:：]|[均都]?[为是])\s*([^）)\]】。]*)"
)
_BETWEEN = regex(r"[、,，;；\s]+|和|及|与")
# `教务处`, `某某学校`, `（盖章）`, `见表`, `____`: who fills it in, or where the units are to be found.
_NO_UNIT = regex(r".*(?:[校院处部科室系办局厅委会司团组馆所章]|中心|企业)|.*[见详各].*|[_＿\s:：]*")


class DeclaredUnits(Struct, frozen=True):
    """The units that a cell declares for the figures of a table."""

    units: tuple[Unit, ...]
    """Empty when none of them is known."""
    text: str
    """As typed, behind 单位."""
    place: Location
    says_so: bool = False
    """Whether the word 单位 stands before them."""

    def of_kind(self, kind: str) -> str:
        """Return the unit of a kind by name; empty when none is declared, or two of that kind."""
        fitting = [unit.name for unit in self.units if unit.kind == kind]
        return fitting[0] if len(fitting) == 1 else ""


def units_named(text: str) -> tuple[Unit, ...]:
    """Return the units in a text that holds nothing else (`人、万元`); empty for any other text."""
    plain = text.strip()
    if whole := find_unit(plain):
        return (whole,)
    found = [find_unit(part) for part in _BETWEEN.split(plain) if part]
    return tuple(unit for unit in found if unit) if found and all(found) else ()


def declared_in(cells: Iterable[Cell]) -> DeclaredUnits | None:
    """Return the units that a row outside the data declares; None when it declares none."""
    return next((declared for cell in cells if cell.text and (declared := _declared(cell))), None)


def may_declare(texts: Sequence[str]) -> bool:
    """Whether a row deserves the closer look of `declared_in`; most do not."""
    words = "".join(texts)
    return "单" in words or words.endswith(("）", ")", "]", "】"))


def declares_unit(texts: Sequence[str]) -> bool:
    """Whether a row below a heading holds nothing but the words 单位：…, with a note before them at most."""
    filled = [text for text in texts if text]
    return len(filled) == 1 and "单位" in filled[0] and bool(_DECLARED.search(filled[0]))


def _declared(cell: Cell) -> DeclaredUnits | None:
    if match := _DECLARED.search(cell.text):
        text = match[1].strip()
        if units := units_named(text):
            return DeclaredUnits(units, text, cell.location, says_so=True)
        # `单位：万元    日期：2021年9月`
        first = text.split()[0] if text.split() else ""
        if units := units_named(first):
            return DeclaredUnits(units, first, cell.location, says_so=True)
        return (
            None if _NO_UNIT.fullmatch(fold(text)) else DeclaredUnits((), text, cell.location, says_so=True)
        )
    # `2021年帮扶经费统计表（万元）`
    text = bracketed(cell.text)[1]
    units = units_named(text) if text else ()
    return DeclaredUnits(units, text, cell.location) if units else None
