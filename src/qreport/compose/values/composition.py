"""What every part of the stage looks at, and where it puts what it finds.

The indicators of a pack under every name that a chapter may use.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from qreport.comparing.comparable import with_spans
from qreport.compose.values.template_values import Place
from qreport.model.change import Change
from qreport.model.charts import ChartSpec
from qreport.model.facts import Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.layout import Wording
from qreport.model.location import Location
from qreport.model.pack import PACK_FILE, ChapterSource, Pack
from qreport.problems.composing import UNKNOWN_INDICATOR
from qreport.text.names import did_you_mean, fold


class Catalogue:
    """Finds an indicator by code, name or alias; blanks, width and kind of bracket do not count."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._by_code: dict[str, Indicator] = {}
        self._by_name: dict[str, dict[str, Indicator]] = {}
        for indicator in indicators:
            self._by_code[indicator.code] = indicator
            for name in indicator.names:
                self._by_name.setdefault(fold(name), {})[indicator.code] = indicator

    def find(self, name: str) -> Indicator | None:
        """Return the indicator called `name`; None when there is none, or more than one."""
        named = self._by_name.get(fold(name), {})
        return self._by_code.get(name) or (next(iter(named.values())) if len(named) == 1 else None)

    def fault(self, name: str, at: Location, advice: Callable[[str, Iterable[str]], str]) -> Finding:
        """Return what is wrong with `name`, for which `find` gave None; `advice` names what is like it."""
        if named := self._by_name.get(fold(name)):
            message = f"“{name}”可以指 {'、'.join(named)}，无法判断是哪一个"
            return UNKNOWN_INDICATOR.at(at, message=message, mend="改写指标代码，或写全名。", found=name)
        known = [name for each in self._by_code.values() for name in (each.code, *each.names)]
        message = f"没有指标“{name}”{advice(name, known)}"
        return UNKNOWN_INDICATOR.at(at, message=message, found=name)


PACK = Place(PACK_FILE)


class Composition(Struct, dict=True):
    """One run over one filing; `findings` grows while it is composed."""

    filing: Filing
    facts: Facts
    pack: Pack
    findings: list[Finding] = field(default_factory=list)
    place: Place = PACK
    """The template that is being read."""
    line: int = 1
    """The line of it."""
    changes: Sequence[Change] = ()
    """From the year before to that of the report."""
    _advice_left: int = 100

    @cached_property
    def catalogue(self) -> Catalogue:
        """The indicators of the pack by every name."""
        return Catalogue(self.pack.indicators.values())

    @cached_property
    def whole(self) -> Facts:
        """The facts, computed ones knowing of which part of the year they tell."""
        return with_spans(self.facts, self.pack)

    @property
    def at(self) -> Location:
        """What is being read."""
        return self.place.at(self.line)

    @property
    def wording(self) -> Wording:
        """The fixed words of the layout."""
        return self.pack.layout.wording

    @cached_property
    def chapters(self) -> Mapping[str, ChapterSource]:
        """The chapters of the report in order; that of the filing stands for that of the pack."""
        found = {code: self.filing.chapters.get(code) for code in self.pack.manifest.chapters}
        chosen = {code: chapter or self.pack.chapters.get(code) for code, chapter in found.items()}
        return {code: chapter for code, chapter in chosen.items() if chapter}

    def advice(self, name: str, known: Iterable[str]) -> str:
        """Return `，是否为“甲”？`; nothing after the first hundred, for each takes its time."""
        self._advice_left -= 1
        return did_you_mean(name, known) if self._advice_left >= 0 else ""

    def report(self, finding: Finding) -> None:
        """Keep `finding`."""
        self.findings.append(finding)

    def needed(self, chart: ChartSpec) -> tuple[str | None, str | None]:
        """Return the first indicator that `chart` shows, and the record set that gives it."""
        data = chart.data
        first = data.indicators[0] if data.indicators else None
        code = data.groups_of or (first if first is None or isinstance(first, str) else first.indicator)
        indicator = self.pack.indicators.get(code or "")
        return code, indicator.measure.record_set if indicator and indicator.measure else None

    def origin(self, kind: str, code: str) -> Location:
        """Return where an entry of the pack stands."""
        return self.pack.origins.get((kind, code), PACK_FILE)
