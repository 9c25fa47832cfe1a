"""`qreport init`: a new filing folder, empty for the departments to fill in, or a sample to learn from."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from qreport import load, output, resources
from qreport.errors import QreportError
from qreport.model.filing import INPUT_FOLDERS, NO_DEPARTMENT
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.model.records import RecordSchema
from qreport.notation.directives import FENCE, TO_WRITE

BOM = "\ufeff"  # so that Excel and WPS read a CSV file as UTF-8

_TO_WRITE = f"{FENCE} {TO_WRITE}"
"""Begins a line of a chapter that says what a school has to write there."""

CONFIG = """\
# 填报文件夹的总设置。改好后运行：qreport validate（核对），qreport build（生成报告）。
pack: {pack}
school:                # 填报单位：学校、企业或职教集团
  name: （单位全称）
  code:                # 学校标识码，企业写统一社会信用代码
  level: {level}     # secondary 中职，higher 高职专科，bachelor 职业本科，enterprise 企业，group 职教集团
  sponsor:             # 举办者
  nature:              # 公办、民办；企业写企业性质
  address:
report:
  title_year: {title_year}     # 标题中的年份
  data_year: {data_year}      # 数据的年份
  issued: {issue_year}-01      # 发布年月
output:
  directory: dist
  formats: [docx]
"""


def new_filing(pack: Pack, data_year: int) -> Mapping[PurePosixPath, bytes]:
    """Return the files of an empty filing for `pack`, by path relative to its folder.

    Every required indicator that is not computed has a row in the file of its department, in the annex
    layout with last year's and this year's column; every required record set a file with its headings;
    every chapter of which something is still to be written a copy to write in.
    """
    manifest, issue_year = pack.manifest, data_year + 1
    title_year = data_year if manifest.titled_by == "data" else issue_year
    config = CONFIG.format(
        pack=manifest.id,
        level=manifest.levels[0],
        data_year=data_year,
        title_year=title_year,
        issue_year=issue_year,
    )
    files = {PurePosixPath("qreport.yaml"): config.encode()}
    files |= _indicator_files(pack, data_year)
    for schema in pack.record_schemas.values():
        if schema.required:
            files[PurePosixPath("records", f"{schema.id}.csv")] = _csv([_headings(schema)])
    for chapter in pack.chapters.values():
        if _TO_WRITE in chapter.text:
            files[PurePosixPath("chapters", f"{chapter.id}.md")] = chapter.text.encode()
    return files


def sample_filing(example: Path) -> Mapping[PurePosixPath, bytes]:
    """Return the files of the example filing in the folder `example`, not the scripts beside them."""
    paths = sorted(path.relative_to(example) for path in example.rglob("*") if path.is_file())
    kept = [path for path in paths if path.parts[0] in INPUT_FOLDERS or path.suffix in (".yaml", ".md")]
    return {PurePosixPath(path.as_posix()): (example / path).read_bytes() for path in kept}


def _indicator_files(pack: Pack, data_year: int) -> dict[PurePosixPath, bytes]:
    heading = ["序号", "代码", "指标", "单位", f"{data_year - 1}年", f"{data_year}年", "备注"]
    departments: dict[str, list[Indicator]] = {}
    for indicator in pack.indicators.values():
        if indicator.required and not indicator.formula and not indicator.measure:
            departments.setdefault(indicator.department or NO_DEPARTMENT, []).append(indicator)
    return {
        PurePosixPath("indicators", f"{department}.csv"): _csv([heading, *_rows(indicators)])
        for department, indicators in departments.items()
    }


def _rows(indicators: Iterable[Indicator]) -> list[list[str]]:
    rows = []
    number = 0
    for indicator in indicators:
        number += not indicator.parent
        shown = "" if indicator.parent else str(number)
        rows.append([shown, indicator.code, indicator.name, indicator.unit, "", "", ""])
    return rows


def _headings(schema: RecordSchema) -> list[str]:
    return ["序号", *(column.name for column in schema.columns)]


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return (BOM + text.getvalue()).encode()


def init(folder: Path, pack: Pack, data_year: int, *, sample: bool) -> int:
    """Make a filing folder and return the number of its files; a folder with anything in it is refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QreportError(f"“{folder}”已经存在而且不是空文件夹", "换一个文件夹名，或先清空它。")
    files = (
        _sample_of(pack) if sample else new_filing(load.for_school(pack, pack.manifest.levels[0]), data_year)
    )
    output.write_all({folder / path: content for path, content in files.items()})
    return len(files)


def _sample_of(pack: Pack) -> Mapping[PurePosixPath, bytes]:
    name = pack.manifest.sample
    example = resources.example_folder() / name if name else None
    if example is None or not example.is_dir():
        raise QreportError(f"报告包 {pack.manifest.id} 没有示例", "去掉 --sample，新建一个空的填报文件夹。")
    return sample_filing(example)
