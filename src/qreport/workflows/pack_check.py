"""`qreport pack check`: what is wrong with a pack itself."""

from collections.abc import Sequence
from pathlib import Path

from qreport import check, compose, load
from qreport.aggregate.usable import check_measures
from qreport.model.finding import Finding, in_order
from qreport.render.charts.check import check_charts
from qreport.workflows.opened import search_path


def check_pack(folder: Path, pack_path: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """Return what is wrong with the pack in `folder` itself."""
    pack, findings = load.load_pack(str(folder), search_path(pack_path))
    empty = load.empty_filing(pack)
    inner = (
        *load.check_references(pack),
        *load.contradictions(pack),
        *load.unused(pack),
        *check.check_rules(pack),
        *check.check_words(pack),
        *check_measures(pack),
        *compose.proofread_pack(empty, pack),
    )
    return in_order((*findings, *inner, *compose.lint(empty, pack), *check_charts(pack)))
