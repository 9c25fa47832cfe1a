"""Small sides to compare."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from small import LAYOUT, manifest

from qreport.comparing.comparable import EditionData
from qreport.comparing.compare import compare
from qreport.model.change import Change, Edition
from qreport.model.facts import Bound, Derivation, Fact, Facts, State
from qreport.model.filing import Explanation
from qreport.model.indicator import Indicator
from qreport.model.location import Location
from qreport.model.pack import Pack


def indicator(code: str, unit: str = "人", **more: object) -> Indicator:
    return Indicator.model_validate({"code": code, "name": f"指标{code}", "unit": unit, **more})


def pack_of(*indicators: Indicator, name: str = "p", edition: str = "1") -> Pack:
    return Pack(
        manifest(id=name, edition=edition), LAYOUT, indicators={each.code: each for each in indicators}
    )


def fact(code: str, period: str, text: str, *, span: str | None = None, bound: Bound = Bound.EXACT) -> Fact:
    """Return the typed fact; `-` is missing, `/` not applicable, a number in `=` is computed."""
    place = Location("indicators/a.csv", line=2, column=4)
    if text in ("-", "/"):
        state = State.MISSING if text == "-" else State.NOT_APPLICABLE
        return Fact(code, period, None, place, text=text, state=state)
    if text.startswith("="):
        return Fact(code, period, Decimal(text[1:]), Derivation("b / c"))
    number = Decimal(text.removesuffix("余").removesuffix(":1"))
    return Fact(code, period, number, place, text=text, span=span, bound=bound)


def side(
    pack: Pack,
    facts: Sequence[Fact],
    period: str,
    filing: str = "甲",
    explanations: Sequence[Explanation] = (),
) -> EditionData:
    return EditionData(Edition(filing, period), Facts(facts), pack, tuple(explanations))


def years(
    pack: Pack, facts: Sequence[Fact], explanations: Sequence[Explanation] = ()
) -> Mapping[str, Change]:
    """Compare 2020 with 2021 of one filing; return the changes by code."""
    sides = [side(pack, facts, period, explanations=explanations) for period in ("2020", "2021")]
    return {change.indicator.code: change for change in compare(*sides).changes}


def one(old: str | None, new: str | None, unit: str = "人", **more: object) -> Change:
    """Compare two typed values of one indicator, in a filing that has another one too."""
    pack = pack_of(indicator("a", unit, **more), indicator("other"))
    given = [("a", "2020", old), ("a", "2021", new), ("other", "2020", "1"), ("other", "2021", "1")]
    return years(pack, [fact(code, year, text) for code, year, text in given if text is not None])["a"]
