"""The formulas of a catalogue, with names and codes brought together."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from qreport.formula.error import FormulaError, visible
from qreport.formula.parse import CircleError, Formula, order, parse
from qreport.formula.tree import Name
from qreport.model.finding import Finding, Problem
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.problems.checking import FORMULA_UNUSABLE, FORMULAS_IN_A_CIRCLE
from qreport.text.names import did_you_mean, fold


class Names:
    """Every code, name and alias of a catalogue."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._codes: dict[str, set[str]] = {}
        self._known: list[str] = []
        for indicator in indicators:
            for name in (indicator.code, *indicator.names):
                self._codes.setdefault(fold(name), set()).add(indicator.code)
                self._known.append(name)

    def bind(self, formula: Formula) -> Formula:
        """Return `formula` with the code of each name.

        Raises FormulaError for a name that is not known, or that several indicators bear.
        """
        codes = {mention.name: self._code(mention, formula.source) for mention in formula.mentions}
        return Formula(formula.source, formula.tree, codes)

    def parse(self, source: str) -> Formula:
        """Return the formula of `source` with the code of each name; raise FormulaError."""
        return self.bind(parse(source))

    def _code(self, mention: Name, source: str) -> str:
        name = visible(mention.name)
        codes = self._codes.get(fold(mention.name), set())
        if len(codes) == 1:
            return next(iter(codes))
        if codes:
            what = f"“{name}”可以指 {'、'.join(sorted(codes))}"
            raise FormulaError(what, source, mention.start + 1, "改写指标代码。")
        what = f"没有指标“{name}”{did_you_mean(mention.name, self._known)}"
        # 甲且乙 without blanks is read as one word, and then is no known name.
        mend = "“且”“或”两边各空一格。" if set("且或") & set(mention.name) else "改写成已有指标的名称或代码。"
        raise FormulaError(what, source, mention.start + 1, mend)


@lru_cache(maxsize=8)
def bound(pack: Pack) -> tuple[Mapping[str, Formula], tuple[Finding, ...]]:
    """Return the usable formulas of the catalogue, each after those that it needs, and what is wrong.

    A formula that cannot be read, or that takes part in a circle, is left out and reported.
    """
    names = Names(pack.indicators.values())
    formulas: dict[str, Formula] = {}
    findings = []
    for code, indicator in pack.indicators.items():
        if indicator.formula is not None:
            try:
                formulas[code] = _quantity(names.parse(indicator.formula))
            except FormulaError as error:
                findings.append(_finding(FORMULA_UNUSABLE, code, pack, error))
    # A sorter finds one circle at a time, and another one may remain without it.
    while True:
        try:
            return {code: formulas[code] for code in order(formulas, _namer(pack))}, tuple(findings)
        except CircleError as error:
            findings.append(_finding(FORMULAS_IN_A_CIRCLE, error.codes[0], pack, error))
            formulas = {code: each for code, each in formulas.items() if code not in error.codes}


def _quantity(formula: Formula) -> Formula:
    if formula.is_condition:
        raise FormulaError("公式算出的是“是”或“否”，不是数", formula.source, 1, "写成算出一个数的公式。")
    return formula


def _finding(problem: Problem, code: str, pack: Pack, error: FormulaError) -> Finding:
    place = pack.origins.get(("indicator", code))
    return problem.at(
        *([place] if place else []),
        message=f"“{pack.indicators[code].name}”的公式：{error.in_one_line}",
        mend=error.mend,
        found=visible(error.source),
        indicator=code,
    )


def _namer(pack: Pack) -> Callable[[str], str]:
    return lambda code: pack.indicators[code].name
