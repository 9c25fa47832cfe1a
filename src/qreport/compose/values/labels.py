"""Labels of tables, figures and cases: `表1-1`, `图9-1`, `附表1`, `案例1`."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qreport.model.document import Caption, Inlines
from qreport.model.layout import Wording

Sort = Literal["table", "figure"]


class Label(Struct, frozen=True):
    """The number of one captioned block."""

    target: str
    """Id of the block."""
    text: str
    """The whole label."""
    prefix: str = ""
    """What stands before the number that counts."""
    number: int = 0
    is_captioned: bool = False
    """Whether it is the label of a table or figure, which the text has to mention."""

    def caption(self, sort: Sort, words: Inlines) -> Caption:
        """Return the caption with these words."""
        return Caption(sort, self.text, self.prefix, self.number, words)


class Counter:
    """Counts tables and figures by chapter, those of annexes and the cases through the report."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._counts: dict[str, int] = {}

    def captioned(self, target: str, sort: Sort, chapter: int | None) -> Label:
        """Return the next label; `chapter` is None in an annex."""
        words = self._wording
        if chapter is None:
            pattern = words.annex_table if sort == "table" else words.annex_figure
        else:
            pattern = words.table if sort == "table" else words.figure
        pattern = pattern.replace("{chapter}", str(chapter))
        return replace(self._next(target, pattern, f"{sort} {chapter}"), is_captioned=True)

    def case(self, target: str) -> Label:
        """Return the next label of a case."""
        return self._next(target, self._wording.case, "case")

    def _next(self, target: str, pattern: str, series: str) -> Label:
        number = self._counts[series] = self._counts.get(series, 0) + 1
        prefix, mark, rest = pattern.partition("{number}")
        return Label(target, f"{prefix}{number if mark else ''}{rest}", prefix, number)
