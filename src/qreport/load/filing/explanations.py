"""The file explanations.yaml of a filing: why a flagged value or change is right."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from pydantic import ValidationError

from qreport.load.files.listing import is_file, outside
from qreport.load.files.source import lost_in_file
from qreport.load.grids.cell_faults import CellFault
from qreport.load.indicators.matching import Matcher
from qreport.load.indicators.values import year_in
from qreport.load.typed import NotANumber, parse_number
from qreport.load.yaml.layered import Steps, follow
from qreport.load.yaml.schema_errors import findings_of
from qreport.load.yaml.yaml_file import YamlDocument, read_yaml
from qreport.model.facts import Bound
from qreport.model.filing import EVERY, Explanation, TickedNumber
from qreport.model.filing import EXPLANATIONS as FILE
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.checking import UNWRITTEN_EXPLANATION
from qreport.problems.reading import SCHEMA_MISMATCH, UNKNOWN_YEAR
from qreport.text.periods import year_of

_EXPLANATIONS, _NUMBERS = _WORDS = ("explanations", "numbers")
"""Under these words stand the explanations of values, and the numbers of the text that were looked at."""


class Explained(Struct, frozen=True):
    """What explanations.yaml says."""

    explanations: tuple[Explanation, ...] = ()
    """With codes for names; one whose text is still empty is not among them."""
    ticked: tuple[TickedNumber, ...] = ()
    findings: tuple[Finding, ...] = ()


def load_explanations(root: Path, matcher: Matcher) -> Explained:
    """Return what explanations.yaml of the filing in `root` says; nothing where there is no such file."""
    if not is_file(root / FILE):
        return Explained()
    if fault := outside(root, FILE, Location(FILE)):
        return Explained(findings=(fault,))
    try:
        document = read_yaml(root / FILE, FILE)
    except Unreadable as unreadable:
        return Explained(findings=(unreadable.finding,))
    findings: list[Finding] = []
    counts = _counts(document, findings)
    ticked = [_ticked(document, (_NUMBERS, position), findings) for position in range(counts[_NUMBERS])]
    read = [
        _explanation(document, (_EXPLANATIONS, position), matcher, findings)
        for position in range(counts[_EXPLANATIONS])
    ]
    written = tuple(each for each in read if each and each.text)
    unwritten = [each for each in read if each and not each.text]
    found = (*findings, *_unwritten(unwritten, matcher), *lost_in_file(root / FILE, FILE))
    return Explained(written, tuple(filter(None, ticked)), found)


def _unwritten(empty: Sequence[Explanation], matcher: Matcher) -> Iterator[Finding]:
    """Yield one finding for a form that is still to be filled in: what it is to settle is told elsewhere."""
    if empty:
        first, more = empty[0], f"等 {len(empty)} 条" if len(empty) > 1 else ""
        places = [each.origin for each in empty if each.origin]
        name = first.indicator if first.indicator == EVERY else matcher.named(first.indicator).name
        message = f"“{name}”{first.period} 年{more}的说明还没有写"
        yield UNWRITTEN_EXPLANATION.at(*places, message=message)


def _counts(document: YamlDocument, findings: list[Finding]) -> Mapping[str, int]:
    """Return the number of entries under each word; none, with a finding, for a file of another form."""
    match document.data:
        # An empty file, or only the word `explanations:`, is a form that nobody has needed yet.
        case None:
            return dict.fromkeys(_WORDS, 0)
        case dict() as words if words.keys() <= set(_WORDS):
            lists = [words.get(word) or [] for word in _WORDS]
            if all(isinstance(entries, list) for entries in lists):
                return {word: len(entries) for word, entries in zip(_WORDS, lists, strict=True)}
    message = "文件应以“explanations:”或“numbers:”一行开头，下面每一条以“- ”开头"
    findings.append(SCHEMA_MISMATCH.at(Location(FILE, line=1), message=message))
    return dict.fromkeys(_WORDS, 0)


def _ticked(document: YamlDocument, entry: Steps, findings: list[Finding]) -> TickedNumber | None:
    try:
        ticked = TickedNumber.model_validate(follow(document.data, entry)[1])
    except ValidationError as error:
        findings += findings_of(error, document, entry, TickedNumber)
        return None
    return ticked.at(document.location((*entry, "text")))


def _explanation(
    document: YamlDocument, entry: Steps, matcher: Matcher, findings: list[Finding]
) -> Explanation | None:
    try:
        explanation = Explanation.model_validate(follow(document.data, entry)[1])
    except ValidationError as error:
        findings += findings_of(error, document, entry, Explanation)
        return None
    try:
        code = EVERY if explanation.indicator == EVERY else _named(explanation.indicator, matcher)
        period = year_in(explanation.period)
    except CellFault as fault:
        place = document.location((*entry, "period" if fault.problem is UNKNOWN_YEAR else "indicator"))
        findings.append(fault.problem.at(place, message=fault.message, found=fault.found))
        return None
    values = {year_of(year) or year: _plain(value) for year, value in explanation.values.items()}
    place = document.location((*entry, "text"))
    return explanation.at(place, indicator=code, period=period, values=values)


def _named(typed: str, matcher: Matcher) -> str:
    """Return the code of an indicator as tables name it too: `新增教学仪器设备值（万元）`."""
    return matcher.named(matcher.label(typed).name).code


def _plain(typed: str) -> str:
    """Return `1151` for `1,151人`, as values are compared; what is no exact number stays as typed."""
    try:
        number = parse_number(typed)
    except NotANumber:
        return typed
    return f"{number.value:f}" if number.value is not None and number.bound is Bound.EXACT else typed
