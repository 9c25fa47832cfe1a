"""What 见 points at: known when all tables and figures have their numbers."""

from dataclasses import dataclass, field

from qreport.compose.values.labels import Label
from qreport.compose.values.scene import Scene
from qreport.compose.values.things import Mention
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.composing import NOT_IN_REPORT, UNKNOWN_NAME


@dataclass
class Mentions:
    """The labels of the report by id, and which were mentioned."""

    labels: dict[str, Label] = field(default_factory=dict)
    unlabelled: set[str] = field(default_factory=set)
    """Ids of what stands in the report without a number."""
    seen: set[str] = field(default_factory=set)

    def resolve(self, mention: Mention, scene: Scene) -> Label | None:
        """Return the label that `mention` points at; None, and a finding, when it is not in the report."""
        self.seen.add(mention.target)
        label = self.labels.get(mention.target)
        if label is None:
            scene.report(self._absent(mention, scene))
        return label

    def _absent(self, mention: Mention, scene: Scene) -> Finding:
        target = mention.target
        if target in self.unlabelled:
            return NOT_IN_REPORT.at(
                mention.at,
                message=f"“见.{target}”引用的照片组没有标题，也就没有编号",
                mend='给 ::: 照片 写上 标题="…"，或删去这处引用。',
            )
        if target in scene.pack.tables or target in scene.pack.charts:
            return NOT_IN_REPORT.at(mention.at, message=f"“见.{target}”引用的表或图不在报告里")
        known = (*scene.pack.tables, *scene.pack.charts, *self.labels)
        return unknown_target(scene, target, known, mention.at)


def unknown_target(scene: Scene, target: str, known: tuple[str, ...], at: Location) -> Finding:
    """Return what is wrong with an id that no table, chart, photo grid or case has."""
    message = f"没有编号为“{target}”的表、图、照片组或案例{scene.advice(target, known)}"
    return UNKNOWN_NAME.at(at, message=message, found=target)
