"""The 合计 of a record set is the sum of its rows, a 小计 of those since the last one."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.gaps import Gap, explain
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.printed import gap_text, number_text, sum_text
from qreport.check.rows import cell, sums, total
from qreport.model.records import Record, RecordSet, Subtotal
from qreport.problems.checking import TOTAL_DIFFERS_FROM_ROWS


@builtin(TOTAL_DIFFERS_FROM_ROWS)
def totals(data: CheckData) -> Iterator[Outcome]:
    """Each total that a file claims is the sum of the rows; a row without a number makes it not checkable."""
    if not data.is_current:
        return
    for records in data.filing.records.values():
        for claimed in records.totals:
            for column in records.schema.totals:
                yield _verdict(records, claimed, column)
        for part in records.subtotals:
            for column in records.schema.totals:
                yield _part(records, part, column)


def _part(records: RecordSet, part: Subtotal, column: str) -> Outcome:
    """Return the verdict on a 小计, in words that speak of one."""
    if not part.rows:
        return NotCheckable(f"{records.schema.name}的小计上面没有它的行")
    # A 小计 is the 合计 of its own rows, so that both are compared and explained alike.
    outcome = _verdict(replace(records, rows=part.rows), part.claimed, column)
    if not isinstance(outcome, Breach):
        return outcome
    mend = outcome.mend.replace("合计", "小计") if outcome.mend else None
    return replace(outcome, message=outcome.message.replace("合计", "小计"), mend=mend)


def _verdict(records: RecordSet, claimed: Record, column: str) -> Outcome:
    found, expected = claimed.values.get(column), total(records.rows, column)
    if not isinstance(found, Decimal) or expected is None:
        return NotCheckable(f"{records.schema.name}的合计或某一行没有数")
    claims, possible = sums((claimed,), column), sums(records.rows, column)
    if claims and possible and claims.meets(possible):
        return Holds()
    return _breach(records, claimed, column, explain(records, column, found, expected))


def _breach(records: RecordSet, claimed: Record, column: str, gap: Gap) -> Breach:
    heading = records.schema.column(column)
    terms = [value for row in records.rows if isinstance(value := row.values.get(column), Decimal)]
    return Breach(
        f"{records.schema.name}的{heading.name if heading else column}合计填的是 {number_text(gap.found)}，"
        f"各行相加：{sum_text(terms, gap.expected)}，{gap_text(gap.found, gap.expected)}{gap.reason}",
        (cell(claimed, column), *(cell(row, column) for row in gap.rows)),
        number_text(gap.found),
        number_text(gap.expected),
        record_set=records.schema.id,
        mend=gap.mend,
    )
