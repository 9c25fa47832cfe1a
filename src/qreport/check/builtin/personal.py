"""Nothing that belongs to a person goes into the report."""

from collections.abc import Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Outcome
from qreport.check.personal import SECRET, Personal, may_be_personal, personal_in
from qreport.check.rows import cell
from qreport.model.filing import Filing
from qreport.model.location import Location
from qreport.model.records import RecordSet
from qreport.notation.prose import lines
from qreport.problems.checking import CONTACT_IN_REPORT, PERSONAL_NUMBER_IN_REPORT


@builtin(PERSONAL_NUMBER_IN_REPORT)
def numbers(data: CheckData) -> Iterator[Outcome]:
    """No number of an identity, pupil or bank card stands in what is published; they are shown masked."""
    found = data.once(_personal) if data.is_current else ()
    yield from (_breach(at, each) for at, each in found if each.sort in SECRET)


@builtin(CONTACT_IN_REPORT)
def contacts(data: CheckData) -> Iterator[Outcome]:
    """Mobile numbers, accounts and addresses of e-mail are told: most are those of a person."""
    found = data.once(_personal) if data.is_current else ()
    yield from (_breach(at, each) for at, each in found if each.sort not in SECRET)


def _breach(at: Location, each: Personal) -> Breach:
    return Breach(f"有{each.sort} {each.masked}", (at,), each.masked, f"不公开{each.sort}")


def _personal(filing: Filing) -> tuple[tuple[Location, Personal], ...]:
    return tuple((at, each) for at, text in _texts(filing) for each in personal_in(text))


def _texts(filing: Filing) -> Iterator[tuple[Location, str]]:
    """Yield every text that a reader of the report may see."""
    for records in filing.records.values():
        for column in records.schema.columns:
            yield from _in_column(records, column.id)
    yield from _own_words(filing)


def _in_column(records: RecordSet, column: str) -> Iterator[tuple[Location, str]]:
    texts = [str(row.values.get(column)) for row in records.rows]
    # One look at a whole column: a detail table of thousands of rows has hardly ever such a number.
    if may_be_personal("\n".join(texts)):
        yield from ((cell(row, column), text) for row, text in zip(records.rows, texts, strict=True))


def _own_words(filing: Filing) -> Iterator[tuple[Location, str]]:
    for chapter in filing.chapters.values():
        yield from ((line.at, line.words) for line in lines(chapter))
    for fact in filing.facts:
        if fact.note and fact.location:
            yield fact.location, fact.note
    for explanation in filing.explanations:
        yield Location("explanations.yaml"), f"{explanation.text} {explanation.by or ''}"
    for name, value in filing.config.school:
        # The code of a school is an official number, however long, and no person's.
        if isinstance(value, str) and name != "code":
            yield Location("qreport.yaml"), value
