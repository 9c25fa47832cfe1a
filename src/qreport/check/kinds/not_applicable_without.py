"""Where there is nothing to count, figures about it do not apply."""

from collections.abc import Iterator

from pydantic import Field

from qreport.check.args import Args, Quantity
from qreport.check.data import CheckData
from qreport.check.outcomes import Breach, Holds, NotCheckable, Outcome
from qreport.check.rules import rule_kind
from qreport.formula import Formula
from qreport.model.facts import State


class NotApplicableWithoutArgs(Args):
    """What is counted, and the indicators that ask about it."""

    subject: Quantity
    indicators: tuple[Quantity, ...] = Field(min_length=1)


@rule_kind("not_applicable_without", NotApplicableWithoutArgs, "没有对象的指标填不适用")
def not_applicable_without(data: CheckData, args: NotApplicableWithoutArgs) -> Iterator[Outcome]:
    """`subject` 为 0 或不适用时，`indicators` 各项应填 /（不适用），不填 0 或别的数。

    用于没有毕业生的学校：毕业去向各项不是 0，而是没有这回事。`subject` 有数而且不是 0 时都算对；
    没有填时不核对。
    """
    code = data.subject(args.subject) or ""
    fact = data.fact(code)
    if fact is None or fact.state is State.MISSING:
        yield NotCheckable(f"{data.name(code)}没有填")
    # Not `is not None`: 0 and / both mean that there is nobody to count.
    elif fact.value:
        yield Holds()
    else:
        for formula in args.indicators:
            yield _verdict(data, code, formula)


def _verdict(data: CheckData, subject: str, formula: Formula) -> Outcome:
    code = data.subject(formula) or ""
    fact, shown = data.fact(code), data.fact(subject)
    if fact is None or fact.state is not State.REPORTED:
        return Holds()
    text = shown.text if shown else ""
    return Breach(
        f"{data.name(subject)}填的是 {text}，{data.name(code)}却填了 {fact.text}",
        data.cells(code, subject),
        fact.text,
        "/（不适用）",
        code,
    )
