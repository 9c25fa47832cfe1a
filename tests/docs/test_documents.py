"""What the documents name is there: files, headings, commands, options."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from places import ROOT

from qreport.aggregate.measured import MEASURES
from qreport.check import KINDS
from qreport.cli.commands import commands as known
from qreport.cli.main import GROUPS, main
from qreport.compose.language.filters import FILTERS
from qreport.notation.directives import NAMES as DIRECTIVES
from qreport.render.charts.registry import KINDS as CHART_KINDS
from qreport.workflows import schema

from .markdown import anchors, commands, links

READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_WORD = re.compile(r"(?<![\w/\\-])-{0,2}[a-z][a-z-]*")


def named(command: str) -> list[str]:
    """Return the commands in `qreport pack list|show ID`: `pack list` and `pack show`."""
    first, *rest = command.split()[1:]
    if first not in GROUPS or not rest:
        return [first]
    return [f"{first} {part.split()[0]}" for part in " ".join(rest).split("|")]


def shape(command: str) -> list[str]:
    """Return what both languages write alike: the words of the command line itself."""
    return _WORD.findall(command)


def test_links_and_commands_are_seen_where_they_stand() -> None:
    for readme in READMES:
        assert len(list(links(readme))) > 5
        assert len(list(commands(readme))) > 5


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_every_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    for link in links(document):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = document.parent / name if name else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_every_command_and_option_exists(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in commands(document):
        for name in named(command):
            if name.startswith("--"):
                continue
            assert name in known.all() or name in GROUPS, command
            assert main([*name.split(), "--help"]) == 0
            options = set(_OPTION.findall(capsys.readouterr().out))
            assert set(_OPTION.findall(command)) <= options, command


def test_both_readmes_name_the_same_commands() -> None:
    english, chinese = ([shape(each) for each in commands(readme)] for readme in READMES)
    assert english == chinese
    assert {name for each in commands(READMES[0]) for name in named(each)} == set(known.all())


REFERENCE = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
FILING = (ROOT / "docs" / "filing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", [REFERENCE, FILING], ids=["packs", "filing"])
def test_the_tables_of_keys_are_those_of_the_models(document: str) -> None:
    assert schema.with_tables(document) == document, "python -m qreport.workflows.schema docs/*.md"


def test_each_model_has_one_table_of_keys() -> None:
    tables = re.findall(r"^<!-- keys of (\w+) -->$", REFERENCE + FILING, re.MULTILINE)
    assert sorted(tables) == sorted(schema.models())


@pytest.mark.parametrize(
    "names", [KINDS, MEASURES, CHART_KINDS, FILTERS], ids=["rules", "measures", "charts", "filters"]
)
def test_the_reference_names_every_part_that_a_pack_may_use(names: Iterable[str]) -> None:
    assert {name for name in names if not re.search(rf"^\| `{name}\b", REFERENCE, re.MULTILINE)} == set()


@pytest.mark.parametrize("name", DIRECTIVES)
def test_the_reference_shows_every_directive(name: str) -> None:
    assert f"\n| `::: {name}" in REFERENCE


@pytest.mark.parametrize("name", list(CHART_KINDS))
def test_the_reference_tells_what_a_chart_holds(name: str) -> None:
    kind = CHART_KINDS.all()[name]
    categories, series = (
        f"{least}–{most}" if least != most else str(most) for least, most in (kind.categories, kind.series)
    )
    assert f"| `{name}` | {categories} | {series} |" in REFERENCE
