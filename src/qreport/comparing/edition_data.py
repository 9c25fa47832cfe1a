"""One side of a comparison, as the stage needs it."""

from collections.abc import Mapping

from msgspec import Struct, field

from qreport.model.change import Edition
from qreport.model.facts import Fact, Facts
from qreport.model.filing import Explanation
from qreport.model.pack import Pack
from qreport.model.records import RecordSet


class EditionData(Struct, frozen=True):
    """The facts of one filing, typed and computed, with the year to compare."""

    edition: Edition
    facts: Facts
    pack: Pack
    explanations: tuple[Explanation, ...] = ()
    records: Mapping[str, RecordSet] = field(default_factory=dict)

    def fact(self, code: str) -> Fact | None:
        """Return what it says about an indicator for its year and the whole school, or None."""
        return self.facts.whole.get(self.edition.period, {}).get(code)
