"""Parts of a pack that cannot all be meant: limits that no value keeps, families that do not add up."""

from collections.abc import Iterator

from qreport.load.packs.pack_merge import places
from qreport.model.finding import Finding
from qreport.model.indicator import Indicator, Nesting
from qreport.model.pack import Pack
from qreport.problems.reading import CONTRADICTION, RULE_TWICE, UNPRINTED_PART


def contradictions(pack: Pack) -> tuple[Finding, ...]:
    """Return what in `pack` contradicts something else in it, and what is said twice."""
    return (*_limits(pack), *_families(pack), *_rules(pack), *_front(pack), *_chapters(pack))


def _limits(pack: Pack) -> Iterator[Finding]:
    for code, indicator in pack.indicators.items():
        least, most, standard = indicator.minimum, indicator.maximum, indicator.standard
        if least is not None and most is not None and least > most:
            message = f"指标“{code}”的 minimum {least} 大于 maximum {most}，没有数能合格"
            yield CONTRADICTION.at(*places(pack, "indicator", code, ("minimum",)), message=message)
        limit = (standard.at_least or standard.at_most) if standard else None
        if limit is not None and (
            (most is not None and limit > most) or (least is not None and limit < least)
        ):
            message = f"指标“{code}”的标准 {limit} 不在 minimum 和 maximum 之间，达标的数反而算异常"
            yield CONTRADICTION.at(*places(pack, "indicator", code, ("standard",)), message=message)


def _families(pack: Pack) -> Iterator[Finding]:
    """Parts are counted in the unit of their whole, or else they can neither add up to it nor be less."""
    for code, part in pack.indicators.items():
        whole = pack.indicators.get(part.parent or "")
        # Parts that overlap are compared with nothing.
        if whole and whole.nesting is not Nesting.OVERLAP and part.unit != whole.unit:
            message = f"“{code}”的单位是{part.unit}，上级“{whole.code}”是{whole.unit}，{_relation(whole)}"
            yield CONTRADICTION.at(*places(pack, "indicator", code, ("unit",)), message=message)


def _relation(whole: Indicator) -> str:
    return "却说它们相加等于上级" if whole.nesting is Nesting.PARTITION else "却说它不大于上级"


def _rules(pack: Pack) -> Iterator[Finding]:
    first: dict[tuple[object, ...], str] = {}
    for code, rule in sorted(pack.rules.items()):
        # Arguments hold lists and mappings, which cannot be keys; their text can.
        other = first.setdefault((rule.kind, repr(rule.args), rule.levels), code)
        if other != code:
            message = f"规则 {code} 与 {other} 的 kind 和 args 完全相同，一处错会报两次"
            yield RULE_TWICE.at(*places(pack, "rule", code), message=message)


def _front(pack: Pack) -> Iterator[Finding]:
    front, prefaces = (
        pack.manifest.front,
        [each.id for each in pack.chapters.values() if each.head.kind == "preface"],
    )
    if prefaces and "preface" not in front:
        message = f"章“{prefaces[0]}”是前言（kind: preface），front 里却没有 preface，印不出来"
        yield UNPRINTED_PART.at(*places(pack, "chapter", prefaces[0]), message=message)
    if pack.manifest.statement and "statement" not in front:
        message = "写了 statement（责任声明），front 里却没有 statement，印不出来"
        yield UNPRINTED_PART.at(*places(pack, "manifest", "", ("statement",)), message=message)


def _chapters(pack: Pack) -> Iterator[Finding]:
    listed = pack.manifest.chapters
    for position, code in enumerate(listed):
        if code in listed[:position]:
            message = f"chapters 里“{code}”列了两次"
            yield CONTRADICTION.at(*places(pack, "manifest", "", ("chapters", position)), message=message)
