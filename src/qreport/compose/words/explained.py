"""The explanations of a filing as a list: why values changed, in the words of the school."""

from qreport.compose.values.composition import Composition
from qreport.model.document import Block, ListBlock, Paragraph, Run
from qreport.model.filing import EVERY, Explanation


def explanations(composition: Composition) -> tuple[Block, ...]:
    """Return a numbered list of the explanations that have a text, in their order; nothing without any.

    They are facts of the filing and no Markdown; who gave one is printed as it stands there.
    """
    told = tuple(_told(composition, each) for each in composition.filing.explanations if each.text.strip())
    items = tuple((Paragraph((Run(line),)),) for line in told)
    return (ListBlock(ordered=True, items=items),) if items else ()


def _told(composition: Composition, each: Explanation) -> str:
    indicator = composition.pack.indicators.get(each.indicator)
    parent = composition.pack.indicators.get(indicator.parent or "") if indicator else None
    own = "各项指标" if each.indicator == EVERY else indicator.name if indicator else each.indicator
    name = f"{parent.name}（{own}）" if parent else own
    period = composition.wording.period.format(period=each.period)
    by = f"（{each.by}）" if each.by else ""
    return f"{name}（{period}）：{each.text.strip().rstrip('。')}{by}。"
