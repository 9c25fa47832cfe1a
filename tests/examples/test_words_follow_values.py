"""Whatever the values of an example are, its text says no direction and no rank that they do not bear."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from qreport.aggregate.derive import derive
from qreport.check import rows
from qreport.comparing.unexplained import since_last_year
from qreport.compose import compose
from qreport.model.filing import Filing
from qreport.model.pack import Pack
from qreport.resources import example_folder, pack_folder
from qreport.workflows.opened import open_filing

from .direction_reader import BARE, MEASURED, NO_CLAIM, RANK, Values, faults, texts_of
from .moving import batches, down, moved, up
from .test_every_example import FILINGS


def wrong(filing: Filing, pack: Pack) -> list[str]:
    """Return what the text of the report says against its values."""
    derived, _ = derive(filing, pack, rows.values_of)
    facts = filing.facts + derived
    document, _ = compose(filing, facts, pack, since_last_year(filing, facts, pack))
    values = Values(facts, filing.current)
    return [fault for text in texts_of(document, values) for fault in faults(text, values)]


@pytest.mark.parametrize("name", FILINGS)
def test_no_word_contradicts_the_values(name: str) -> None:
    loaded = open_filing(example_folder() / name)
    found = {batch: wrong(filing, loaded.pack) for batch, filing in batches(loaded.filing)}
    assert {batch: each for batch, each in found.items() if each} == {}


@pytest.mark.parametrize("name", FILINGS)
def test_no_word_of_the_chapters_of_a_pack_does(name: str) -> None:
    loaded = open_filing(example_folder() / name)
    unwritten = replace(loaded.filing, chapters={})
    for move in (up, down):
        assert wrong(moved(unwritten, move), loaded.pack) == []


CHAPTERS = sorted(
    path
    for folder in (pack_folder(), example_folder())
    for path in folder.rglob("chapters/*")
    if path.suffix in (".j2", ".md")
)
CONDITION = re.compile(r"{%-? *if ([^%]*)%}((?:(?!{%-? *(?:if|endif)).)*){%-? *endif *-?%}", re.DOTALL)
ASKS = re.compile("[<>]|最大|最小|居首|连续|创新")
NOT_TYPED = re.compile(r"{{.*?}}|{%.*?%}|^::: 待写.*$", re.MULTILINE)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_no_chapter_types_a_word_of_direction_or_rank_but_on_a_condition(path: Path) -> None:
    text, before = path.read_text(encoding="utf-8"), ""
    while text != before:
        text, before = CONDITION.sub(lambda match: "" if ASKS.search(match[1]) else match[2], text), text
    typed = NO_CLAIM.sub("", NOT_TYPED.sub("0", text))
    found = [match[0] for pattern in (RANK, BARE, MEASURED) for match in pattern.finditer(typed)]
    assert found == []
