"""Walking over the tree of a document."""

from collections.abc import Iterable, Iterator

from qreport.model.document import Block, CaseStudy, ListBlock


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block in the order of reading, those inside lists and case studies too."""
    for block in blocks:
        yield block
        if isinstance(block, CaseStudy):
            yield from walk(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from walk(item)
