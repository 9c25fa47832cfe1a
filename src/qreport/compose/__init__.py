"""Facts, records and chapters to a document: Jinja's notation, Markdown, words of numbers, captions."""

from collections.abc import Sequence

from qreport.model.change import Change
from qreport.model.document import Document
from qreport.model.facts import Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding, in_order
from qreport.model.pack import Pack

__all__ = ["compose", "lint", "output_name", "proofread_pack", "unwritten"]


# The modules are imported where they are used: jinja2 and markdown-it would slow `--help` down.


def compose(
    filing: Filing, facts: Facts, pack: Pack, changes: Sequence[Change] = ()
) -> tuple[Document, tuple[Finding, ...]]:
    """Return the report of `filing` and what is wrong with it.

    `facts` are those of the filing and the derived ones, `changes` what became of them since the year
    before, which only `::: 变化` prints. All problems of all chapters are found in one run; a chapter that
    cannot be rendered stands as a heading with a prompt.
    """
    from qreport.compose.document.assembly import assemble
    from qreport.compose.values.composition import Composition

    composition = Composition(filing, facts, pack, changes=changes)
    document = assemble(composition)
    return document, in_order(composition.findings)


def lint(filing: Filing, pack: Pack) -> tuple[Finding, ...]:
    """Return what is wrong with the chapters whatever the data are: notation, names, directives, photos.

    Photos are looked for in the chapters of the filing only; those of a pack have no folder yet.
    """
    from qreport.compose.document.static_check import check
    from qreport.compose.values.composition import Composition

    return in_order(check(Composition(filing, filing.facts, pack)))


def proofread_pack(filing: Filing, pack: Pack) -> tuple[Finding, ...]:
    """Return what a proofreader would mark in the captions, notes and titles of `pack`."""
    from qreport.compose.document.static_check import proofread_texts
    from qreport.compose.values.composition import Composition

    return tuple(proofread_texts(Composition(filing, filing.facts, pack)))


def unwritten(filing: Filing, pack: Pack) -> tuple[Finding, ...]:
    """Return the places that are still to be written, as far as no data are needed to tell."""
    from qreport.compose.chapters import drafts
    from qreport.compose.values.composition import Composition

    composition = Composition(filing, filing.facts, pack)
    return in_order((*drafts.unwritten(composition), *drafts.not_written(composition)))


def output_name(filing: Filing, pack: Pack) -> str:
    """Return the file name of the report, without ending; safe on every system."""
    from qreport.compose.document import assembly
    from qreport.compose.values.composition import Composition

    return assembly.output_name(Composition(filing, filing.facts, pack))
