"""Dates in the chapters are over when the report appears, and say their year."""

import re
from collections.abc import Iterator

from qreport.check.builtin.chapter_words import chapters
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.months import issued_month, month_text
from qreport.check.outcomes import Breach, Outcome
from qreport.notation.directives import VALUE
from qreport.notation.prose import Line
from qreport.problems.checking import (
    DATE_AFTER_REPORT,
    DATE_WITHOUT_YEAR,
    PERIOD_OF_LAST_REPORT,
    WHOLE_YEAR_NOT_OVER,
)
from qreport.text.regex import regex

# 2022年3月; not the 2022 of 12022年3月.
_MONTH = regex(r"(?<!\d)(20\d\d)年(\d{1,2})月")
_PLAN = regex("将|拟|预计|计划|规划|力争|争取|至|到|前|底|～|~|—")
"""Words of a sentence about what is still to come, or of a span."""
# 4月30日; not 2021年4月30日, nor 2021年 4月30日.
_YEARLESS = regex(r"(?<![\d年])(?<!年 )\d{1,2}月\d{1,2}日")
# 2021年全年, 2021全年, 今年全年, 本年度全年; 2021年1月至12月, 2021年1—12月.
_WHOLE_YEAR = regex(
    r"(?:(?<!\d)(20\d\d)年?|今年|本年度?)(?:度|的)?(?:全年|1月?(?:至|到|—|～|~|-)(?:(?:20\d\d)年)?12月)"
)
_HOPED = regex("将|拟|预计|计划|规划|力争|争取|目标|有望|安排|任务")
# 本年度（2020年9月至2021年8月）, 本学年，即2020—2021学年, 报告期为2020年9月1日至2021年8月31日,
# 本年度（2021年）; not 本年度为2020级学生.
_OWN_PERIOD = regex(
    r"(?:本年度?|本学年度?|今年|报告期|统计时段)[^。；]{0,4}?"
    r"(?:[（(为即是：:]\s?20\d\d[^。；）)]{0,16}?(?:至|到|—|–|-|～|~)[^。；）)]{0,4}?20\d\d(?:学年|年)?"
    r"|[（(]20\d\d年?(?:度|学年)?[）)])"
)
# 截至2021年8月31日, 截止到2021年8月, 截止2021.8.31.
_UNTIL = regex(r"截[至止]到?\s?(20\d\d)[年./-](\d{1,2})")
_NUMBER = regex(rf"[\d{VALUE}]")
_YEAR = regex(r"(?<!\d)20\d\d(?!\d)")
_LAST_MONTH = 12
# 截至2020年12月31日, 截至2020.12.31, 截至2020年12月底固定资产3亿元; not 截至2020年12月底，现有教师40人.
_LAST_DAY = ("月31日", ".31", "-31", "/31")
_ACCOUNTS = regex("资产|账|财务|经费|[预决]算|收入|支出|结余|万元|亿元")
_SENTENCE = regex("[。；！？]")


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


@builtin(WHOLE_YEAR_NOT_OVER)
def whole_year(data: CheckData) -> Iterator[Outcome]:
    """A sentence with a number that speaks of a whole year is issued in its last month or later."""
    report = data.filing.config.report
    issued = issued_month(report.issued)
    for line, sentence in _sentences(data):
        match = _WHOLE_YEAR.search(sentence)
        if match is None or _HOPED.search(sentence) or not _NUMBER.search(sentence[match.end() :]):
            continue
        year = int(match[1] or report.data_year)
        if (year, _LAST_MONTH) > issued:
            message = f"“{match[0]}”的数：报告 {month_text(issued)}发布，{year} 年还没有过完"
            yield Breach(message, (line.at,), match[0], f"到 {month_text(issued)}为止的数")


@builtin(PERIOD_OF_LAST_REPORT)
def stale(data: CheckData) -> Iterator[Outcome]:
    """What a chapter calls its own period ends in the year of the report, and so does 截至 with a month.

    A sentence that also names the year of the report compares both; the end of the year before is a date
    of accounts.
    """
    year = data.filing.config.report.data_year
    for line, sentence in _sentences(data):
        years = [int(each) for each in _YEAR.findall(sentence)]
        if not years or max(years) >= year:
            continue
        own, until = _OWN_PERIOD.search(sentence), _UNTIL.search(sentence)
        if own:
            yield _past(line, own[0].strip(), year)
        elif until and not _is_of_accounts(until, sentence, year):
            yield _past(line, until[0], year)


def _is_of_accounts(until: re.Match[str], sentence: str, year: int) -> bool:
    is_last = (int(until[1]), int(until[2])) == (year - 1, _LAST_MONTH)
    return is_last and (
        sentence[until.end() :].startswith(_LAST_DAY) or _ACCOUNTS.search(sentence) is not None
    )


def _past(line: Line, words: str, year: int) -> Breach:
    return Breach(f"“{words}”是以前的时段，报告的数据年份是 {year} 年", (line.at,), words, f"{year} 年")


def _sentences(data: CheckData) -> Iterator[tuple[Line, str]]:
    for chapter in chapters(data):
        for line in chapter:
            yield from ((line, sentence) for sentence in _SENTENCE.split(line.words))


@builtin(DATE_WITHOUT_YEAR)
def yearless(data: CheckData) -> Iterator[Outcome]:
    """A legend that names a day names its year too; told once a chapter."""
    for chapter in chapters(data):
        found = [line for line in chapter if line.is_photo and _YEARLESS.search(line.words)]
        if found:
            shown = _YEARLESS.search(found[0].words)
            message = f"{len(found)} 处图注的日期没有写年份，如“{shown[0] if shown else ''}”"
            yield Breach(message, tuple(line.at for line in found))
