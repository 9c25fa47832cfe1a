"""What a single rule says about small data, as letters: h holds, f fails, u cannot be checked."""

from collections.abc import Mapping, Sequence

from qreport.check.data import Subject
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.rules import ready_rules
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.records import RecordSet

from .samples import filing_of, indicator, pack_of, rule

INDICATORS = (
    *(indicator(code) for code in "abcd"),
    *(indicator(code, "%") for code in "pqr"),
    *(indicator(code, "万元") for code in "mn"),
    indicator("h", "学时"),
)


def outcomes(
    kind: str,
    args: Mapping[str, object],
    facts: Mapping[str, str] | Sequence[Fact] = (),
    sets: Mapping[str, RecordSet] | None = None,
    indicators: Sequence[Indicator] = INDICATORS,
) -> list[Outcome]:
    """Return what the rule says about the latest year."""
    pack = pack_of(indicators, [rule(kind, args)])
    subject = Subject(filing_of(facts, sets), pack)
    (ready,), unusable = ready_rules(pack, subject.names)
    assert unusable == ()
    return list(ready.kind.run(subject.periods()[0], ready.args))


def letters(said: Sequence[Outcome]) -> str:
    """Return one letter an outcome."""
    return "".join(
        "f" if isinstance(each, Breach) else "h" if isinstance(each, Holds) else "u" for each in said
    )


def breach(said: Sequence[Outcome]) -> Breach:
    """Return the only breach."""
    (one,) = [each for each in said if isinstance(each, Breach)]
    return one
