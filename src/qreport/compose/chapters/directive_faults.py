"""What is wrong with a directive by itself; told alike before and after the values are filled in."""

from collections.abc import Mapping

from qreport.compose.values.composition import Composition
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.notation.directives import CHART, KEYS, NAMES, TABLE, Directive
from qreport.problems.composing import (
    DIRECTIVE_ARGUMENTS,
    UNCLOSED_DIRECTIVE,
    UNKNOWN_DIRECTIVE,
    UNKNOWN_TABLE,
)

_CONTAINERS = "、".join(KEYS)


def fault(directive: Directive, composition: Composition, at: Location, *, closed: bool) -> Finding | None:
    """Return the fault of `directive`, None when it can be carried out."""
    if not directive.name:
        message = f"这一行 ::: 前面没有要结束的{_CONTAINERS}"
        return UNCLOSED_DIRECTIVE.at(at, message=message, mend=f"删去这一行；只有{_CONTAINERS}用 ::: 结束。")
    if not directive.is_known:
        message = f"没有“::: {directive.name}”{composition.advice(directive.name, NAMES)}"
        return UNKNOWN_DIRECTIVE.at(at, message=message, found=directive.name)
    if directive.fault:
        return DIRECTIVE_ARGUMENTS.at(at, message=directive.fault)
    if directive.opens and not closed:
        return UNCLOSED_DIRECTIVE.at(at, message=f"“::: {directive.name}”没有结束")
    return unknown_id(directive, composition, at)


def unknown_id(directive: Directive, composition: Composition, at: Location) -> Finding | None:
    """Return the fault of an id that no table or chart of the pack has."""
    known: Mapping[str, object] = {TABLE: composition.pack.tables, CHART: composition.pack.charts}.get(
        directive.name, {}
    )
    if directive.name not in (TABLE, CHART) or directive.rest in known:
        return None
    other, entries = (
        (CHART, composition.pack.charts) if directive.name == TABLE else (TABLE, composition.pack.tables)
    )
    advice = composition.advice(directive.rest, known)
    if directive.rest in entries:
        advice = f"，它是{other}，应写成 ::: {other} {directive.rest}"
    message = f"报告包里没有{directive.name}“{directive.rest}”{advice}"
    return UNKNOWN_TABLE.at(at, message=message, found=directive.rest)
