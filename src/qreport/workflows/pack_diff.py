"""From one pack to another: what `qreport pack diff` runs."""

from collections.abc import Sequence
from pathlib import Path

from qreport.comparing.pack_move import move
from qreport.comparing.packs import pack_changes
from qreport.errors import QreportError
from qreport.model.change import PackComparison
from qreport.model.finding import Finding
from qreport.model.pack import Pack
from qreport.workflows.opened import Loaded, open_filing, open_pack, open_reports


def pack_diff(
    old: str, new: str, filing: Path | None = None, pack_path: Sequence[Path] = ()
) -> PackComparison:
    """Compare two packs, and say what `filing` brings along from the first to the second.

    Raises QreportError when one of them is absent or has entries that cannot be used, or when there is no
    such filing.
    """
    before, now = _sound(old, pack_path), _sound(new, pack_path)
    if filing is None:
        return PackComparison(before.manifest, now.manifest, pack_changes(before, now))
    first, second = (
        open_reports(filing, (old, new), pack_path) if old != new else _twice(filing, old, pack_path)
    )
    _refuse_unreadable((*first.findings, *second.findings))
    changes = pack_changes(first.pack, second.pack)
    moved = move(first.pack, first.filing, second.pack, second.filing)
    return PackComparison(before.manifest, now.manifest, changes, moved)


def _twice(filing: Path, pack: str, pack_path: Sequence[Path]) -> tuple[Loaded, Loaded]:
    loaded = open_filing(filing, pack_path, pack)
    return loaded, loaded


def _sound(name: str, pack_path: Sequence[Path]) -> Pack:
    """Return a pack of which nothing was left out, since what was would seem gone."""
    pack, findings = open_pack(name, pack_path)
    _refuse_unreadable(findings)
    return pack


def _refuse_unreadable(findings: Sequence[Finding]) -> None:
    fault = next((finding for finding in findings if finding.blocks), None)
    if fault is not None:
        place = f"{fault.locations[0]}：" if fault.locations else ""
        raise QreportError(f"有读不了的内容，无法比较。{place}{fault.message}", fault.mend)
