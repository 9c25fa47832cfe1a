"""The folder records/ of a filing: one file per detail table of the pack."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from qreport.load.files.listing import DataFile, Search, data_files
from qreport.load.grids.grid import READERS, Grid, read_grids
from qreport.load.grids.headings import unheaded
from qreport.load.grids.returned import ReturnedRecords, is_explanation
from qreport.load.records.record_headings import RecordHeading, blocks_of, find_heading, record_heading_faults
from qreport.load.records.record_rows import RecordRows
from qreport.load.records.row_sums import split
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.model.records import RecordSchema, RecordSet, RecordValue
from qreport.problems.reading import (
    DUPLICATE_FILE,
    MISSING_RECORDS,
    NO_HEADING,
    NO_ROWS,
    SHEET_SKIPPED,
    UNKNOWN_FILE,
)
from qreport.text.characters import shown
from qreport.text.names import did_you_mean, fold

FOLDER = "records"


class _Source(Struct, frozen=True):
    """A detail table from one place."""

    records: RecordSet
    place: Location


def load_records(
    root: Path, schemas: Mapping[str, RecordSchema], returned: ReturnedRecords
) -> tuple[dict[str, RecordSet], tuple[Finding, ...]]:
    """Return the detail tables of a filing by id, in the order of the pack, and what is wrong with them.

    A table without a file, or whose file cannot be read, is left out: that is not a table of no rows.
    A table may also stand on a sheet of a `returned` workbook; one without rows gives way to any other.
    """
    listed, findings = data_files(root, FOLDER, Search(tuple(READERS), deep=True))
    files = _by_schema(listed, schemas, findings)
    sheets, unknown = returned.by_schema(schemas)
    findings += unknown
    sets: dict[str, RecordSet] = {}
    empty: list[_Source] = []
    for name, schema in schemas.items():
        sources = [_from_file(files[name], schema, findings)] if name in files else []
        sources += [_from_grids(grids, schema, findings) for grids in sheets.get(name, {}).values()]
        found = _one_of([source for source in sources if source], findings)
        # A returned workbook has a sheet for every table, and a blank one of a table that may be absent says
        # nothing.
        if found and (found.records.rows or schema.required or name in files):
            sets[name] = found.records
        if found and not found.records.rows and name in sets:
            empty.append(found)
        if not sources and schema.required:
            message = f"缺少{_named(schema)}的文件 {FOLDER}/{name}.csv（或 .xlsx）"
            findings.append(MISSING_RECORDS.at(Location(FOLDER), message=message, record_set=name))
    return sets, (*findings, *_without_rows(empty, untouched=len(empty) == len(sets)))


def _by_schema(
    listed: Sequence[DataFile], schemas: Mapping[str, RecordSchema], findings: list[Finding]
) -> dict[str, DataFile]:
    files: dict[str, DataFile] = {}
    titles = _titles(schemas)
    for file in listed:
        place, typed = Location(file.name), file.path.stem
        stem = titles.get(fold(typed), typed)
        if stem not in schemas:
            message = f"报告包里没有明细表“{shown(stem)}”{did_you_mean(stem, schemas)}"
            findings.append(UNKNOWN_FILE.at(place, message=message, found=shown(stem)))
        elif stem in files:
            other = Location(files[stem].name)
            message = f"明细表“{stem}”有两个文件，只读了 {files[stem].path.name}"
            findings.append(DUPLICATE_FILE.at(place, other, message=message, record_set=stem))
        else:
            files[stem] = file
    return files


def _titles(schemas: Mapping[str, RecordSchema]) -> Mapping[str, str]:
    """Return the id of each table by its title, also `非学历培训项目明细表`; none that two tables share."""
    named = [(fold(schema.name), name) for name, schema in schemas.items()]
    count = Counter(title for title, _ in named)
    once = {title: name for title, name in named if count[title] == 1}
    return {f"{title}{more}": name for more in ("明细表", "表", "") for title, name in once.items()}


def _from_file(file: DataFile, schema: RecordSchema, findings: list[Finding]) -> _Source | None:
    try:
        grids, found = read_grids(file.path, file.name)
    except Unreadable as unreadable:
        findings.append(unreadable.finding)
        return None
    findings += found
    # With nothing but explanations in it the file is judged by them, or it would not be told of at all.
    source = _from_grids([grid for grid in grids if not is_explanation(grid)] or grids, schema, findings)
    return source and replace(source, place=Location(file.name))


def _from_grids(grids: Sequence[Grid], schema: RecordSchema, findings: list[Finding]) -> _Source | None:
    grids = [block for grid in grids for block in blocks_of(grid, schema)]
    headings = _without_summaries([(grid, find_heading(grid, schema)) for grid in grids], schema, findings)
    rows = RecordRows(schema)
    for grid, heading in headings:
        if heading:
            findings += record_heading_faults(heading, schema)
            below = range(heading.row + 1, len(grid.texts))
            findings += unheaded(grid, heading.cells, below, schema.id)
            rows.read(grid, heading)
    unread = [grid for grid, heading in headings if heading is None]
    findings += [_no_heading(grid, schema, alone=len(unread) == len(headings)) for grid in unread]
    findings += [*rows.findings, *rows.unanswered(), *rows.repeats()]
    if len(unread) == len(headings):
        return None
    place = Location(grids[0].file, grids[0].sheet)
    totals, subtotals = split(rows.sums, rows.rows)
    return _Source(
        RecordSet(schema, tuple(rows.rows), tuple(totals), tuple(subtotals), rows.converted), place
    )


_Headed = tuple[Grid, RecordHeading | None]


def _without_summaries(
    headings: Sequence[_Headed], schema: RecordSchema, findings: list[Finding]
) -> list[_Headed]:
    """Return the sheets but for those beside a whole list that lack its key and half of its columns.

    A sheet 汇总 counts the rows of the others once more; a list that lacks a column is read and told of.
    """
    if not any(heading and not _lacking(heading, schema) for _, heading in headings):
        return list(headings)
    kept: list[_Headed] = []
    for grid, heading in headings:
        if heading is None or not grid.sheet or not _is_other_table(heading, schema):
            kept.append((grid, heading))
            continue
        names = "、".join(f"“{name}”" for name in _lacking(heading, schema))
        message = f"工作表“{grid.sheet}”没有{names}，像是汇总，不是明细，没有读入"
        findings.append(
            SHEET_SKIPPED.at(Location(grid.file, grid.sheet), message=message, record_set=schema.id)
        )
    return kept


def _lacking(heading: RecordHeading, schema: RecordSchema) -> list[str]:
    return [each.name for each in schema.columns if each.required and each.id not in heading.columns]


def _is_other_table(heading: RecordHeading, schema: RecordSchema) -> bool:
    required = sum(each.required for each in schema.columns)
    named = [each for each in schema.key if each in heading.columns]
    return not named and len(_lacking(heading, schema)) * 2 >= required > 1


def _one_of(sources: Sequence[_Source], findings: list[Finding]) -> _Source | None:
    """Return the first source with rows; another with other rows is a finding."""
    filled = [source for source in sources if source.records.rows]
    if not filled:
        return sources[0] if sources else None
    first = filled[0]
    for other in filled[1:]:
        if _values(other) != _values(first):
            schema = first.records.schema
            message = f"明细表“{schema.name}”在两处填写，内容不同，只读了 {first.place}"
            findings.append(
                DUPLICATE_FILE.at(other.place, first.place, message=message, record_set=schema.id)
            )
    return first


def _values(source: _Source) -> list[Mapping[str, RecordValue]]:
    return [row.values for row in source.records.rows]


def _named(schema: RecordSchema) -> str:
    owner = f"{schema.department}的" if schema.department else ""
    return f"{owner}明细表“{schema.name}”"


def _without_rows(empty: Sequence[_Source], *, untouched: bool) -> Iterator[Finding]:
    """Yield a finding for each table without rows; one for all of them where nobody has begun any table."""
    if untouched and len(empty) > 1:
        owners = Counter(source.records.schema.department or "其他" for source in empty)
        by = "，".join(f"{name} {count} 张" for name, count in owners.items())
        message = f"{len(empty)} 张明细表都只有表头，一行数据也没有：{by}"
        yield NO_ROWS.at(*(source.place for source in empty), message=message)
        return
    for source in empty:
        schema = source.records.schema
        message = f"{_named(schema)}只有表头，一行数据也没有"
        yield NO_ROWS.at(source.place, message=message, record_set=schema.id)


def _no_heading(grid: Grid, schema: RecordSchema, *, alone: bool) -> Finding:
    place = Location(grid.file, grid.sheet)
    expected = "、".join(column.name for column in schema.columns)
    if alone:
        message = f"找不到表头，明细表“{schema.name}”没有读入"
        return NO_HEADING.at(place, message=message, expected=expected, record_set=schema.id)
    message = f"工作表“{grid.sheet}”没有表头，没有读入"
    return SHEET_SKIPPED.at(place, message=message, expected=expected, record_set=schema.id)
