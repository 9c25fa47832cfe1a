"""Findings for a person at a terminal, errors first, each level in the order of the files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from qreport.cli.printers import Outcome, of_many, printers
from qreport.model.finding import LEVEL_WORDS, Finding, Level
from qreport.model.location import Location
from qreport.problems.checking import NUMBER_OPEN
from qreport.sentences.readings import KIND_WORDS
from qreport.text.names import printable

LONGEST = 80
"""Letters of what was found that a line shows."""
MOST_OF_A_KIND = 20
"""Findings of one code in one file that are listed."""
MOST_PLACES = 20
"""Places of one finding that are listed."""
_TICKED = "已人工核对"


@printers.register("text")
def print_text(outcome: Outcome) -> str:
    """Return every finding with place, reason and mend, then the counts."""
    # Errors first; within a level in the order of the files.
    singly = told_singly(outcome.checked.findings, verbose=outcome.verbose)
    listed, left_out = capped(sorted(singly, key=_weight))
    lines = [*_told(listed), *left_out]
    for more in (list(levels_of(outcome)), list(unchecked_of(outcome)), list(inputs_of(outcome))):
        lines += ["", *more] if lines and more else more
    return "\n".join([*lines, *([""] if lines else []), summary(outcome)])


def told_singly(findings: Iterable[Finding], *, verbose: bool) -> list[Finding]:
    """Return the findings that are told one by one: open numbers, as hints, only when they were asked for."""
    return [each for each in findings if verbose or not _is_open_number(each)]


def _is_open_number(finding: Finding) -> bool:
    return finding.code == NUMBER_OPEN.code and finding.level is Level.INFO


def _told(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the lines of the findings; what is mended as the one above, in the same file, says so once."""
    above: tuple[str, ...] = ()
    for finding in findings:
        file = finding.locations[0].file if finding.locations else ""
        kind = (file, finding.code, finding.mend)
        *lines, mend = lines_of(finding)
        yield from lines
        if kind != above:
            yield mend
        above = kind


def _weight(finding: Finding) -> tuple[bool, int]:
    """Return what is least for what is to be mended first; what is settled comes last."""
    return finding.explained, list(LEVEL_WORDS).index(finding.level)


def capped(findings: Sequence[Finding]) -> tuple[Sequence[Finding], list[str]]:
    """Return the first findings of each kind in each file, and a line for each kind that has more of them."""
    numbers: Counter[tuple[str, str]] = Counter()
    listed = []
    for finding in findings:
        kind = (finding.locations[0].file if finding.locations else "", finding.code)
        numbers[kind] += 1
        if numbers[kind] <= MOST_OF_A_KIND:
            listed.append(finding)
    more = (
        f"{file}: {code} 还有 {number - MOST_OF_A_KIND} 个，没有逐个列出（--format json 列出全部）"
        for (file, code), number in numbers.items()
        if number > MOST_OF_A_KIND
    )
    return listed, [printable(line) for line in more]


def levels_of(outcome: Outcome) -> Iterator[str]:
    """Yield the levels that the filing has changed, each with its reason."""
    for change in outcome.checked.levels:
        words = f"{LEVEL_WORDS[change.before]}改为{LEVEL_WORDS[change.after]}"
        rule = f"{change.code} {change.title}".rstrip()
        yield printable(f"qreport.yaml 改了级别：{rule}，{words}，理由：{change.reason}")


def unchecked_of(outcome: Outcome) -> Iterator[str]:
    """Yield the comparisons that could not be made with what they lack, when they were asked for."""
    for each in outcome.checked.unchecked if outcome.verbose else ():
        title = f"{each.title}：" if each.title else ""
        yield printable(f"无法核对 {each.code}（{each.period}年）{title}{each.why}")


def inputs_of(outcome: Outcome) -> Iterator[str]:
    """Yield the files that were read, when they were asked for, and how much they held together."""
    inputs = outcome.checked.inputs if outcome.verbose else ()
    for each in inputs:
        yield printable(f"读入 {each.file}：{_amount(each.sheets, each.rows, each.cells)}")
    if inputs:
        whole = (sum(column) for column in zip(*((i.sheets, i.rows, i.cells) for i in inputs), strict=True))
        yield f"共读入 {len(inputs)} 个文件：{_amount(*whole)}"


def _amount(sheets: int, rows: int, cells: int) -> str:
    return f"{sheets} 张表，{rows} 行，{cells} 格"


@of_many.register("text")
def print_text_of_many(outcomes: Sequence[Outcome]) -> str:
    """Return the findings of every report below its filing, places with it; then how many filings fail."""
    told = [f"{_title(outcome)}\n{print_text(_placed(outcome))}\n" for outcome in outcomes]
    filings = {outcome.checked.folder for outcome in outcomes}
    # By filing: one whose two reports both fail is one that fails.
    failing = {each.checked.folder for each in outcomes if any(map(each.fails, each.checked.findings))}
    reports = f"、{len(outcomes)} 份报告" if len(outcomes) > len(filings) else ""
    return "\n".join([*told, f"共 {len(filings)} 个填报{reports}，{len(failing)} 个填报有须处理的问题。"])


