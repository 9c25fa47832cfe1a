"""The folder indicators/ of a filing: any number of files, each in one of three equal layouts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from qreport.load.files.listing import Search, data_files
from qreport.load.files.source import lost_in_file
from qreport.load.grids.grid import READERS, read_grids
from qreport.load.grids.returned import ReturnedRecords
from qreport.load.indicators.fact_collector import FactCollector
from qreport.load.indicators.indicator_tables import read_tables
from qreport.load.indicators.indicator_yaml import read_yaml_indicators
from qreport.load.indicators.matching import Matcher
from qreport.load.indicators.misplaced import untouched_as_one, without_consequences
from qreport.load.yaml.yaml_file import read_yaml
from qreport.model.facts import Fact, Facts
from qreport.model.filing import PLATFORM, PUBLISHED
from qreport.model.finding import Finding, Unreadable
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.problems.cells import BLANK_LAST_YEAR, LAYOUT_NOT_READ
from qreport.problems.reading import FUTURE_YEAR, MISSING_INDICATOR, UNKNOWN_INDICATOR

FOLDER = "indicators"
_YAML = (".yaml", ".yml")


def load_indicators(
    root: Path, indicators: Mapping[str, Indicator], current: str, returned: ReturnedRecords
) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of a filing in the order of the catalogue, oldest first, and what is wrong.

    `current` is the year of the report. A value typed twice alike is kept once, with its first cell; of
    two that differ the first is kept. Sheets of detail tables in returned workbooks go to `returned`.
    """
    collector = FactCollector(Matcher(indicators), current)
    findings = _read_folder(root, FOLDER, collector, returned)
    unread = any(finding.code == LAYOUT_NOT_READ.code for finding in collector.findings)
    # What is missing may stand in a file or table that could not be read.
    if not unread and not any(finding.blocks for finding in findings):
        findings += _absent(collector, indicators, current)
    findings += untouched_as_one(collector.findings, collector.typed, indicators)
    findings += _without_last_year(collector, str(int(current) - 1))
    findings += _future(collector.facts, current)
    return _in_order(collector, indicators), without_consequences(findings, collector.typed, current)


def load_published(root: Path, indicators: Mapping[str, Indicator]) -> tuple[Facts, tuple[Finding, ...]]:
    """Return what the last report printed, from the folder published/, and what is wrong with its files.

    Nothing is required there; without the folder there is nothing. Detail tables in it are not read.
    """
    collector = FactCollector(Matcher(indicators))
    findings = _read_folder(root, PUBLISHED, collector, ReturnedRecords())
    return _in_order(collector, indicators), (*findings, *collector.findings)


def load_platform(root: Path, indicators: Mapping[str, Indicator]) -> tuple[Facts, tuple[Finding, ...]]:
    """Return what the state's data platform has, from the folder platform/, and what is wrong with its files.

    An export of the platform holds far more than a report asks for: what the pack does not know is passed
    over. Without the folder there is nothing.
    """
    collector = FactCollector(Matcher(indicators))
    findings = _read_folder(root, PLATFORM, collector, ReturnedRecords())
    known = [finding for finding in collector.findings if finding.code != UNKNOWN_INDICATOR.code]
    return _in_order(collector, indicators), (*findings, *known)


def _in_order(collector: FactCollector, indicators: Mapping[str, Indicator]) -> Facts:
    rank = {code: position for position, code in enumerate(indicators)}
    facts = sorted(collector.facts, key=lambda fact: (rank[fact.indicator], fact.period))
    return Facts(facts, collector.cells)


def _read_folder(
    root: Path, folder: str, collector: FactCollector, returned: ReturnedRecords
) -> list[Finding]:
    files, findings = data_files(root, folder, Search((*READERS, *_YAML), deep=True))
    for file in files:
        try:
            _read(file.path, file.name, collector, returned)
        except Unreadable as unreadable:
            findings.append(unreadable.finding)
    return findings


def _read(path: Path, name: str, collector: FactCollector, returned: ReturnedRecords) -> None:
    if path.suffix.lower() in _YAML:
        read_yaml_indicators(read_yaml(path, name), collector)
        collector.findings += lost_in_file(path, name)
        return
    grids, findings = read_grids(path, name)
    collector.findings += findings
    read_tables(returned.set_aside(grids), collector)


def _without_last_year(collector: FactCollector, previous: str) -> Iterator[Finding]:
    """Yield one finding for last year's values that a form left blank and that stand nowhere else."""
    known = {(fact.indicator, fact.period) for fact in collector.facts}
    of_last_year = [(code, place) for code, year, place in collector.passed_over if year == previous]
    blank = [place for code, place in of_last_year if (code, previous) not in known]
    if blank:
        message = f"上年（{previous} 年）的数有 {len(blank)} 格空着，报告印两年的数，也要与上年对比"
        yield BLANK_LAST_YEAR.at(*blank, message=message, period=previous)


def _future(facts: tuple[Fact, ...], current: str) -> Iterator[Finding]:
    """Yield the years after that of the report, once a file."""
    told = set()
    for fact in facts:
        place = fact.location
        # Years have four digits, so as text they are in order.
        if place is None or fact.period <= current or (place.file, fact.period) in told:
            continue
        told.add((place.file, fact.period))
        message = f"有 {fact.period} 年的数据，而报告的数据年份是 {current} 年"
        yield FUTURE_YEAR.at(place, message=message, found=fact.period, expected=current, period=fact.period)


def _absent(collector: FactCollector, indicators: Mapping[str, Indicator], current: str) -> Iterator[Finding]:
    for code, indicator in indicators.items():
        computed = indicator.formula or indicator.measure
        if indicator.required and not computed and not collector.mentions(code, current):
            owner = f"{indicator.department}的" if indicator.department else ""
            name = collector.matcher.full_name(indicator)
            message = f"{owner}必报指标“{name}”没有 {current} 年的数据"
            yield MISSING_INDICATOR.at(Location(FOLDER), message=message, indicator=code, period=current)
