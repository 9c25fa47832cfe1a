"""What 见 points at: known when all tables and figures have their numbers."""

from msgspec import Struct, field

from qreport.compose.values.composition import Composition
from qreport.compose.values.labels import Label
from qreport.compose.values.template_values import Mention
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.composing import NOT_IN_REPORT, UNKNOWN_NAME


class Mentions(Struct):
    """The labels of the report by id, and which were mentioned."""

    labels: dict[str, Label] = field(default_factory=dict)
    unlabelled: set[str] = field(default_factory=set)
    """Ids of what stands in the report without a number."""
    seen: set[str] = field(default_factory=set)

    def resolve(self, mention: Mention, composition: Composition) -> Label | None:
        """Return the label that `mention` points at; None, and a finding, when it is not in the report."""
        self.seen.add(mention.target)
        label = self.labels.get(mention.target)
        if label is None:
            composition.report(self._absent(mention, composition))
        return label

    def _absent(self, mention: Mention, composition: Composition) -> Finding:
        target = mention.target
        if target in self.unlabelled:
            return NOT_IN_REPORT.at(
                mention.at,
                message=f"“见.{target}”引用的照片组没有标题，也就没有编号",
                mend='给 ::: 照片 写上 标题="…"，或删去这处引用。',
            )
        if target in composition.pack.tables or target in composition.pack.charts:
            message = f"“见.{target}”引用的表或图不在报告里"
            chart = composition.pack.charts.get(target)
            code, listed = composition.needed(chart) if chart else (None, None)
            return NOT_IN_REPORT.at(mention.at, message=message, indicator=code, record_set=listed)
        known = (*composition.pack.tables, *composition.pack.charts, *self.labels)
        return unknown_target(composition, target, known, mention.at)


def unknown_target(composition: Composition, target: str, known: tuple[str, ...], at: Location) -> Finding:
    """Return what is wrong with an id that no table, chart, photo grid or case has."""
    message = f"没有编号为“{target}”的表、图、照片组或案例{composition.advice(target, known)}"
    return UNKNOWN_NAME.at(at, message=message, found=target)
