"""The check list (数据核对表): what each department answers for, its values, their cells, what was found."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from qreport.model.facts import Fact, Facts, State
from qreport.model.filing import Filing
from qreport.model.finding import Finding, Level
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.records import RecordSchema
from qreport.workbook.plan import Section

HEADINGS = ("序号", "指标", "单位", "上年", "本年", "出处", "核对结果")
SIGNATURES = ("填报人（签字）：", "部门负责人（签字）：", "日期：")
FINE = "没有发现问题"
RECORDS_UNIT = "行"
_ABSENT = {State.MISSING: "未采集", State.NOT_APPLICABLE: "不适用"}
_WORDS = {Level.ERROR: "错误", Level.EXPLAIN: "须说明", Level.WARNING: "警告", Level.INFO: "提示"}


class Line(Struct, frozen=True):
    """One line to be checked."""

    name: str
    unit: str
    last_year: str
    value: str
    source: str
    """The cell of the value, or how it was computed; empty when there is none."""
    findings: tuple[str, ...]


class Page(Struct, frozen=True):
    """What one department signs."""

    department: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The heading of the page."""
        return f"数据核对表：{self.department}"


def pages_of(
    filing: Filing, facts: Facts, sections: Iterable[Section], findings: Sequence[Finding]
) -> tuple[Page, ...]:
    """Return a page for each section: its indicators, then its detail tables.

    `facts` are the typed and the computed ones; a computed indicator without any value is not printed and
    not listed.
    """
    checked = _Checked(filing, facts, findings)
    return tuple(Page(section.department, tuple(checked.lines(section))) for section in sections)


class _Checked(Struct, frozen=True):
    filing: Filing
    facts: Facts
    findings: Sequence[Finding]

    def lines(self, section: Section) -> Iterator[Line]:
        names = {each.code: each.name for each in section.indicators}
        for indicator in filter(self._is_listed, section.indicators):
            # 国家级 alone says nothing.
            parent = names.get(indicator.parent or "")
            yield self._indicator(indicator, f"{parent}：{indicator.name}" if parent else indicator.name)
        for schema in section.record_sets:
            yield self._records(schema)

    def _is_listed(self, indicator: Indicator) -> bool:
        if not indicator.formula and not indicator.measure:
            return True
        years = self.filing.previous, self.filing.current
        return any(self.facts.get(indicator.code, year) is not None for year in years)

    def _indicator(self, indicator: Indicator, name: str) -> Line:
        facts = self.facts
        fact = facts.get(indicator.code, self.filing.current)
        told = _told(each for each in self.findings if each.indicator == indicator.code)
        source = _origin(fact) if fact else ""
        old = facts.get(indicator.code, self.filing.previous)
        return Line(name, indicator.unit, _typed(old), _typed(fact), source, told)

    def _records(self, schema: RecordSchema) -> Line:
        records = self.filing.rows_of(schema.id)
        rows = records.rows if records else ()
        told = _told(each for each in self.findings if each.record_set == schema.id)
        source = rows[0].origin.file if rows else ""
        return Line(
            f"明细表：{schema.name}", RECORDS_UNIT, "", str(len(rows)) if records else "", source, told
        )


def _origin(fact: Fact) -> str:
    return str(fact.location) if isinstance(fact.origin, Location) else f"算出：{fact.origin.how}"


def _typed(fact: Fact | None) -> str:
    if fact is None:
        return ""
    if fact.value is None:
        return _ABSENT[fact.state]
    return fact.text or f"{fact.value:f}"


def _source(finding: Finding) -> str:
    return f"（依据：{finding.source}）" if finding.source else ""


def _told(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(
        f"{'已说明' if each.explained else _WORDS[each.level]} {each.code} {each.message}{_source(each)}"
        for each in findings
    )
