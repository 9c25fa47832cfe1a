"""Names in the chapters are written as the school and its lists write them."""

import re
from collections.abc import Iterator

from qreport.check.builtin.chapter_words import chapters
from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.near_names import near
from qreport.check.outcomes import Breach, Outcome
from qreport.problems.checking import NAME_WRITTEN_DIFFERENTLY

# 机电技术应用; not VR技术, whose Latin letters are no slip of a hanzi.
_HANZI = re.compile("[\u4e00-\u9fff]+")
# Of a shorter name one letter is so much of it that another word is likelier than a slip.
_SHORTEST = 5


@builtin(NAME_WRITTEN_DIFFERENTLY)
def names(data: CheckData) -> Iterator[Outcome]:
    """No name differs by one letter from that of the school or from one of a list of names."""
    known = _names(data) if data.is_current else ()
    for chapter in chapters(data):
        text = "\n".join(line.words for line in chapter)  # searched at once, since most names are nowhere
        for start, written, name in near(text, known):
            line = chapter[text.count("\n", 0, start)]
            yield Breach(f"“{written}”与名册里的“{name}”只差一个字", (line.at,), written, name)


def _names(data: CheckData) -> tuple[str, ...]:
    """Return the names of the school and of the columns of proper names; short ones are common words."""
    names = {data.filing.config.school.name: None}
    for records in data.filing.records.values():
        for column in records.schema.columns:
            if column.proper_names:
                values = (row.values.get(column.id) for row in records.rows)
                names |= {value: None for value in values if isinstance(value, str)}
    return tuple(name for name in names if len(name) >= _SHORTEST and _HANZI.fullmatch(name))
