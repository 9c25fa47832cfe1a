"""Dates in the chapters are over when the report appears, and say their year."""

import re
from collections.abc import Iterator

from qreport.check.builtin.chapter_words import chapters
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.months import issued_month, month_text
from qreport.check.outcomes import Breach, Outcome
from qreport.notation.prose import Line
from qreport.problems.checking import DATE_AFTER_REPORT, DATE_WITHOUT_YEAR

# 2022年3月; not the 2022 of 12022年3月.
_MONTH = re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月")
_PLAN = re.compile("将|拟|预计|计划|规划|力争|争取|至|到|前|底|～|~|—")
"""Words of a sentence about what is still to come, or of a span."""
# 4月30日; not 2021年4月30日, nor 2021年 4月30日.
_YEARLESS = re.compile(r"(?<![\d年])(?<!年 )\d{1,2}月\d{1,2}日")
_SENTENCE = re.compile("[。；！？]")


@builtin(DATE_AFTER_REPORT)
def future(data: CheckData) -> Iterator[Outcome]:
    """A sentence that tells of no plan names no month after that of issue."""
    issued = issued_month(data.filing.config.report.issued)
    for chapter in chapters(data):
        for line in chapter:
            for sentence in _SENTENCE.split(line.words):
                yield from _later(line, sentence, issued)


def _later(line: Line, sentence: str, issued: tuple[int, int]) -> Iterator[Outcome]:
    for match in _MONTH.finditer(sentence):
        month = int(match[1]), int(match[2])
        # 2021年13月 is no date at all, so that it is not after anything.
        if month > issued and month[1] <= 12 and not _PLAN.search(sentence):
            message = f"“{match[0]}”晚于报告的发布月份 {month_text(issued)}"
            yield Breach(message, (line.at,), match[0], f"不晚于 {month_text(issued)}")


@builtin(DATE_WITHOUT_YEAR)
def yearless(data: CheckData) -> Iterator[Outcome]:
    """A legend that names a day names its year too; told once a chapter."""
    for chapter in chapters(data):
        found = [line for line in chapter if line.is_photo and _YEARLESS.search(line.words)]
        if found:
            shown = _YEARLESS.search(found[0].words)
            message = f"{len(found)} 处图注的日期没有写年份，如“{shown[0] if shown else ''}”"
            yield Breach(message, tuple(line.at for line in found))
