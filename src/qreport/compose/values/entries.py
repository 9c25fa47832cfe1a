"""`学校` (also called `单位`), `报告` (entries of qreport.yaml) and `见` (tables and figures to point at)."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from qreport.compose.values.composition import Composition
from qreport.compose.values.records import Field
from qreport.compose.values.template_values import Inserted, Mention, TemplateValue, unknown
from qreport.model.filing import ReportYears, School
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.composing import UNKNOWN_NAME

FIELDS: Mapping[str, tuple[str, ...]] = {
    "学校": tuple(School.model_fields),
    "单位": tuple(School.model_fields),
    "报告": tuple(ReportYears.model_fields),
}
"""The entries of each."""


class Entries(TemplateValue, Struct, frozen=True):
    """One section of qreport.yaml."""

    composition: Composition
    name: str
    section: School | ReportYears
    word = "qreport.yaml 的一节"

    def item(self, name: str, /) -> TemplateValue:
        """Return one entry; an unknown one is reported."""
        if name not in FIELDS[self.name]:
            self.composition.report(unknown_entry(self.composition, self.name, name, self.composition.at))
            return unknown(name)
        value = getattr(self.section, name)
        number = Decimal(value) if isinstance(value, int) else value
        return Field(self.composition, f"{self.name}.{name}", number)


class References(TemplateValue, Struct, frozen=True):
    """All tables, charts, photo grids and cases, by id; whether one exists is seen when all are numbered."""

    composition: Composition
    word = "见"

    def item(self, name: str, /) -> TemplateValue:
        """Return the mention of one."""
        return Reference(name, self.composition.at)


class Reference(TemplateValue, Struct, frozen=True):
    """A mention of a captioned block."""

    target: str
    at: Location
    word = "引用"

    def printed(self) -> Inserted:
        """Return the mention."""
        return Mention(self.target, self.at)


def unknown_entry(composition: Composition, section: str, name: str, at: Location) -> Finding:
    """Return what is wrong with an entry that is not there."""
    known = FIELDS[section]
    message = f"“{section}”没有“{name}”这一项{composition.advice(name, known)}"
    return UNKNOWN_NAME.at(at, message=message, mend=f"可用 {'、'.join(known)}。", found=name)
