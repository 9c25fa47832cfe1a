"""The whole document from its chapters."""

from qreport.compose.blocks import ChapterBlocks
from qreport.compose.drafts import Draft, draft
from qreport.compose.front import front, output_name, properties
from qreport.compose.headings import Numbers
from qreport.compose.numbering import Plan, number, report_unmentioned
from qreport.compose.scene import Scene
from qreport.compose.texts import Texts
from qreport.model.document import Block, Document, Heading, Paragraph, Run
from qreport.model.location import Location


def assemble(scene: Scene) -> Document:
    """Return the document; what is wrong is reported to `scene`.

    A chapter that cannot be rendered stands as its heading with a prompt, so that the others are read too.
    """
    drafts = [draft(scene, chapter) for chapter in scene.chapters.values()]
    texts = Texts(scene)
    plan = number(scene, drafts, texts.mentions)
    body = tuple(block for each in drafts for block in _chapter(each, texts, plan))
    report_unmentioned(scene, drafts, plan, texts.mentions)
    output_name(scene)
    return Document(properties(texts), (*front(texts, body), *body))


def _chapter(each: Draft, texts: Texts, plan: Plan) -> tuple[Block, ...]:
    chapter = each.chapter
    counted = plan.chapters[chapter.id] if each.kind == "body" else None
    numbers = Numbers(counted, texts.scene.pack.layout.headings)
    title = texts.of_template(chapter.head.title, Location(chapter.file, line=1))
    heading = Heading(chapter.id, 1, numbers.chapter(), title, page_break=True)
    if each.rendered is None:
        return (heading, Paragraph((Run("【本章有错误，未能生成；改正后重新生成报告】"),), "prompt"))
    return (heading, *ChapterBlocks(each, each.rendered, texts, plan, numbers).all())
