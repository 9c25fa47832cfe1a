"""What a pack holds and never uses: nobody sees it, and schools would fill it in for nothing."""

import re
from collections.abc import Iterator

from qreport.load.packs.pack_files import FOLDERS
from qreport.load.packs.pack_merge import places
from qreport.model.finding import Finding
from qreport.model.pack import Pack
from qreport.problems.reading import IDLE_INDICATORS, UNUSED_ENTRY
from qreport.text.names import fold

# `teachers_full_time` wherever it stands: in {{ }}, in a formula, as a value; other words do no harm.
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_OWN = {"code", "id", "name", "aliases", "parent"}
"""What an entry says of itself, and a part of its whole: neither uses anything."""
_SHOWN = 10


def unused(pack: Pack) -> Iterator[Finding]:
    """Yield the record sets, tables and charts that no other part of `pack` mentions, and idle indicators.

    What a pack takes over from the one that it extends is that one's business.
    A mention is a code anywhere in another entry or in a chapter (of a table or chart: in a chapter), or the
    name of an indicator in a formula, a rule or a chapter. An indicator that is required, or whose whole or
    part is mentioned, is in use; the others are told in one note, since the chapters of a school may print
    them.
    """
    words, prose = _mentioned(pack)
    printed = frozenset(_WORD.findall("\n".join(chapter.text for chapter in pack.chapters.values())))
    groups = (
        ("record_set", "明细表", pack.record_schemas, words),
        ("table", "表", pack.tables, printed),
        ("chart", "图", pack.charts, printed),
    )
    for kind, word, entries, used in groups:
        for code in sorted(set(entries) - used):
            if _is_own(pack, kind, code):
                message = f"{word}“{code}”没有任何地方用到"
                yield UNUSED_ENTRY.at(*places(pack, kind, code), message=message, found=code)
    own = [code for code in pack.indicators if _is_own(pack, "indicator", code)]
    idle = [code for code in own if code not in words and not _serves(pack, code, words, prose)]
    if idle:
        names = "、".join(idle[:_SHOWN]) + ("等" if len(idle) > _SHOWN else "")
        message = f"有 {len(idle)} 个指标，报告包的表、图、规则和章节都没有用到：{names}"
        yield IDLE_INDICATORS.at(*places(pack, "indicator", idle[0]), message=message, found=str(len(idle)))


def _is_own(pack: Pack, kind: str, code: str) -> bool:
    """Whether an entry lies in the folder of the pack itself, or is changed there."""
    # Files of a pack bear its id in front, those of one opened by its folder the name of a folder of packs.
    own = (pack.manifest.id, *FOLDERS)
    return all(place.file.partition("/")[0] in own for place in places(pack, kind, code))


def _serves(pack: Pack, code: str, words: frozenset[str], prose: str) -> bool:
    indicator = pack.indicators[code]
    family = (indicator.parent, *(child.code for child in pack.children(code)))
    named = any(fold(name) in prose for name in indicator.names)
    return indicator.required or named or any(member in words for member in family)


def _mentioned(pack: Pack) -> tuple[frozenset[str], str]:
    """Return every code that an entry or chapter mentions, and all text in which names may stand."""
    groups = (pack.indicators, pack.record_schemas, pack.tables, pack.charts, pack.rules)
    entries = [
        # Defaults name nothing, and would only make the text longer.
        entry.model_dump_json(exclude=_OWN, exclude_defaults=True)
        for group in groups
        for entry in group.values()
    ]
    texts = [*entries, *(chapter.text for chapter in pack.chapters.values())]
    return frozenset(_WORD.findall("\n".join(texts))), fold("".join(texts))
