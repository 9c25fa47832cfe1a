"""What is compared with what: by code, and across editions of a pack by the past of the indicators."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qreport.comparing.arithmetic import can_be_added
from qreport.comparing.definition import Definitions
from qreport.model.indicator import Ancestry, Indicator
from qreport.model.pack import Pack
from qreport.text.names import fold


class Pair(NamedTuple):
    """Indicators of the older pack and those of the newer one that stand for the same; their sums compare."""

    indicator: Indicator
    label: str
    old: tuple[str, ...]
    """Codes of the older pack; empty for what has no past of its own."""
    new: tuple[str, ...]
    why_not: str | None = None
    """Why values do not compare, whatever they are."""
    told: str | None = None
    """How the past was followed; None when a code stands for itself."""

    def lacking(self, what: str | None) -> "Pair":
        """Return the pair with the reason why a sum could not be made; itself without a reason."""
        return self if what is None else self._replace(told=f"{self.told}；{what}")


def pairs(old: Pack, new: Pack) -> Iterator[Pair]:
    """Yield what is compared, in the order of the newer catalogue; what only the older one has comes last."""
    # Of one pack each code stands for itself; nothing to follow.
    if old.manifest.id == new.manifest.id:
        for indicator in in_order(new):
            code = (indicator.code,)
            yield Pair(indicator, label(indicator, new), code, code)
        return
    yield from _Lineage(old, new).pairs()


class _Lineage:
    def __init__(self, old: Pack, new: Pack) -> None:
        self._old = old
        self._new = new
        self._steps = {code: step for code in new.indicators if (step := self._step(code))}
        self._claims: dict[tuple[str, ...], list[str]] = {}
        for code, step in self._steps.items():
            self._claims.setdefault(step.was, []).append(code)
        # One to one: what was merged or split is no new name for the same thing.
        renamed = {was[0]: codes[0] for was, codes in self._claims.items() if len(was) == len(codes) == 1}
        self._definitions = Definitions(old, new, renamed)

    def pairs(self) -> Iterator[Pair]:
        for indicator in in_order(self._new):
            code = indicator.code
            parts = self._claims[self._steps[code].was] if code in self._steps else [code]
            # Once, where the first of the parts stands in the catalogue.
            if len(parts) > 1 and parts[0] == code:
                yield self._split(parts)
            yield self._pair(indicator) if len(parts) == 1 else self._part(indicator, parts)
        yield from self._gone()

    def _step(self, code: str) -> Ancestry | None:
        """Return the latest step that leads to indicators of the older pack."""
        return next((step for step in self._later(code) if step.was and self._knows(step)), None)

    def _later(self, code: str) -> Iterator[Ancestry]:
        """Yield the steps taken since the older edition; those that it tells itself lie before it."""
        # The 2022 of `2022年版`; an edition without a year lies before every step.
        edition = re.search(r"\d{4}", self._old.manifest.edition)
        before = self._old.indicators[code].lineage if code in self._old.indicators else ()
        for step in self._new.indicators[code].lineage:
            if step in before:
                continue
            if step.since is None or edition is None or edition[0] < step.since:
                yield step

    def _knows(self, step: Ancestry) -> bool:
        return all(each in self._old.indicators for each in step.was)

    def _pair(self, indicator: Indicator) -> Pair:
        code, step = indicator.code, self._steps.get(indicator.code)
        known = (code,) if code in self._old.indicators else ()
        old = step.was if step else known
        why_not = self._redefined(code, past=bool(step)) if old else None
        told = self._told(step, label(indicator, self._new)) if step else None
        if len(old) > 1 and not can_be_added(indicator):
            why_not = why_not or "百分比、比值不能相加"
        return Pair(indicator, label(indicator, self._new), old, (code,), why_not, told)

    def _redefined(self, code: str, *, past: bool) -> str | None:
        """Return what changed; a step that says nothing of the kind vouches for the definition."""
        steps = tuple(self._later(code))
        note = next((step.note for step in steps if not step.comparable), None)
        if note is not None:
            return f"口径变化，{note}"
        # Whoever wrote down a step knew both definitions; only without one their words are compared.
        return None if past or steps else self._definitions.difference(code)

    def _told(self, step: Ancestry, name: str) -> str:
        """Return how the past was followed; an old name is told only when it is another one."""
        before = [label(self._old.indicators[code], self._old) for code in step.was]
        if [fold(each) for each in before] == [fold(name)]:
            words = f"代码原为 {step.was[0]}"
        else:
            words = f"原为{'、'.join(f'“{each}”' for each in before)}{'之和' if len(before) > 1 else ''}"
        return f"{words}；{step.note}" if step.note and step.comparable else words

    def _split(self, parts: list[str]) -> Pair:
        """Return the pair that compares all parts together with what they were."""
        was = self._steps[parts[0]].was
        names = "、".join(f"“{label(self._new.indicators[code], self._new)}”" for code in parts)
        indicator = self._old.indicators[was[0]]
        name = "＋".join(label(self._old.indicators[code], self._old) for code in was)
        reasons = (self._redefined(code, past=True) for code in parts)
        why_not = next((reason for reason in reasons if reason), None)
        if not can_be_added(indicator):
            why_not = why_not or "百分比、比值不能相加"
        return Pair(indicator, name, was, tuple(parts), why_not, f"现为{names}之和")

    def _part(self, indicator: Indicator, parts: list[str]) -> Pair:
        was = "、".join(self._old.indicators[code].name for code in self._steps[parts[0]].was)
        told = f"由“{was}”拆分而来，合计后与它对比"
        return Pair(indicator, label(indicator, self._new), (), (indicator.code,), None, told)

    def _gone(self) -> Iterator[Pair]:
        """Yield what the older pack has and nothing in the newer one stands for."""
        followed = {code for was in self._claims for code in was} | set(self._new.indicators)
        for indicator in in_order(self._old):
            if indicator.code not in followed:
                yield Pair(indicator, label(indicator, self._old), (indicator.code,), ())


def link(old: Pack, new: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the older pack that each indicator of the newer one goes back to."""
    return {code: pair.old for pair in pairs(old, new) for code in pair.new if pair.old}


def in_order(pack: Pack) -> Iterator[Indicator]:
    """Yield the indicators, children straight after their parent; one without a parent at hand is a root."""
    children: dict[str | None, list[Indicator]] = {}
    for indicator in pack.indicators.values():
        children.setdefault(_parent(indicator, pack.indicators), []).append(indicator)
    # A stack instead of recursion: a circle of parents hangs at no root and is passed over.
    waiting = children.get(None, [])[::-1]
    while waiting:
        indicator = waiting.pop()
        yield indicator
        waiting += children.get(indicator.code, [])[::-1]


def label(indicator: Indicator, pack: Pack) -> str:
    """Return the name, after that of the parent for a sub-row, since 国家级 alone says nothing."""
    parent = pack.indicators.get(indicator.parent or "")
    return f"{label(parent, pack)}：{indicator.name}" if parent else indicator.name


def _parent(indicator: Indicator, known: Mapping[str, Indicator]) -> str | None:
    return indicator.parent if indicator.parent in known else None
