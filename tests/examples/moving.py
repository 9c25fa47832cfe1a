"""The values of a filing moved: up, down, to what they were a year ago, each against each, rows exchanged."""

from collections.abc import Callable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec.structs import replace

from qreport.model.facts import Bound, Fact, Facts
from qreport.model.filing import Filing
from qreport.model.records import Record, RecordSet

UP, DOWN = Decimal("1.3"), Decimal("0.7")
Move = Callable[[Decimal, int], Decimal]
"""A value, and the number of its indicator or row, to its new value."""


def scaled(value: Decimal, factor: Decimal) -> Decimal:
    """Return the value times `factor` with as many decimals, and surely another one, but never below 0."""
    step = Decimal(1).scaleb(-len(f"{value:f}".partition(".")[2]))
    moved = (value * factor).quantize(step, ROUND_CEILING if factor > 1 else ROUND_FLOOR)
    return moved if moved != value or not value else value + step


def up(value: Decimal, _number: int) -> Decimal:
    """Everything rises."""
    return scaled(value, UP) or Decimal(1)


def down(value: Decimal, _number: int) -> Decimal:
    """Everything falls; small numbers to 0."""
    return scaled(value, DOWN)


def still(value: Decimal, _number: int) -> Decimal:
    """Nothing moves."""
    return value


def parted(bit: int, *, flipped: bool) -> Move:
    """Those whose number has the bit rise, the others fall: over all bits each two part once."""

    def move(value: Decimal, number: int) -> Decimal:
        return up(value, number) if bool(number >> bit & 1) is not flipped else down(value, number)

    return move


def moved(filing: Filing, move: Move, exchange: int = 0, *, as_last_year: bool = False) -> Filing:
    """Return the filing with the values of its year moved, and the numbers of its rows `exchange` rows on."""
    codes = {fact.indicator: None for fact in filing.facts}
    numbers = {code: number for number, code in enumerate(codes)}
    before = {(fact.indicator, fact.group): fact for fact in filing.facts if fact.period == filing.previous}

    def of(fact: Fact) -> Fact:
        if fact.period != filing.current or fact.value is None:
            return fact
        if as_last_year and (old := before.get((fact.indicator, fact.group))):
            return replace(old, period=fact.period)
        value = move(fact.value, numbers[fact.indicator])
        text = f"{value}余" if fact.bound is not Bound.EXACT else str(value)
        return replace(fact, value=value, text=text)

    records = {name: _exchanged(each, move, exchange) for name, each in filing.records.items()}
    return replace(filing, facts=Facts(map(of, filing.facts)), records=records)


def _exchanged(records: RecordSet, move: Move, by: int) -> RecordSet:
    columns = {column.id for column in records.schema.columns if column.type in ("count", "number")}
    rows = records.rows
    cells = [{code: row.values.get(code) for code in columns} for row in rows]
    turned = cells[by % len(rows) :] + cells[: by % len(rows)] if rows else []
    made = (_with(row, new, move, number) for number, (row, new) in enumerate(zip(rows, turned, strict=True)))
    return replace(records, rows=tuple(made))


def _with(row: Record, cells: dict[str, str | Decimal | None], move: Move, number: int) -> Record:
    new = {code: move(each, number) if isinstance(each, Decimal) else each for code, each in cells.items()}
    return replace(row, values={**row.values, **new})


def batches(filing: Filing) -> Iterator[tuple[str, Filing]]:
    """Yield the filing under each move, with the move's name."""
    yield "up", moved(filing, up)
    yield "down", moved(filing, down)
    yield "still", moved(filing, still, as_last_year=True)
    yield "nothing left", moved(filing, lambda value, _number: value * 0)
    yield "all alike", moved(filing, lambda value, _number: Decimal(5) if value else value)
    for bit in range(8):
        yield f"bit {bit}", moved(filing, parted(bit, flipped=False), 2 * bit + 1)
        yield f"bit {bit} flipped", moved(filing, parted(bit, flipped=True), 2 * bit + 2)
