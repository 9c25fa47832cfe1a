"""Percentages are not typed as fractions of 1."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.limits import is_usual
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.check.printed import number_text
from qreport.check.rows import cell, label
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.records import Column, Record, RecordSet
from qreport.model.units import PERCENT
from qreport.problems.checking import PERCENT_TYPED_AS_FRACTION

_FEWEST = 3
"""With fewer percentages in a file, small ones are likely to be true."""
_DIGITS = 4
"""A percentage below 1 has two or three decimals, as others do; one with four is sooner a fraction."""
_FAR = 10
_NEAR = Decimal("0.8")
"""One fraction among percentages is far below the least of them, and a hundred times it is near."""


@builtin(PERCENT_TYPED_AS_FRACTION)
def fractions(data: CheckData) -> Iterator[Outcome]:
    """The percentages of a file or column are not all at most 1, and none is the odd one that looks so.

    Zeros do not count. What lies outside of the range of the catalogue is told by the checks of ranges.
    """
    by_file: dict[str, list[tuple[Indicator, Fact, Location]]] = {}
    for indicator, fact in data.typed():
        if indicator.unit == PERCENT and fact.value and fact.location:
            by_file.setdefault(fact.location.file, []).append((indicator, fact, fact.location))
    for file, typed in by_file.items():
        whole = _verdict(file, typed) if len(typed) >= _FEWEST else Holds()
        yield whole
        if isinstance(whole, Holds):
            yield from _single(data, typed)
    if data.is_current:
        for records in data.filing.records.values():
            yield from _columns(records)


def _verdict(file: str, typed: Sequence[tuple[Indicator, Fact, Location]]) -> Outcome:
    if any(fact.value is not None and fact.value > 1 for _, fact, _ in typed):
        return Holds()
    texts = "、".join(fact.text for _, fact, _ in typed[:3])
    return Breach(
        f"{file} 里的 {len(typed)} 个百分比都不超过 1（{texts}等），好像是按小数填的",
        tuple(place for *_, place in typed),
        texts,
        "0 到 100 之间的数",
    )


def _single(data: CheckData, typed: Sequence[tuple[Indicator, Fact, Location]]) -> Iterator[Outcome]:
    for indicator, fact, place in typed:
        value = fact.value or Decimal(0)
        if 0 < value <= 1 and is_usual(value, indicator) and _looks_so(value, indicator):
            yield _asked(f"{data.name(indicator.code)}{fact.period} 年", fact.text, value, place)


def _looks_so(value: Decimal, indicator: Indicator) -> bool:
    least = indicator.standard.at_least if indicator.standard else None
    # Below the standard as it stands, and well above it as a fraction.
    return _has_many_digits(value) or (least is not None and value < least / _FAR and value * 100 >= least)


def _has_many_digits(value: Decimal) -> bool:
    return -int(value.as_tuple().exponent) >= _DIGITS


def _asked(name: str, text: str, value: Decimal, place: Location) -> Breach:
    meant = number_text(value * 100)
    return Breach(
        f"{name}填的是 {text}（即 {text}%），好像是按小数填的：是否为 {meant}%？",
        (place,),
        text,
        meant,
        mend=f"核对原始材料：是百分之 {meant} 的，改为 {meant}；确实不到 1% 的，可以保留。",
    )


def _columns(records: RecordSet) -> Iterator[Outcome]:
    for column in records.schema.columns:
        if column.unit == PERCENT:
            values = [
                (row, value)
                for row in records.rows
                if isinstance(value := row.values.get(column.id), Decimal) and value > 0
            ]
            yield from _column(records, column, values)


def _column(
    records: RecordSet, column: Column, values: Sequence[tuple[Record, Decimal]]
) -> Iterator[Outcome]:
    usual = [value for _, value in values if value > 1]
    if not usual and len(values) >= _FEWEST:
        texts = "、".join(number_text(value) for _, value in values[:3])
        yield Breach(
            f"{records.schema.name}的{column.name}一列都不超过 1（{texts}等），好像是按小数填的",
            tuple(cell(row, column.id) for row, _ in values),
            texts,
            "0 到 100 之间的数",
            record_set=records.schema.id,
        )
        return
    for row, value in values:
        if value <= 1 and (_has_many_digits(value) or _is_odd(value, usual)):
            name = f"{records.schema.name}“{label(records, row)}”的{column.name}"
            yield _asked(name, number_text(value), value, cell(row, column.id))
        else:
            yield Holds()


def _is_odd(value: Decimal, usual: Sequence[Decimal]) -> bool:
    """Whether a value is far below all others of its column, and a hundred times it lies among them."""
    if not usual or value * _FAR >= min(usual):
        return False
    return min(usual) * _NEAR <= value * 100 <= min(Decimal(100), max(usual) / _NEAR)
