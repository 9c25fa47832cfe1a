"""Places that are still to be written."""

import re
from collections.abc import Iterator

from qreport.compose.language.texts import Texts
from qreport.compose.values.composition import Composition
from qreport.compose.values.place import Place
from qreport.model.document import Inlines, plain_text
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.notation import directives
from qreport.notation.directives import TO_WRITE
from qreport.problems.composing import STILL_TO_WRITE

# {% if 值.students > 0 %}, {%- for 行 in 记录 %}; {% endif %}, {%- endfor %}.
_BEGINS, _ENDS = re.compile(r"\{%-?\s*(?:if|for)\b"), re.compile(r"\{%-?\s*end(?:if|for)\b")


def still_to_write(composition: Composition, chapter: ChapterSource, words: Inlines, at: Location) -> Finding:
    """Return that the place `at` of `chapter`, about which `words` say what is wanted, is not written yet.

    A chapter that only the pack has is to be written in a file of the filing.
    """
    message = f"还没有写：{plain_text(words)}"
    if chapter.id in composition.filing.chapters:
        return STILL_TO_WRITE.at(at, message=message)
    file = f"chapters/{chapter.id}.md"
    mend = f"在填报的文件夹里新建 {file}，把这一章写在里面；也可以用 Word 写成 {chapter.id}.docx。"
    return STILL_TO_WRITE.at(Location(file), message=message, mend=mend)


def unwritten(composition: Composition) -> Iterator[Finding]:
    """Yield the prompts that a report of this filing shows whatever its data are.

    Those within a condition or loop, and those that show a value, are known only once it is composed.
    """
    texts = Texts(composition)
    for chapter in composition.chapters.values():
        place = Place.of(chapter)
        for line, content in _always_there(chapter):
            directive = directives.parse(content)
            if directive and directive.name == TO_WRITE and not directive.fault and "{" not in content:
                at = place.at(line)
                yield still_to_write(composition, chapter, texts.of_template(directive.rest, at), at)


def _always_there(chapter: ChapterSource) -> Iterator[tuple[int, str]]:
    """Yield the lines that stand in no condition and no loop, counted from 1."""
    depth = 0
    for line, content in enumerate(chapter.text.split("\n"), 1):
        if depth == 0:
            yield line, content
        depth += len(_BEGINS.findall(content)) - len(_ENDS.findall(content))
