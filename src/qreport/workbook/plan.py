"""Which department fills in what.

Names of sheets that every spreadsheet program accepts.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from qreport.errors import QreportError
from qreport.model.filing import NO_DEPARTMENT, OTHER_RECORDS
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.model.records import RecordSchema
from qreport.text.names import did_you_mean, fold
from qreport.text.regex import regex


class Section(Struct, frozen=True):
    """What one department fills in."""

    department: str
    indicators: tuple[Indicator, ...]
    """Parts stand below what they are a part of."""
    record_sets: tuple[RecordSchema, ...]


def sections(pack: Pack, *, computed: bool = False) -> tuple[Section, ...]:
    """Return one section a department, in the order of the catalogue; those without department come last.

    What is `computed` is not filled in, and yet its department answers for it once it is printed.
    """
    indicators: dict[str, list[Indicator]] = {}
    for each in pack.indicators.values():
        if computed or not (each.formula or each.measure):
            indicators.setdefault(_department(each, pack.indicators), []).append(each)
    record_sets: dict[str, list[RecordSchema]] = {}
    for schema in pack.record_schemas.values():
        record_sets.setdefault(schema.department or OTHER_RECORDS, []).append(schema)
    names = dict.fromkeys((*indicators, *record_sets))
    last = [name for name in (NO_DEPARTMENT, OTHER_RECORDS) if name in names]
    return tuple(
        Section(name, tuple(_nested(indicators.get(name, ()))), tuple(record_sets.get(name, ())))
        for name in (*(name for name in names if name not in last), *last)
    )


def chosen(found: Sequence[Section], department: str | None) -> tuple[Section, ...]:
    """Return all sections, or the one of `department`; raise QreportError when there is none."""
    if department is None:
        return tuple(found)
    same = tuple(section for section in found if fold(section.department) == fold(department))
    if not same:
        names = [section.department for section in found]
        raise QreportError(
            f"没有部门“{department}”{did_you_mean(department, names)}", f"可用的部门：{'、'.join(names)}"
        )
    return same


def _department(indicator: Indicator, known: Mapping[str, Indicator]) -> str:
    """Return the department of `indicator`, or of what it is a part of."""
    seen = set()
    at: Indicator | None = indicator
    # `seen` ends a circle of parents, which a faulty pack may have.
    while at and not at.department and at.code not in seen:
        seen.add(at.code)
        at = known.get(at.parent or "")
    return (at.department if at else None) or NO_DEPARTMENT


def _nested(indicators: Sequence[Indicator]) -> Iterator[Indicator]:
    """Yield each indicator once, its parts right below it."""
    here = {each.code for each in indicators}
    for each in indicators:
        if each.parent not in here:
            yield from _with_parts(each, indicators)


def _with_parts(indicator: Indicator, indicators: Sequence[Indicator]) -> Iterator[Indicator]:
    yield indicator
    for each in indicators:
        if each.parent == indicator.code:
            yield from _with_parts(each, indicators)


# What Excel allows: 31 letters, none of []:*?/\, no quotation mark at either end, not `History`.
_LONGEST = 31
_ILLEGAL = regex(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"


class SheetNames:
    """Gives out names, each once; upper and lower case are the same."""

    def __init__(self) -> None:
        self._used = {_RESERVED}

    def take(self, wanted: str) -> str:
        """Return `wanted` as a name of a sheet, shortened or numbered where that is needed."""
        plain = _ILLEGAL.sub(" ", wanted).strip(" '") or "表"
        name, number = plain[:_LONGEST], 2
        while name.casefold() in self._used:
            ending = f"（{number}）"
            name, number = plain[: _LONGEST - len(ending)] + ending, number + 1
        self._used.add(name.casefold())
        return name
