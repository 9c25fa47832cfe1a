"""The whole document from its chapters."""

from qreport.compose.chapters.blocks import ChapterBlocks
from qreport.compose.chapters.drafts import Draft, draft
from qreport.compose.chapters.headings import Numbers
from qreport.compose.chapters.numbering import Plan, number, report_unmentioned
from qreport.compose.document.front import front, output_name, properties
from qreport.compose.language.texts import Texts
from qreport.compose.values.composition import Composition
from qreport.model.document import Block, Document, Heading, Paragraph, Run
from qreport.model.location import Location


def assemble(composition: Composition) -> Document:
    """Return the document; what is wrong is reported to `composition`.

    A chapter that cannot be rendered stands as its heading with a prompt, so that the others are read too.
    One of which the values leave no text is left out, heading and number too, unless that leaves no report.
    """
    every = [draft(composition, chapter) for chapter in composition.chapters.values()]
    drafts = [each for each in every if not each.blank] or every
    texts = Texts(composition)
    plan = number(composition, drafts, texts.mentions)
    chapters = [(each.kind, _chapter(each, texts, plan)) for each in drafts]
    report_unmentioned(composition, drafts, plan, texts.mentions)
    body = tuple(block for kind, blocks in chapters if kind != "preface" for block in blocks)
    return Document(properties(texts), (*front(texts, chapters), *body), output_name(composition))


def _chapter(each: Draft, texts: Texts, plan: Plan) -> tuple[Block, ...]:
    chapter = each.chapter
    numbers = Numbers(plan.chapters[chapter.id], each.kind, texts.composition.pack.layout.headings)
    title = texts.of_template(chapter.head.title, Location(chapter.file, line=1))
    new_page = each.kind != "body" or texts.composition.pack.layout.chapters_on_new_page
    heading = Heading(f"chapter-{chapter.id}", 1, numbers.chapter(), title, page_break=new_page)
    if each.rendered is None:
        return (heading, Paragraph((Run("【本章有错误，未能生成；改正后重新生成报告】"),), "prompt"))
    return (heading, *ChapterBlocks(each, each.rendered, texts, plan, numbers).all())
