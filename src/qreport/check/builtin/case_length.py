"""Cases are no longer than the notice allows."""

from collections.abc import Iterable, Iterator

from qreport.check.builtin_checks import builtin
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, Outcome
from qreport.notation.directives import VALUE
from qreport.notation.prose import Line, lines
from qreport.problems.checking import CASE_TOO_LONG
from qreport.text.regex import regex

# Blanks, the marks of headings, emphasis and quotations, and the place of a value; signs of the text count.
_NOT_COUNTED = regex(f"[\\s#*>{VALUE}]")


@builtin(CASE_TOO_LONG)
def case_length(data: CheckData) -> Iterator[Outcome]:
    """A chapter of kind `case`, and a case within a chapter, has at most as many letters as the pack says.

    Letters and signs of the text count; values, which are filled in later, and headings, captions and
    legends do not, so that a case told is too long in any way of counting.
    """
    limit = data.pack.manifest.case_limit
    if limit is None or not data.is_current:
        return
    for chapter in data.filing.chapters.values():
        for first, case in _cases(lines(chapter), whole=chapter.head.kind == "case"):
            yield _verdict(first, case, limit)


def _verdict(first: Line, case: Iterable[Line], limit: int) -> Outcome:
    length = sum(len(_NOT_COUNTED.sub("", line.words)) for line in case if _is_text(line))
    if length <= limit:
        return Holds()
    message = f"案例有 {length} 字，超过 {limit} 字，多 {length - limit} 字"
    return Breach(message, (first.at,), str(length), f"不超过 {limit} 字")


def _is_text(line: Line) -> bool:
    return not line.level and line.directive is None and not line.is_photo


def _cases(chapter: tuple[Line, ...], *, whole: bool) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    if whole and chapter:
        yield chapter[0], chapter
        return
    opened: list[int | None] = []
    for number, line in enumerate(chapter):
        words = line.directive
        if words is None:
            continue
        # A line ::: closes the container that was opened last, which may be the photos within a case.
        if words.startswith(("案例", "照片")):
            opened.append(number if words.startswith("案例") else None)
        elif not words and opened and (start := opened.pop()) is not None:
            yield chapter[start], chapter[start + 1 : number]