def _title(outcome: Outcome) -> str:
    pack = f"（报告包 {outcome.checked.pack}）" if outcome.checked.pack else ""
    return f"== {printable(outcome.path_of('.'))}{pack} =="


def _placed(outcome: Outcome) -> Outcome:
    """Return `outcome` with the folder of the filing before every file."""

    def placed(finding: Finding) -> Finding:
        places = tuple(replace(place, file=outcome.path_of(place.file)) for place in finding.locations)
        return replace(finding, locations=places)

    checked = outcome.checked
    return replace(outcome, checked=replace(checked, findings=tuple(map(placed, checked.findings))))


def summary(outcome: Outcome) -> str:
    """Return how many findings there are, how many were left out, and how much was checked, in one line."""
    checked, number = outcome.checked, outcome.left_out
    findings = told_singly(checked.findings, verbose=False)
    listed = "" if (number or checked.repeated) and not findings else counts(findings)
    left_out = f"有 {number} 个问题按 --select、--ignore 没有列出。" if number else ""
    before = f"另有 {len(checked.repeated)} 个问题已列在前面的报告包下。" if checked.repeated else ""
    made = f"核对 {checked.checked} 项，{checked.not_checkable} 项因缺少数据无法核对。"
    return f"{listed}{left_out}{before}{made}{numbers_of(outcome)}"


def numbers_of(outcome: Outcome) -> str:
    """Return how the numbers of the text stand to the data; empty where no text was read."""
    numbers = outcome.checked.numbers
    told = {word: numbers.get(kind, 0) for kind, word in KIND_WORDS.items() if kind not in ("open", "free")}
    told |= {_TICKED: numbers.get("ticked", 0), KIND_WORDS["open"]: numbers.get("open", 0)}
    if not any(told.values()):
        return ""
    parts = "，".join(f"{word} {number}" for word, number in told.items() if number)
    how = "" if outcome.verbose or not numbers.get("open") else "（-v 逐条列出）"
    return f"正文 {sum(told.values())} 个数：{parts}{how}。"


def lines_of(finding: Finding) -> list[str]:
    """Return one finding as lines of text."""
    place = f"{finding.locations[0]}: " if finding.locations else ""
    head = f"{place}{level_word(finding)} {finding.code} {finding.message}"
    return [printable(head), *(f"    {line}" for line in details_of(finding))]


def told(finding: Finding) -> str:
    """Return the message and its details in lines, for a form that shows file and level by itself."""
    first = finding.locations[0] if finding.locations else None
    spot = (cell_of(first) if first.cell else first.paragraph) if first else None
    message = f"{spot}：{finding.message}" if spot else finding.message
    return "\n".join([printable(message), *details_of(finding)])


def cell_of(location: Location) -> str:
    """Return the cell with its sheet, as a spreadsheet program writes it: `质量数据表!D27`."""
    return f"{location.sheet}!{location.cell}" if location.sheet else str(location.cell)


def details_of(finding: Finding) -> list[str]:
    """Return the lines after the message: what was compared, the other places, the clause, how to mend it."""
    lines = [compared] if (compared := _compared(finding)) else []
    if others := finding.locations[1:]:
        more = f" 等 {len(others)} 处" if len(others) > MOST_PLACES else ""
        lines.append(f"相关 {'，'.join(map(str, others[:MOST_PLACES]))}{more}")
    lines += [f"依据 {finding.source}"] if finding.source else []
    return [printable(line) for line in (*lines, f"办法 {finding.mend}")]


def _compared(finding: Finding) -> str:
    """Return what was found and what was expected, as far as the finding says so."""
    # An empty text was found, too: a blank cell.
    found = [] if finding.found is None else [f"发现 {_cut(finding.found) or '（空）'}"]
    expected = [] if finding.expected is None else [f"应为 {finding.expected}"]
    return "，".join(found + expected)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def counts(findings: Sequence[Finding]) -> str:
    """Return how many findings of each level there are."""
    if not findings:
        return "没有发现问题。"
    words = [
        f"{number} 个{word}" for level, word in LEVEL_WORDS.items() if (number := _count(findings, level))
    ]
    return f"共 {'、'.join(words)}。" if words else "发现的问题都已说明。"


def level_word(finding: Finding) -> str:
    """Return the level for a person; a settled finding is no error any more."""
    return finding.level_word


def _count(findings: Iterable[Finding], level: Level) -> int:
    return sum(finding.level is level and not finding.explained for finding in findings)
