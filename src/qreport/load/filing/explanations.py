"""The file explanations.yaml of a filing: why a flagged value or change is right."""

from pathlib import Path

from pydantic import ValidationError

from qreport.load.files.listing import is_file, outside
from qreport.load.files.lost import lost_in_file
from qreport.load.grids.cell_faults import CellFault
from qreport.load.indicators.entries import year_in
from qreport.load.indicators.matching import Matcher
from qreport.load.yaml.layered import Steps, follow
from qreport.load.yaml.schema_errors import findings_of
from qreport.load.yaml.yaml_file import YamlDocument, read_yaml
from qreport.model.filing import EVERY, Explanation
from qreport.model.finding import Finding, Unreadable
from qreport.model.location import Location
from qreport.problems.reading import SCHEMA_MISMATCH, UNKNOWN_YEAR, UNWRITTEN_EXPLANATION

FILE = "explanations.yaml"


def load_explanations(root: Path, matcher: Matcher) -> tuple[tuple[Explanation, ...], tuple[Finding, ...]]:
    """Return the explanations of the filing in `root`, with codes for names, and what is wrong with them.

    Without a file there are none.
    """
    if not is_file(root / FILE):
        return (), ()
    if fault := outside(root, FILE, Location(FILE)):
        return (), (fault,)
    try:
        document = read_yaml(root / FILE, FILE)
    except Unreadable as unreadable:
        return (), (unreadable.finding,)
    findings: list[Finding] = []
    count = _count(document, findings)
    read = [
        _explanation(document, ("explanations", position), matcher, findings) for position in range(count)
    ]
    return tuple(each for each in read if each), (*findings, *lost_in_file(root / FILE, FILE))


def _count(document: YamlDocument, findings: list[Finding]) -> int:
    """Return the number of entries; 0, with a finding, for a file of another form."""
    match document.data:
        # An empty file, or only the word `explanations:`, is a form that nobody has needed yet.
        case None:
            return 0
        case {"explanations": list() | None as entries, **others} if not others:
            return len(entries or ())
    message = "文件应以“explanations:”一行开头，下面每条说明以“- ”开头"
    findings.append(SCHEMA_MISMATCH.at(Location(FILE, line=1), message=message))
    return 0


def _explanation(
    document: YamlDocument, entry: Steps, matcher: Matcher, findings: list[Finding]
) -> Explanation | None:
    try:
        explanation = Explanation.model_validate(follow(document.data, entry)[1])
    except ValidationError as error:
        findings += findings_of(error, document, entry, Explanation)
        return None
    try:
        code = EVERY if explanation.indicator == EVERY else matcher.named(explanation.indicator).code
        period = year_in(explanation.period)
    except CellFault as fault:
        place = document.location((*entry, "period" if fault.problem is UNKNOWN_YEAR else "indicator"))
        findings.append(fault.problem.at(place, message=fault.message, found=fault.found))
        return None
    if not explanation.text:
        message = f"“{explanation.indicator}”{period} 年的说明还没有写"
        findings.append(UNWRITTEN_EXPLANATION.at(document.location((*entry, "text")), message=message))
        return None
    return explanation.model_copy(update={"indicator": code, "period": period})
