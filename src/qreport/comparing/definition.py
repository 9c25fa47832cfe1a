"""Whether two packs mean the same by one indicator.

The entries of explanations.yaml that are still missing, as a form to fill in.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from qreport.formula import Formula, bound
from qreport.model.change import Change, ChangeKind
from qreport.model.facts import Fact
from qreport.model.indicator import Indicator
from qreport.model.pack import Pack
from qreport.text.names import fold


class Definitions:
    """The definitions and formulas of an older and a newer pack."""

    def __init__(self, old: Pack, new: Pack, renamed: Mapping[str, str]) -> None:
        """`renamed`: the code of today by that of the older pack."""
        self._old = old
        self._new = new
        self._renamed = renamed

    def difference(self, code: str) -> str | None:
        """Return how the packs differ about an indicator that both have; None when they agree."""
        before, now = self._old.indicators[code], self._new.indicators[code]
        # A definition that only one of the packs has written down is no other definition.
        if before.definition and now.definition and fold(before.definition) != fold(now.definition):
            return f"口径不同，原为“{before.definition}”，现为“{now.definition}”"
        if self._computed_otherwise(before, now):
            return f"算法不同，原为 {_method(before)}，现为 {_method(now)}"
        return None

    def _computed_otherwise(self, before: Indicator, now: Indicator) -> bool:
        if before.measure and now.measure:
            return before.measure != now.measure
        # Parsed only when the words differ: a sum may be spelt in two ways, or with codes of another edition.
        if not before.formula or not now.formula or before.formula == now.formula:
            return False
        first, second = self._formulas[0].get(before.code), self._formulas[1].get(now.code)
        return first is None or second is None or self._in_codes(first) != self._in_codes(second)

    @cached_property
    def _formulas(self) -> tuple[Mapping[str, Formula], Mapping[str, Formula]]:
        return bound(self._old)[0], bound(self._new)[0]

    def _in_codes(self, formula: Formula) -> str:
        return formula.worded(lambda code, previous: f"{self._renamed.get(code, code)}{'@' * previous}")


def _method(indicator: Indicator) -> str:
    return indicator.formula or (f"{indicator.measure.kind}（明细表）" if indicator.measure else "")


# Comments of the YAML file: the words that may stand behind `reason` and `comparable`.
_HEAD = (
    "# 须说明的变化：逐条核对，数没有错的，在 text 后面的引号里写明原因。",
    "# reason 选一个：policy 政策，scope 统计范围，definition 口径，structure 机构调整，",
    "#   one_off 一次性原因，correction 更正，other 其他。by 写部门或岗位，不写人名。",
    "# 统计范围、口径或机构变了，两年不能相比的，另加一行 comparable: false。",
    "explanations:",
)


def form_of(changes: Iterable[Change]) -> str | None:
    """Return the file with an entry for every change that wants an explanation; None when none does.

    The values that an explanation is given for are filled in, the text is empty: until it is written, the
    entry settles nothing and is itself a finding.
    """
    entries = [line for change in changes if change.is_open for line in _entry(change)]
    return "\n".join((*_HEAD, *entries, "")) if entries else None


def _entry(change: Change) -> Iterator[str]:
    yield f"  # {_remark(change)}"
    if change.lapsed:
        yield f"  # 原说明已失效（数值已变）：{_one_line(change.lapsed)}"
    yield f"  - indicator: {change.indicator.code}"
    # Quoted, since YAML would read 2021 as a number.
    yield f'    period: "{change.new_period}"'
    yield "    reason: other"
    yield '    text: ""'
    yield '    by: ""'
    yield f"    values: {{{', '.join(_values(change))}}}"


def _remark(change: Change) -> str:
    unit = change.indicator.unit
    years = f"{change.old_period} 年 {_told(change.old)}，{change.new_period} 年 {_told(change.new)}"
    restated = "（改数）" if change.kind is ChangeKind.RESTATED else ""
    return _one_line(f"{change.label}{restated}，单位 {unit}：{years}；{change.why_flagged}")


def _values(change: Change) -> Iterator[str]:
    # Of one year that two filings state, the newer value stays.
    stated = {change.old_period: change.old, change.new_period: change.new}
    for period, fact in stated.items():
        if fact is not None:
            # JSON is YAML too, and escapes whatever the text holds.
            yield f'"{period}": {json.dumps(_text(fact), ensure_ascii=False)}'


def _text(fact: Fact) -> str:
    return f"{fact.value:f}" if fact.value is not None else fact.text


def _told(fact: Fact | None) -> str:
    return _text(fact) if fact is not None else "—"


def _one_line(text: str) -> str:
    """Return `text` as it may stand in a comment: nothing that ends a line, no control characters."""
    # NEL, U+2028 and U+2029 end a line in YAML, U+FEFF is its byte order mark, U+FFFE and U+FFFF it refuses.
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+", " ", text).strip()
