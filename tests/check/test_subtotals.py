from decimal import Decimal

from qreport.model.records import Record, RecordSet, Subtotal

from .samples import found, records, run

ROWS = [("安全技术", Decimal(866)), ("继续教育", Decimal(16720)), ("残联", Decimal(21))]


def with_subtotal(claimed: str, count: int) -> dict[str, RecordSet]:
    (whole,) = records(ROWS, [claimed]).values()
    (row,) = whole.totals
    part = Subtotal(Record(row.values, row.origin, row.cells), whole.rows[:count])
    return {whole.schema.id: RecordSet(whole.schema, whole.rows, (), (part,))}


def test_a_subtotal_is_compared_with_its_own_rows() -> None:
    assert found(run([], sets=with_subtotal("17586", 2))) == []
    (finding,) = found(run([], sets=with_subtotal("17607", 2)))
    assert (finding.code, finding.found, finding.expected) == ("QR201", "17607", "17586")
    assert "小计填的是 17607，各行相加：866 + 16720 = 17586" in finding.message
    assert "合计" not in finding.message


def test_the_advice_speaks_of_the_subtotal() -> None:
    (finding,) = found(run([], sets=with_subtotal("866", 2)))
    assert "小计好像漏加了“继续教育”" in finding.mend


def test_a_subtotal_above_its_rows_cannot_be_compared() -> None:
    assert found(run([], sets=with_subtotal("866", 0))) == []
