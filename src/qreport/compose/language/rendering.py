"""A chapter with its values: the one door between a text of a pack or filing and Jinja."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qreport.compose.language import filters
from qreport.compose.language.operations import HOLE, LEFT_OUT, OPERATIONS, OTHERWISE, Operand, thing
from qreport.compose.language.output import MOST_CHARACTERS, Output, Rendered, TooLong
from qreport.compose.language.template import BEYOND, Program, clean, read
from qreport.compose.language.translation import DO, EACH, WRITE, run
from qreport.compose.values.composition import Composition
from qreport.compose.values.entries import Entries, References
from qreport.compose.values.figures import Values
from qreport.compose.values.records import RecordSets
from qreport.compose.values.template_values import Misuse, Place, TemplateValue
from qreport.problems.composing import TOO_MUCH

MOST_STEPS = 1_000_000
"""Of the loops of one chapter: some 50,000 rows, a second or two."""
MOST_FINDINGS = 500
"""Of one chapter; nobody reads more."""


def render(text: str, place: Place, composition: Composition) -> Rendered | None:
    """Return `text` with its values, or None when it cannot be had; what is wrong goes to `composition`.

    A text with faults is run too, so that what is wrong with its values is found at the same time.
    """
    template = read(text, place)
    composition.findings.extend(template.faults)
    composition.place, composition.line = place, 1
    work = _Run(template.program, composition)
    try:
        work.all()
    except TooLong:
        message = f"这一章的文字超过 {MOST_CHARACTERS // 10000} 万字"
    except _TooMuch as reason:
        message = str(reason)
    else:
        return None if template.faults else work.output.finish()
    composition.report(TOO_MUCH.at(composition.at, message=message))
    return None


def roots(composition: Composition) -> Mapping[str, TemplateValue]:
    """Return what a chapter may name."""
    filing = composition.filing
    return {
        "值": Values(composition, filing.current),
        "上年": Values(composition, filing.previous),
        "学校": Entries(composition, "学校", filing.config.school),
        "单位": Entries(composition, "单位", filing.config.school),
        "报告": Entries(composition, "报告", filing.config.report),
        "记录": RecordSets(composition),
        "见": References(composition),
    }


class _TooMuch(Exception):  # noqa: N818 -- it names what was found
    """The chapter asks for more than it may."""


class _Run:
    """One run of one text: its operations, what they write, and how much they may do.

    Loops count as many steps a turn as they have nodes, filters as many as their value has members; what
    stands in no loop is limited by the size of the text. So the same text always stops at the same place.
    """

    def __init__(self, program: Program, composition: Composition) -> None:
        self.output = Output(program.source)
        self._program, self._scene = program, composition
        self._roots = roots(composition)
        self._steps = 0
        self._most_findings = len(composition.findings) + MOST_FINDINGS
        self._operations = {**OPERATIONS, "apply": self._apply, "show": self._show}

    def all(self) -> None:
        """Write the whole text; raise TooLong or _TooMuch."""
        if self._program.straight:
            self._write((0, len(self._program.pieces)))
        elif self._program.code is None:
            raise _TooMuch(BEYOND.message)
        else:
            run(self._program.code, {DO: self._do, EACH: self._each, WRITE: self._write}, self._roots)

    def _do(self, operand: Operand, steps: Sequence[tuple[Any, ...]], *operands: Operand) -> Operand:
        """Do `steps` one after the other; what is known only now belongs to the last."""
        *earlier, last = steps
        for step in earlier:
            operand = self._step(operand, *step)
        return self._step(operand, *last, *operands)

    def _step(self, operand: Operand, name: str, line: int, *more: Any) -> Operand:
        """Do one operation at its line; where it makes no sense that is told, and the value is left out.

        With what was left out nothing is done, so that one cause is told once.
        """
        self._scene.line = line
        if len(self._scene.findings) > self._most_findings:
            raise _TooMuch(f"这一章的问题超过 {MOST_FINDINGS} 处，先改正已列出的")
        value = thing(operand)
        if not any(each is LEFT_OUT or each is HOLE for each in (value, *more)):
            try:
                return self._operations[name](value, *more)
            except Misuse as misuse:
                self._scene.report(misuse.at(self._scene.at))
        return OTHERWISE.get(name, LEFT_OUT)

    def _charge(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise _TooMuch(f"这一章要做的步骤超过 {MOST_STEPS // 10000} 万步")

    def _write(self, numbers: tuple[int, int]) -> None:
        """Write the pieces from the first number to the one before the second."""
        for piece in self._program.pieces[slice(*numbers)]:
            if piece.steps:
                self._do(self._roots[piece.text], piece.steps)
            else:
                self.output.write(piece.text, piece.line)

    def _show(self, value: TemplateValue, line: int) -> None:
        shown = value.printed()
        if not isinstance(shown, str):
            self.output.insert(shown, line)
        else:
            self.output.write(clean(shown), line)

    def _each(self, operand: Operand, limits: tuple[int, int]) -> Iterator[Operand]:
        """Yield the members; `limits`: the line, and how many steps each of them costs."""
        line, steps = limits
        for member in thing(self._step(operand, "members", line)).members():
            self._charge(steps)
            yield member

    def _apply(self, value: TemplateValue, name: str, *arguments: Operand) -> Operand:
        self._charge(value.size)
        return filters.apply(name, value, [thing(each) for each in arguments])
