"""Small packs and filings to check."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from small import LAYOUT, manifest

from qreport.check import Result, check
from qreport.model.facts import Bound, Fact, Facts, State
from qreport.model.filing import Explanation, Filing, FilingConfig, ReportYears, School
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import Pack, Rule
from qreport.model.records import Column, ColumnType, Record, RecordSchema, RecordSet, RecordValue

TRAINING = RecordSchema(
    id="training",
    name="社会培训",
    columns=(
        Column(id="client", name="合作单位"),
        Column(id="people", name="人次", type=ColumnType.COUNT, required=False),
    ),
    key=("client",),
    totals=("people",),
)
PART = TRAINING.model_copy(update={"id": "part", "name": "部分培训", "complete": False})


def indicator(code: str, unit: str = "人", **more: object) -> Indicator:
    return Indicator.model_validate({"code": code, "name": f"指标{code}", "unit": unit, **more})


def rule(kind: str, args: Mapping[str, object], **more: object) -> Rule:
    entry = {"code": "QR301", "name": "a-fault", "title": "有错", "why": "为何", "mend": "改正。"}
    return Rule.model_validate({**entry, "kind": kind, "args": args, **more})


def pack_of(indicators: Sequence[Indicator], rules: Sequence[Rule] = ()) -> Pack:
    return Pack(
        manifest(),
        LAYOUT,
        indicators={each.code: each for each in indicators},
        record_schemas={"training": TRAINING, "part": PART},
        rules={each.code: each for each in rules},
        origins={("rule", each.code): Location("rules/a.yaml", line=2) for each in rules},
    )


def typed(code: str, text: str, line: int, bound: Bound = Bound.EXACT) -> Fact:
    """Return the fact of `code@year` as a file would give it."""
    name, _, year = code.partition("@")
    place = Location("indicators/a.csv", line=line, column=4)
    if text in ("-", "/"):
        state = State.MISSING if text == "-" else State.NOT_APPLICABLE
        return Fact(name, year or "2021", None, place, text=text, state=state)
    number = text.removesuffix(":1")
    decimals = len(number.partition(".")[2])
    return Fact(name, year or "2021", Decimal(number), place, decimals=decimals, text=text, bound=bound)


def records(
    rows: Sequence[tuple[RecordValue, ...]], totals: Sequence[str] = (), schema: RecordSchema = TRAINING
) -> dict[str, RecordSet]:
    """Return the record set that begins in line 2 below its heading, the totals after the rows."""
    made = [_record(schema, row, line) for line, row in enumerate(rows, start=2)]
    claimed = [_record(schema, ("合计", Decimal(total)), len(rows) + 2) for total in totals]
    return {schema.id: RecordSet(schema, tuple(made), tuple(claimed))}


def _record(schema: RecordSchema, values: Sequence[RecordValue], line: int) -> Record:
    file = f"records/{schema.id}.csv"
    ids = [column.id for column in schema.columns]
    cells = {name: Location(file, line=line, column=number) for number, name in enumerate(ids, start=2)}
    return Record(dict(zip(ids, values, strict=True)), Location(file, line=line), cells)


def filing_of(
    facts: Mapping[str, str] | Sequence[Fact] = (),
    sets: Mapping[str, RecordSet] | None = None,
    explanations: Sequence[Explanation] = (),
) -> Filing:
    config = FilingConfig(
        pack="p",
        school=School(name="学校", level="secondary"),
        report=ReportYears(title_year=2022, data_year=2021, issued="2021-11"),
    )
    if isinstance(facts, Mapping):
        facts = [typed(code, text, line) for line, (code, text) in enumerate(facts.items(), start=2)]
    return Filing(Path(), config, Facts(facts), sets or {}, explanations=tuple(explanations))


def run(
    indicators: Sequence[Indicator],
    facts: Mapping[str, str] | Sequence[Fact] = (),
    sets: Mapping[str, RecordSet] | None = None,
    rules: Sequence[Rule] = (),
) -> Result:
    return check(filing_of(facts, sets), pack_of(indicators, rules))


def found(result: Result) -> list[Finding]:
    return list(result.findings)
