"""The cases that a rule carries: small data on which it must hold, or must fail."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from qreport.check.data import Subject
from qreport.check.outcomes import Breach, NotCheckable, Outcome
from qreport.check.rules import ReadyRule, ready_rules
from qreport.model.facts import Fact, Facts, State
from qreport.model.filing import Filing, FilingConfig, ReportYears, School
from qreport.model.finding import Finding, in_order
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import Record, RecordSet, RecordValue
from qreport.problems.checking import RULE_CASE_FAILS

# Any year would do: cases name only 本年 and 上年.
_YEAR = 2021
_PREVIOUS = "@上年"
_ORIGIN = Location("用例")


class WrongCase(ValueError):  # noqa: N818 -- it names what was found
    """A case that cannot be read as data; the message says why."""


def check_rules(pack: Pack) -> tuple[Finding, ...]:
    """Return what is wrong with the formulas of a pack, its rules, and the verdicts on their own cases."""
    empty = Subject(_filing({}, pack), pack)
    ready, unusable = ready_rules(pack, empty.names)
    wrong = (each for rule in ready for each in _wrong_verdicts(rule, empty))
    return in_order((*empty.formula_findings, *unusable, *wrong))


def _wrong_verdicts(ready: ReadyRule, empty: Subject) -> Iterator[Finding]:
    cases = ready.rule.cases
    for wanted, group in ((True, cases.passes), (False, cases.fails)):
        for number, case in enumerate(group, start=1):
            if fault := _fault(ready, case, empty, passes=wanted):
                yield _finding(
                    ready, empty.pack, f"{'pass' if wanted else 'fail'} 的第 {number} 个用例{fault}"
                )


def _finding(ready: ReadyRule, pack: Pack, message: str) -> Finding:
    rule = ready.rule
    place = pack.origins.get(("rule", rule.code))
    return RULE_CASE_FAILS.at(
        *([place] if place else ()), message=f"规则 {rule.code} {rule.title}：{message}"
    )


def _fault(ready: ReadyRule, case: Mapping[str, Any], empty: Subject, *, passes: bool) -> str | None:
    try:
        outcomes = outcomes_of(ready, case, empty)
    except WrongCase as error:
        return str(error)
    unknown = [outcome for outcome in outcomes if isinstance(outcome, NotCheckable)]
    # A case that decides nothing proves nothing about the rule.
    if unknown or not outcomes:
        return f"无法核对：{unknown[0].why if unknown else '没有结果'}"
    fails = any(isinstance(outcome, Breach) for outcome in outcomes)
    if fails is passes:
        return "本应放过，却被查出" if passes else "本应查出，却被放过"
    return None


def outcomes_of(ready: ReadyRule, case: Mapping[str, Any], empty: Subject) -> tuple[Outcome, ...]:
    """Return what the rule says about a case; raise WrongCase when the case is no data of the pack.

    A case maps codes to figures as typed (`code@上年` for the year before), and ids of record sets to
    lists of rows. `empty` is a filing of the pack without anything.
    """
    filing = _filing(case, empty.pack)
    data = next(each for each in Subject(filing, empty.pack, empty).periods() if each.is_current)
    return tuple(ready.kind.run(data, ready.args))


def _filing(case: Mapping[str, Any], pack: Pack) -> Filing:
    config = FilingConfig(
        pack=pack.manifest.id,
        school=School(name="用例", level=pack.manifest.levels[0]),
        report=ReportYears(title_year=_YEAR + 1, data_year=_YEAR, issued=f"{_YEAR}-11"),
    )
    rows = {key: value for key, value in case.items() if key in pack.record_schemas}
    facts = Facts(_fact(key, value, pack) for key, value in case.items() if key not in rows)
    records = {key: _records(key, value, pack) for key, value in rows.items()}
    return Filing(Path(), config, facts, records)


def _fact(key: str, value: object, pack: Pack) -> Fact:
    code = key.removesuffix(_PREVIOUS)
    if code not in pack.indicators:
        raise WrongCase(f"里没有指标或明细表“{code}”")
    period = str(_YEAR - 1 if key.endswith(_PREVIOUS) else _YEAR)
    text = str(value).strip()
    # The marks of a filing: - was not collected, / does not apply.
    if text in ("-", "/"):
        state = State.MISSING if text == "-" else State.NOT_APPLICABLE
        return Fact(code, period, None, _ORIGIN, text=text, state=state)
    number = _number(text)
    # As typed: 32.0 has one decimal, 3E+2 none.
    decimals = max(0, -int(number.as_tuple().exponent))
    return Fact(code, period, number, _ORIGIN, decimals=decimals, text=text)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise WrongCase(f"的“{text}”不是数") from error
    if not number.is_finite():
        raise WrongCase(f"的“{text}”不是数")
    return number


def _records(record_set: str, rows: object, pack: Pack) -> RecordSet:
    schema = pack.record_schemas[record_set]
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) for row in rows):
        raise WrongCase(f"的 {record_set} 要写成各行的列表")
    typed = [{column: _value(value) for column, value in row.items()} for row in rows]
    return RecordSet(schema, tuple(Record(row, _ORIGIN) for row in typed))


def _value(value: object) -> RecordValue:
    # YAML reads `true` as a bool, which Python counts among the integers.
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number(str(value))
    return None if value is None else str(value)
