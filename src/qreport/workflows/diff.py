"""`qreport diff`: two years of a filing, two filings, or a series of years; also as a paper."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qreport import brief, output
from qreport.aggregate.derive import derive
from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import compare
from qreport.comparing.definition import form_of
from qreport.comparing.series import series as series_of
from qreport.errors import QreportError
from qreport.model.change import Comparison, Edition
from qreport.model.document import Document
from qreport.model.filing import Letterhead
from qreport.model.series import SeriesOfYears
from qreport.workflows import files
from qreport.workflows.opened import Loaded, Progress, open_filing, silent

FORMS = ("explanations.yaml", "explanations.new.yaml")
"""Where missing explanations are written: the second is not read, but copied from, once it is filled in."""


class Compared(Struct, frozen=True):
    """What `diff` is asked to compare."""

    filing: Path
    """The only filing, or the older one."""
    newer: Path | None = None
    since: str | None = None
    """The earlier year; None: the year before, or with two filings the year of the older one's report."""
    until: str | None = None
    """The later year; None: that of the newer filing's report."""
    pack: str | None = None
    """The pack to read both filings with; None: the first of each."""


def diff(
    asked: Compared, pack_path: Sequence[Path] = (), progress: Progress = silent
) -> tuple[Comparison, Letterhead]:
    """Compare two years of a filing, or two filings; raise QreportError when that makes no sense.

    The letterhead, here and below, is that of the newer filing.
    """
    progress("读取数据")
    folders = [asked.filing, *([asked.newer] if asked.newer is not None else [])]
    older, *others = _read_all(folders, pack_path, asked.pack)
    newer = others[0] if others else None
    latest = newer or older
    progress("汇总计算")
    late = _side(latest, asked.until or latest.filing.current)
    since = asked.since or (older.filing.current if newer else _year_before(late.edition.period))
    early = _side(older, since) if newer else _other_year(late, since)
    progress("对比数据")
    return compare(early, late), Letterhead.of(latest.filing, latest.pack)


def series(
    folders: Sequence[Path],
    years: tuple[str | None, str | None] = (None, None),
    pack_path: Sequence[Path] = (),
    progress: Progress = silent,
    pack: str | None = None,
) -> tuple[SeriesOfYears, Letterhead]:
    """Return the series of one or more filings from the first to the last of `years` (None: all on file).

    All are read with `pack`; None: each with the first of its own.
    """
    progress("读取数据")
    read = sorted(_read_all(folders, pack_path, pack), key=lambda loaded: loaded.filing.current)
    progress("汇总计算")
    sides = [_side(loaded, loaded.filing.current) for loaded in read]
    progress("对比数据")
    return series_of(sides, *years), Letterhead.of(read[-1].filing, read[-1].pack)


def write_form(comparison: Comparison) -> Path | None:
    """Write the missing explanations of the newer filing as a form to fill in; None when none is missing.

    Where there is explanations.yaml already, the form becomes a file beside it; raises QreportError when
    that is there too, since what somebody wrote is never overwritten.
    """
    form = form_of(comparison.changes)
    if form is None:
        return None
    folder = Path(comparison.new.filing)
    target = next((folder / name for name in FORMS if not (folder / name).exists()), None)
    if target is None:
        first, second = FORMS
        raise QreportError(
            f"{folder / second} 已经在了，没有覆盖", f"先把其中填好的各条并入 {first}，删去它，再运行。"
        )
    output.write_all({target: form.encode()})
    return target


def _read_all(folders: Sequence[Path], pack_path: Sequence[Path], pack: str | None) -> list[Loaded]:
    read: dict[Path, Loaded] = {}
    for folder in folders:
        loaded = _read(folder, pack_path, pack)
        root = loaded.filing.root.resolve()
        if root in read:
            raise QreportError(
                f"两个填报文件夹是同一个：{folder}", "写不同的文件夹；同一文件夹的两年对比只写一个。"
            )
        read[root] = loaded
    return list(read.values())


def _read(folder: Path, pack_path: Sequence[Path], pack: str | None) -> Loaded:
    """Read a filing; one of which a file cannot be read is refused, since its values would seem gone."""
    loaded = open_filing(folder, pack_path, pack)
    blocking = next((finding for finding in loaded.findings if finding.blocks), None)
    if blocking is not None:
        place = f"{blocking.locations[0]}：" if blocking.locations else ""
        raise QreportError(f"{folder} 有读不了的文件。{place}{blocking.message}", blocking.mend)
    return loaded


def _side(loaded: Loaded, period: str) -> EditionData:
    filing = loaded.filing
    derived, _ = derive(filing, loaded.pack)
    edition = Edition(filing.root.as_posix(), period, filing.config.school.name)
    return EditionData(edition, filing.facts + derived, loaded.pack, filing.explanations, filing.records)


def _other_year(side: EditionData, period: str) -> EditionData:
    return replace(side, edition=replace(side.edition, period=period))


def _year_before(period: str) -> str:
    return str(int(period) - 1) if period.isascii() and period.isdecimal() else ""


def of_changes(comparison: Comparison, letterhead: Letterhead, form: str) -> bytes:
    """Return the brief of a comparison as `docx` or `pdf`; raise QreportError when that cannot be made."""
    return _published(brief.changes_document(comparison, letterhead), letterhead, form)


def of_series(course: SeriesOfYears, letterhead: Letterhead, form: str) -> bytes:
    """Return the brief of a series as `docx` or `pdf`; raise QreportError when that cannot be made."""
    return _published(brief.series_document(course, letterhead), letterhead, form)


def _published(document: Document, letterhead: Letterhead, form: str) -> bytes:
    layout = brief.brief_layout(letterhead.layout)
    pictures = files.pictures_of(document, layout)
    made = files.files_of(document, layout, pictures, (form,), quick=True)
    if made.failure:
        raise made.failure
    return made.contents[form]
