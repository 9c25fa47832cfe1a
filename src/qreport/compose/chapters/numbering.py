"""Numbers of tables, figures and cases, given in the order of the report before any block is made.

Numbers of headings: 一、（一）1.（1） or 1, 1.1, 1.1.1, or none.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from markdown_it.token import Token
from msgspec import Struct, field

from qreport.compose.chapters.directive_faults import fault
from qreport.compose.chapters.drafts import Draft
from qreport.compose.chapters.moved import moved
from qreport.compose.charts.charts import Drawn, drawn
from qreport.compose.language.texts import Mentions
from qreport.compose.values.composition import Composition
from qreport.compose.values.wording import Counter, Label
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import ChapterKind
from qreport.notation.directives import CASE, CHANGES, CHART, PHOTOS, TABLE, TYPED_TABLE, Directive
from qreport.problems.composing import NEVER_MENTIONED, NOTHING_CHANGED, PLACED_TWICE, UNKNOWN_TABLE
from qreport.text.numerals import numeral

Spot = tuple[str, int]
"""Id of a chapter, and a line of its rendered text (from 0)."""


class Plan(Struct):
    """What stands where, under which number."""

    chapters: Mapping[str, int | None]
    """The number that captions of a chapter carry; None for an annex."""
    placed: dict[Spot, Label] = field(default_factory=dict)
    """Directives that can be carried out; the text of the label is empty where there is no number."""
    charts: dict[str, Drawn] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    """Where each id stands."""
    lacking: dict[Spot, str] = field(default_factory=dict)
    """What stands in the place of a table or chart that the pack does not have."""


class _Planner:
    def __init__(self, composition: Composition, plan: Plan, mentions: Mentions) -> None:
        self._scene = composition
        self._plan = plan
        self._mentions = mentions
        self._counter = Counter(composition.wording)

    def place(self, draft: Draft, token: Token, line: int, directive: Directive) -> None:
        """Give the directive its number, or report what is wrong with it."""
        at = draft.at(line)
        wrong = fault(directive, self._scene, at, closed=token.meta["closed"])
        if wrong:
            self._scene.report(wrong)
            if wrong.code == UNKNOWN_TABLE.code:
                self._plan.lacking[draft.chapter.id, line] = f"【查无此{directive.name}：{directive.rest}】"
            return
        target = directive.id or _unnamed((draft.chapter.id, line))
        if target in self._plan.places:
            first = self._plan.places[target]
            message = f"“{target}”放了两次，第一次在 {first}"
            self._scene.report(PLACED_TWICE.at(at, first, message=message))
            return
        if directive.name == CHANGES and not moved(self._scene, directive):
            message = f"{self._scene.filing.previous} 年和 {self._scene.filing.current} 年之间没有可印的变化"
            self._scene.report(NOTHING_CHANGED.at(at, message=message))
        elif directive.name != CHART or self._draw(target):
            self._enter(target, draft, line, directive)
            self._plan.places[target] = at

    def _draw(self, target: str) -> bool:
        chart = drawn(self._scene, self._scene.pack.charts[target])
        if chart:
            self._plan.charts[target] = chart
        return chart is not None

    def _enter(self, target: str, draft: Draft, line: int, directive: Directive) -> None:
        label = self._label(target, self._plan.chapters[draft.chapter.id], directive)
        self._plan.placed[draft.chapter.id, line] = label
        if label.text:
            self._mentions.labels[target] = label
        else:
            self._mentions.unlabelled.add(target)

    def _label(self, target: str, chapter: int | None, directive: Directive) -> Label:
        titled = bool(directive.keys.get("标题"))
        sort = directive.words[0] if directive.name == CHANGES else directive.name
        if sort == TABLE or (sort == TYPED_TABLE and titled):
            return self._counter.captioned(target, "table", chapter)
        if sort == CASE:
            return self._counter.case(target)
        if sort == CHART or (sort == PHOTOS and titled):
            return self._counter.captioned(target, "figure", chapter)
        return Label(target, "")


def number(composition: Composition, drafts: Sequence[Draft], mentions: Mentions) -> Plan:
    """Return the numbers of all that has a caption, and fill `mentions` with them."""
    plan = Plan(_chapter_numbers(drafts))
    planner = _Planner(composition, plan, mentions)
    for draft in drafts:
        for token, line, directive in draft.directives():
            planner.place(draft, token, line, directive)
    return plan


def report_unmentioned(
    composition: Composition, drafts: Sequence[Draft], plan: Plan, mentions: Mentions
) -> None:
    """Report each captioned table and figure of the body that the text never mentions."""
    annexes = {draft.chapter.id for draft in drafts if draft.kind == "annex"}
    for spot, label in plan.placed.items():
        if label.is_captioned and spot[0] not in annexes and label.target not in mentions.seen:
            composition.report(_unmentioned(spot, label, plan.places[label.target]))


def _unmentioned(spot: Spot, label: Label, at: Location) -> Finding:
    if at.paragraph:
        mend = "在它前面的段落里写“见”和它的编号，如“见表1-1”。"
        return NEVER_MENTIONED.at(at, message=f"正文没有提到{label.text}", mend=mend)
    if label.target == _unnamed(spot):
        mend = "给 ::: 这一行写上 id=名称，再在前面的段落里用 {{ 见.名称 }} 提到它。"
        return NEVER_MENTIONED.at(at, message=f"正文没有提到{label.text}", mend=mend)
    return NEVER_MENTIONED.at(at, message=f"正文没有提到{label.text}（{label.target}）")


def _unnamed(spot: Spot) -> str:
    return f"{spot[0]}-{spot[1]}"


def _chapter_numbers(drafts: Sequence[Draft]) -> dict[str, int | None]:
    """The cases count on after the last body chapter; an annex and a preface have no number."""
    counted = [draft.chapter.id for kind in ("body", "case") for draft in drafts if draft.kind == kind]
    numbers: dict[str, int | None] = {code: number for number, code in enumerate(counted, 1)}
    return {draft.chapter.id: numbers.get(draft.chapter.id) for draft in drafts}


System = Literal["gongwen", "decimal", "none"]


class Numbers:
    """Counts the headings of one chapter.

    A case has no number itself and counts its parts like chapters: 一、（一）1. A preface
    and an annex count nothing.
    """

    def __init__(self, chapter: int | None, kind: ChapterKind, system: System) -> None:
        self._counts = [0, 0, 0]
        self._chapter = chapter if kind == "body" else None
        self._kind = kind
        self._system = system

    def chapter(self) -> str:
        """Return the number of the heading of level 1."""
        if self._chapter is None or self._system == "none":
            return ""
        return f"{numeral(self._chapter)}、" if self._system == "gongwen" else f"{self._chapter} "

    def below(self, level: int) -> str:
        """Return the next number of a heading of level 2 to 4."""
        if self._kind in ("preface", "annex") or self._system == "none":
            return ""
        place = level - 2
        # A heading begins the count of all levels below it anew.
        self._counts[place:] = [self._counts[place] + 1, *[0] * (2 - place)]
        count = self._counts[place]
        if self._system == "decimal":
            chapter = [] if self._chapter is None else [self._chapter]
            return ".".join(map(str, [*chapter, *self._counts[: place + 1]])) + " "
        shift = place if self._kind == "case" else place + 1
        return (f"{numeral(count)}、", f"（{numeral(count)}）", f"{count}.", f"（{count}）")[shift]
