"""The check list (数据核对表): what each department answers for, its values, their cells, what was found."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from qreport.model.facts import Fact, State
from qreport.model.filing import Filing
from qreport.model.finding import Finding, Level
from qreport.model.indicator import Indicator
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
    """The cell of the value; empty when there is none."""
    findings: tuple[str, ...]


class Page(Struct, frozen=True):
    """What one department signs."""

    department: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The heading of the page."""
        return f"数据核对表：{self.department}"


def pages_of(filing: Filing, sections: Iterable[Section], findings: Sequence[Finding]) -> tuple[Page, ...]:
    """Return a page for each section: its indicators, then its detail tables."""
    checked = _Checked(filing, findings)
    return tuple(Page(section.department, tuple(checked.lines(section))) for section in sections)


class _Checked(Struct, frozen=True):
    filing: Filing
    findings: Sequence[Finding]

    def lines(self, section: Section) -> Iterator[Line]:
        names = {each.code: each.name for each in section.indicators}
        for indicator in section.indicators:
            # 国家级 alone says nothing.
            parent = names.get(indicator.parent or "")
            yield self._indicator(indicator, f"{parent}：{indicator.name}" if parent else indicator.name)
        for schema in section.record_sets:
            yield self._records(schema)

    def _indicator(self, indicator: Indicator, name: str) -> Line:
        facts = self.filing.facts
        fact = facts.get(indicator.code, self.filing.current)
        told = _told(each for each in self.findings if each.indicator == indicator.code)
        source = str(fact.location) if fact and fact.location else ""
        old = facts.get(indicator.code, self.filing.previous)
        return Line(name, indicator.unit, _typed(old), _typed(fact), source, told)

    def _records(self, schema: RecordSchema) -> Line:
        records = self.filing.records.get(schema.id)
        rows = records.rows if records else ()
        told = _told(each for each in self.findings if each.record_set == schema.id)
        source = rows[0].origin.file if rows else ""
        return Line(
            f"明细表：{schema.name}", RECORDS_UNIT, "", str(len(rows)) if records else "", source, told
        )


def _typed(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return fact.text if fact.value is not None and fact.text else _ABSENT.get(fact.state, str(fact.value))


def _told(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(
        f"{'已说明' if each.explained else _WORDS[each.level]} {each.code} {each.message}"
        for each in findings
    )
