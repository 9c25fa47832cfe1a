"""Comparing filings: what `qreport diff` runs, beside the stages of `api.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qreport import aggregate, api, compare
from qreport.errors import QreportError
from qreport.model.change import Comparison, Edition


@dataclass(frozen=True, slots=True)
class Compared:
    """What `diff` is asked to compare."""

    filing: Path
    """The only filing, or the older one."""
    newer: Path | None = None
    since: str | None = None
    """The earlier year; None: the year before, or with two filings the year of the older one's report."""
    until: str | None = None
    """The later year; None: that of the newer filing's report."""


def diff(asked: Compared, pack_path: Sequence[Path] = (), progress: api.Progress = api.silent) -> Comparison:
    """Compare two years of a filing, or two filings; raise QreportError when that makes no sense."""
    if asked.newer is not None and asked.newer.resolve() == asked.filing.resolve():
        raise QreportError(
            f"两个填报文件夹是同一个：{asked.filing}", "写两个不同的文件夹；同一文件夹的两年对比只写一个。"
        )
    progress("读取数据")
    older = _read(asked.filing, pack_path)
    newer = _read(asked.newer, pack_path) if asked.newer is not None else None
    progress("汇总计算")
    late = _side(newer or older, asked.until or (newer or older).filing.current)
    since = asked.since or (older.filing.current if newer else _year_before(late.edition.period))
    early = _side(older, since) if newer else _other_year(late, since)
    progress("对比数据")
    return compare.compare(early, late)


def _read(folder: Path, pack_path: Sequence[Path]) -> api.Loaded:
    """Read a filing; one of which a file cannot be read is refused, since its values would seem gone."""
    loaded = api.open_filing(folder, pack_path)
    blocking = next((finding for finding in loaded.findings if finding.blocks), None)
    if blocking is not None:
        place = f"{blocking.locations[0]}：" if blocking.locations else ""
        raise QreportError(f"{folder} 有读不了的文件。{place}{blocking.message}", blocking.mend)
    return loaded


def _side(loaded: api.Loaded, period: str) -> compare.Side:
    filing = loaded.filing
    derived, _ = aggregate.derive(filing, loaded.pack)
    edition = Edition(filing.root.as_posix(), period)
    return compare.Side(edition, filing.facts + derived, loaded.pack, filing.explanations)


def _other_year(side: compare.Side, period: str) -> compare.Side:
    return compare.Side(Edition(side.edition.filing, period), side.facts, side.pack, side.explanations)


def _year_before(period: str) -> str:
    return str(int(period) - 1) if period.isascii() and period.isdecimal() else ""
