"""Text that is safe for every later stage, and what had to be taken out of it."""

from qreport.load.files.lost import lost_at
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.reading import ILLEGAL_CHARACTER
from qreport.text.characters import illegal_characters, without_illegal


def cleaned(text: str, place: Location) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a cell with a visible mark for each illegal character, and what is wrong with it."""
    lost = lost_at(text, place)
    found = illegal_characters(text)
    if not found:
        return text, (lost,) if lost else ()
    more = f"，这样的字符共 {len(found)} 个" if len(found) > 1 else ""
    message = f"第 {found[0].column} 个字是不可见的{found[0].name}{more}"
    return without_illegal(text), (ILLEGAL_CHARACTER.at(place, message=message, found=found[0].name),)
