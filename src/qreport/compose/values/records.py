"""`记录`: the rows of record sets.

The years that a table or chart of the pack asks for.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from qreport.compose.values.composition import Composition
from qreport.compose.values.template_values import Comparable, Inserted, TemplateValue, unknown
from qreport.compose.values.wording import AS_IT_IS, Form, number_text
from qreport.model.document import Run
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import Pack
from qreport.model.records import Column, Record, RecordSchema
from qreport.model.tables import PeriodRef
from qreport.problems.composing import UNKNOWN_NAME, VALUE_MISSING
from qreport.text.names import fold


class RecordSets(TemplateValue, Struct, frozen=True):
    """All record sets, by id or name."""

    composition: Composition
    word = "记录"

    def item(self, name: str, /) -> TemplateValue:
        """Return the rows of one; an unknown one is reported and has none."""
        schema = find_schema(self.composition.pack, name)
        if schema is None:
            self.composition.report(unknown_schema(self.composition, name, self.composition.at))
            return unknown(name)
        records = self.composition.filing.rows_of(schema.id)
        return Rows(self.composition, schema, records.rows if records else ())


class Rows(TemplateValue, Struct, frozen=True):
    """The rows of one record set, in the order of the file."""

    composition: Composition
    schema: RecordSchema
    rows: tuple[Record, ...]
    word = "明细表"

    @property
    def present(self) -> bool:
        """Whether there is a row."""
        return bool(self.rows)

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def members(self) -> Sequence[TemplateValue]:
        """Return the rows."""
        return [Row(self.composition, self.schema, row) for row in self.rows]

    def truth(self) -> bool:
        """Return whether there is a row."""
        return bool(self.rows)


class Row(TemplateValue, Struct, frozen=True):
    """One row."""

    composition: Composition
    schema: RecordSchema
    record: Record
    word = "一行记录"

    def item(self, name: str, /) -> TemplateValue:
        """Return a cell by id or heading of its column; an unknown one is reported."""
        column = find_column(self.schema, name)
        if column is None:
            self.composition.report(unknown_column(self.composition, self.schema, name, self.composition.at))
            return unknown(name)
        return Field(self.composition, column.name, self.record.values.get(column.id), column.unit)


class Field(TemplateValue, Struct, frozen=True):
    """A text or number of the input: a cell of a record, an entry of qreport.yaml. Never read as Markdown."""

    composition: Composition
    name: str
    value: str | Decimal | None
    unit: str | None = None
    form: Form = AS_IT_IS
    word = "这一项"

    @property
    def present(self) -> bool:
        """Whether it is filled in."""
        return self.value is not None and self.value != ""

    def printed(self) -> Inserted:
        """Return the text; the mark of the layout, and a finding, where there is none."""
        if self.value is None or self.value == "":
            message = f"“{self.name}”没有填写，印出的是缺数的记号"
            self.composition.report(VALUE_MISSING.at(self.composition.at, message=message))
            return Run(self.composition.wording.missing)
        if isinstance(self.value, Decimal):
            return Run(number_text(self.value, self.form, self.unit or ""))
        # Within a sentence a line break of the cell is a blank; tables keep it.
        return Run(" ".join(self.value.splitlines()))

    def comparable(self) -> Comparable:
        """Return the text or number."""
        return self.value

    def truth(self) -> bool:
        """Return whether it is filled in."""
        return self.present

    def formed(self, form: Form, /) -> TemplateValue:
        """Return a number in another form; a text has none."""
        if isinstance(self.value, str):
            return TemplateValue.formed(self, form)
        return replace(self, form=self.form.then(form))


def find_schema(pack: Pack, name: str) -> RecordSchema | None:
    """Return the record set with this id or name."""
    wanted = fold(name)
    return next(
        (each for each in pack.record_schemas.values() if wanted in {fold(each.id), fold(each.name)}), None
    )


def unknown_schema(composition: Composition, name: str, at: Location) -> Finding:
    """Return what is wrong with a record set that is not there."""
    known = [word for each in composition.pack.record_schemas.values() for word in (each.id, each.name)]
    return UNKNOWN_NAME.at(at, message=f"没有明细表“{name}”{composition.advice(name, known)}", found=name)


def find_column(schema: RecordSchema, name: str) -> Column | None:
    """Return the column with this id, heading or other heading."""
    wanted = fold(name)
    return next((each for each in schema.columns if wanted in map(fold, _names(each))), None)


def unknown_column(composition: Composition, schema: RecordSchema, name: str, at: Location) -> Finding:
    """Return what is wrong with a column that is not there."""
    known = [word for each in schema.columns for word in _names(each)]
    message = f"明细表“{schema.name}”没有“{name}”这一列{composition.advice(name, known)}"
    return UNKNOWN_NAME.at(at, message=message, found=name)


def _names(column: Column) -> tuple[str, ...]:
    return (column.id, column.name, *column.aliases)


# As many as the chart kinds `line` and `years` take.
MOST_YEARS = 30
"""No page shows more years."""


def years_of(composition: Composition, references: Iterable[PeriodRef], codes: Sequence[str]) -> list[str]:
    """Return the years in the order of `references`, each once.

    `first` is the first year in which one of the indicators `codes` has a value, and at the latest the year
    before that of the report; `all` is every calendar year from that one on, also where there is no value,
    the latest `MOST_YEARS` at most.
    """
    return list(dict.fromkeys(year for each in references for year in _years(composition, each, codes)))


def _years(composition: Composition, reference: PeriodRef, codes: Sequence[str]) -> Iterable[str]:
    current = composition.filing.current
    if reference not in ("first", "all"):
        return (composition.filing.period(reference),)
    first = _first(composition, codes)
    if reference == "first":
        return (first,)
    return map(str, range(max(int(first), int(current) + 1 - MOST_YEARS), int(current) + 1))


def _first(composition: Composition, codes: Sequence[str]) -> str:
    wanted = set(codes)
    known = (fact.period for fact in composition.facts if fact.indicator in wanted and fact.value is not None)
    return min((*known, composition.filing.previous))
